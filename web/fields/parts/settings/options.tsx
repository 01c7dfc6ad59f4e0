import { ActionIcon, Button, Group, Input, Stack, Textarea, TextInput } from "@mantine/core";
import { IconPlus, IconTextPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useT } from "../../../parts/i18n.tsx";
import { DragHandle, SortableItem, SortableList } from "../../../parts/sortable.tsx";
import type { SettingsProps } from "../../design.ts";
import type { Choice, FieldSettings } from "../../settings.ts";

/** Options are added, renamed, reordered and removed; the default value follows. */
export function OptionsSetting({ field, change, problem }: SettingsProps) {
  const t = useT();
  const [several, setSeveral] = useState(false);
  const options = field.options ?? [];
  const set = (next: readonly Choice[]) => change({ options: next, ...defaultFor(field, next) });
  const rename = (at: number, label: string) => {
    const next = options.map((option, index) => (index === at ? { ...option, label } : option));
    change({ options: next, ...renamedDefault(field, options[at]?.label ?? "", label) });
  };

  return (
    <Input.Wrapper label={t("formEditor.options")} labelElement="div" error={problem("options")}>
      <Stack gap={6} mt={4} role="group" aria-label={t("formEditor.options")}>
        <SortableList
          ids={options.map((_, at) => String(at))}
          nameOf={(id) => options[Number(id)]?.label ?? ""}
          onMove={(from, to) => set(moved(options, from, to))}
        >
          {options.map((option, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names change while they are typed, so the place is the key
            <SortableItem key={at} id={String(at)}>
              <Group gap={6} wrap="nowrap">
                <DragHandle label={t("formEditor.optionDrag", { name: option.label })} />
                <TextInput
                  flex={1}
                  aria-label={t("formEditor.option", { at: at + 1 })}
                  value={option.label}
                  onChange={(event) => rename(at, event.currentTarget.value)}
                  autoComplete="off"
                />
                <ActionIcon
                  aria-label={t("formEditor.optionRemove", { name: option.label })}
                  disabled={options.length === 1}
                  onClick={() => set(options.filter((_, index) => index !== at))}
                >
                  <IconX size={16} />
                </ActionIcon>
              </Group>
            </SortableItem>
          ))}
        </SortableList>
        <Group gap="xs">
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} />}
            onClick={() =>
              set([...options, { label: freeName(options, (at) => t("formEditor.newOption", { at })) }])
            }
          >
            {t("formEditor.addOption")}
          </Button>
          <Button
            variant="subtle"
            size="xs"
            leftSection={<IconTextPlus size={14} />}
            aria-expanded={several}
            onClick={() => setSeveral(!several)}
          >
            {t("formEditor.addOptions")}
          </Button>
        </Group>
        {several && (
          <SeveralOptions
            onAdd={(labels) => {
              set([...options, ...labels.map((label) => ({ label }))]);
              setSeveral(false);
            }}
          />
        )}
      </Stack>
    </Input.Wrapper>
  );
}

function SeveralOptions({ onAdd }: { onAdd: (labels: readonly string[]) => void }) {
  const t = useT();
  const [text, setText] = useState("");
  const labels = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return (
    <Stack gap="xs" align="start">
      <Textarea
        w="100%"
        label={t("formEditor.addOptionsHint")}
        autosize
        minRows={3}
        maxRows={10}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
      />
      <Button size="xs" disabled={labels.length === 0} onClick={() => onAdd([...new Set(labels)])}>
        {t("common.add")}
      </Button>
    </Stack>
  );
}

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}

function freeName(options: readonly Choice[], name: (at: number) => string): string {
  for (let at = options.length + 1; ; at++) {
    if (!options.some(({ label }) => label === name(at))) return name(at);
  }
}

/** Removed options leave the default value. */
function defaultFor({ defaultValue }: FieldSettings, options: readonly Choice[]) {
  const exists = (name: unknown) => options.some(({ label }) => label === name);
  if (Array.isArray(defaultValue)) return { defaultValue: defaultValue.filter(exists) };
  return exists(defaultValue) ? {} : { defaultValue: "" };
}

function renamedDefault({ defaultValue }: FieldSettings, from: string, to: string) {
  const renamed = (name: unknown) => (name === from ? to : name);
  return { defaultValue: Array.isArray(defaultValue) ? defaultValue.map(renamed) : renamed(defaultValue) };
}

/** What a new field of choices starts with. */
export const twoOptions = (name: (facts: { at: number }) => string): readonly Choice[] =>
  [1, 2].map((at) => ({ label: name({ at }) }));
