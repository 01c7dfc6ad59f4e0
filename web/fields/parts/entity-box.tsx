import { Group, MultiSelect, type MultiSelectProps, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Entity } from "../../../src/core/fields/field.ts";
import { groupsQuery, organizationsQuery } from "../../parts/directory.ts";
import { useT } from "../../parts/i18n.tsx";

export type EntityBoxKind = "ORGANIZATION" | "GROUP";

type Inherited = Omit<MultiSelectProps, "data" | "value" | "onChange" | "searchable">;
interface Props extends Inherited {
  readonly kind: EntityBoxKind;
  readonly entities: readonly Entity[];
  readonly onEntities: (entities: readonly Entity[]) => void;
  /** only these can be chosen; empty: all */
  readonly candidates?: readonly string[];
  /** entries that are none, e.g. "the department of whoever adds the record" */
  readonly extra?: readonly Entity[];
}

/** Departments or groups, found by typing a part of their name. */
export function EntityBox({ kind, entities, onEntities, candidates = [], extra = [], ...props }: Props) {
  const t = useT();
  const [opened, setOpened] = useState(false);
  const all = useEntities(kind, opened);
  const offered = candidates.length > 0 ? all.filter(({ code }) => candidates.includes(code)) : all;
  const known = new Map([...offered, ...entities, ...extra].map((one) => [one.code, one]));
  return (
    <MultiSelect
      {...props}
      data={[...known.values()].map(({ code, name }) => ({ value: code, label: name }))}
      value={entities.map(({ code }) => code)}
      onChange={(codes) => onEntities(codes.map((code) => known.get(code) ?? { code, name: code }))}
      searchable
      hidePickedOptions
      onDropdownOpen={() => setOpened(true)}
      nothingFoundMessage={t("record.nothingFound")}
      renderOption={({ option }) => (
        <Group gap="xs" wrap="nowrap">
          <Text size="sm">{option.label}</Text>
          <Text size="xs" c="dimmed">
            {option.value}
          </Text>
        </Group>
      )}
      styles={{ inputField: { minWidth: 24 } }}
      comboboxProps={{ shadow: "md" }}
    />
  );
}

/** Read when somebody first opens the list. */
function useEntities(kind: EntityBoxKind, enabled: boolean): readonly Entity[] {
  const organizations = useQuery({ ...organizationsQuery, enabled: enabled && kind === "ORGANIZATION" });
  const groups = useQuery({ ...groupsQuery, enabled: enabled && kind === "GROUP" });
  const found = (kind === "GROUP" ? groups.data : organizations.data) ?? [];
  return found.map(({ code, name }) => ({ code, name }));
}
