import { ActionIcon, Button, Group, Input, Select, Stack, Text } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { moved } from "../../../fields/parts/settings/options.tsx";
import { useT } from "../../../parts/i18n.tsx";
import { DragHandle, SortableItem, SortableList } from "../../../parts/sortable.tsx";
import type { FieldChoice } from "./field-choices.ts";
import classes from "./views.module.css";

interface Props {
  readonly codes: readonly string[];
  readonly choices: readonly FieldChoice[];
  readonly error: string | undefined;
  readonly onChange: (codes: readonly string[]) => void;
}

/** The columns of a list, in their order. */
export function Columns({ codes, choices, error, onChange }: Props) {
  const t = useT();
  const labelOf = (code: string) => choices.find(({ value }) => value === code)?.label ?? code;
  const left = choices.filter(({ value }) => !codes.includes(value));
  return (
    <Input.Wrapper
      label={t("views.columns")}
      description={t("views.columnsHint")}
      labelElement="div"
      error={error}
    >
      <Stack gap={4} mt={6} role="group" aria-label={t("views.columns")}>
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
              w={260}
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
