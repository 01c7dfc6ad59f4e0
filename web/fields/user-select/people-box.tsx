import { Avatar, Group, MultiSelect, type MultiSelectProps, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import type { Entity } from "../../../src/core/fields/field.ts";
import { useT } from "../../parts/i18n.tsx";
import { type Among, useUserSearch } from "./search.ts";

type Inherited = Omit<MultiSelectProps, "data" | "value" | "onChange" | "searchable">;
interface Props extends Inherited {
  readonly people: readonly Entity[];
  readonly onPeople: (people: readonly Entity[]) => void;
  /** only these can be chosen; absent: everybody */
  readonly among?: Among;
  /** entries that are no people, e.g. "signed-in user" */
  readonly extra?: readonly Entity[];
}

/** People, found by typing a part of their name. */
export function PeopleBox({ people, onPeople, among, extra = [], ...props }: Props) {
  const t = useT();
  const [typed, setTyped] = useState("");
  const [opened, setOpened] = useState(false);
  const [words] = useDebouncedValue(typed.trim(), 200);
  const found = useUserSearch(words, { enabled: opened, among });
  const known = byCode([...extra, ...people, ...found]);

  return (
    <MultiSelect
      {...props}
      data={[...known.values()].map(({ code, name }) => ({ value: code, label: name }))}
      value={people.map(({ code }) => code)}
      onChange={(codes) => onPeople(codes.map((code) => known.get(code) ?? { code, name: code }))}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      onDropdownOpen={() => setOpened(true)}
      // The server has searched already, in the name and the login name.
      filter={({ options, search }) =>
        search.trim() === words
          ? options
          : options.filter((option) => "label" in option && matches(option, search))
      }
      hidePickedOptions
      nothingFoundMessage={t("record.nobodyFound")}
      renderOption={({ option }) => (
        <Group gap="xs" wrap="nowrap">
          <Avatar size={24} name={option.label} color="initials" aria-hidden />
          <Text size="sm">{option.label}</Text>
          <Text size="xs" c="dimmed">
            {option.value}
          </Text>
        </Group>
      )}
      // The chosen ones and the cursor share a line for as long as they can.
      styles={{ inputField: { minWidth: 24 } }}
      comboboxProps={{ shadow: "md" }}
    />
  );
}

const matches = ({ value, label }: { value: string; label: string }, search: string) =>
  `${label} ${value}`.toLowerCase().includes(search.trim().toLowerCase());

function byCode(entities: readonly Entity[]): Map<string, Entity> {
  const known = new Map<string, Entity>();
  for (const entity of entities) if (!known.has(entity.code)) known.set(entity.code, entity);
  return known;
}
