import { ActionIcon, Button, Group, Input, Select, Stack, Text } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { moved } from "../fields/parts/settings/options.tsx";
import classes from "./columns.module.css";
import type { FieldChoice } from "./field-choices.ts";
import { useT } from "./i18n.tsx";
import { DragHandle, SortableItem, SortableList } from "./sortable.tsx";

interface Props {
  readonly label: string;
  readonly description?: string;
  readonly codes: readonly string[];
  readonly choices: readonly FieldChoice[];
  readonly error: string | undefined;
  readonly onChange: (codes: readonly string[]) => void;
}

/** Fields that become the columns of a list, in their order. */
export function Columns({ label, description, codes, choices, error, onChange }: Props) {
  const t = useT();
  const labelOf = (code: string) => choices.find(({ value }) => value === code)?.label ?? code;
  const left = choices.filter(({ value }) => !codes.includes(value));
  return (
    <Input.Wrapper label={label} description={description} labelElement="div" error={error}>
      <Stack gap={4} mt={6} role="group" aria-label={label}>
        <SortableList ids={codes} nameOf={labelOf} onMove={(from, to) => onChange(moved(codes, from, to))}>
          {codes.map((code) => (
            <SortableItem key={code} id={code}>
              <div className={classes.column}>
                <DragHandle label={t("views.columnDrag", { name: labelOf(code) })} />
                <Text size="sm" flex={1} truncate>
                  {labelOf(code)}
                </Text>
                <ActionIcon
                  aria-label={t("views.columnRemove", { name: labelOf(code) })}
                  onClick={() => onChange(codes.filter((one) => one !== code))}
                >
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              </div>
            </SortableItem>
          ))}
        </SortableList>
        {left.length > 0 && (
          <Group gap="xs" mt={4}>
            <Select
              aria-label={t("views.addColumn")}
              placeholder={t("views.addColumn")}
              data={left}
              value={null}
              onChange={(code) => code && onChange([...codes, code])}
              searchable
              className={classes.add}
            />
            <Button variant="subtle" onClick={() => onChange([...codes, ...left.map(({ value }) => value)])}>
              {t("views.allColumns")}
            </Button>
          </Group>
        )}
      </Stack>
    </Input.Wrapper>
  );
}
