import { Button, Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { FilterRows as Rows } from "../../../src/core/query/rows.ts";
import type { Fields } from "../form.ts";
import { useT } from "../i18n.tsx";
import { ConditionRow, newCondition } from "./condition-row.tsx";
import { filterable, sortable } from "./fields.ts";
import { SortRow } from "./sort-row.tsx";

interface Props {
  readonly fields: Fields;
  readonly rows: Rows;
  readonly onChange: (rows: Rows) => void;
  /** only which records, not in which order */
  readonly withoutOrder?: boolean;
}

/** Conditions, all or any of them, and the order. Also for the settings of a view. */
export function FilterRows({ fields, rows, onChange, withoutOrder = false }: Props) {
  const t = useT();
  const { match, order } = rows;
  const firstField = filterable(fields)[0]?.value;
  const firstSort = sortable(fields).find(({ value }) => order.every(({ field }) => field !== value))?.value;
  return (
    <Stack gap="lg">
      <section aria-label={t("filter.conditions")}>
        <Group justify="space-between" mb="xs" gap="xs">
          <Text component="h3" fw={600}>
            {t("filter.conditions")}
          </Text>
          {rows.rows.length > 1 && (
            <SegmentedControl
              size="xs"
              aria-label={t("filter.match")}
              data={[
                { value: "and", label: t("filter.all") },
                { value: "or", label: t("filter.any") },
              ]}
              value={match}
              onChange={(value) => onChange({ ...rows, match: value === "or" ? "or" : "and" })}
            />
          )}
        </Group>
        <Stack gap="xs">
          {rows.rows.map((row, at) => (
            <ConditionRow
              // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name but their place
              key={at}
              number={at + 1}
              fields={fields}
              row={row}
              onChange={(changed) => onChange({ ...rows, rows: rows.rows.with(at, changed) })}
              onRemove={() => onChange({ ...rows, rows: rows.rows.toSpliced(at, 1) })}
            />
          ))}
        </Stack>
        {firstField !== undefined && (
          <Button
            variant="subtle"
            size="xs"
            mt={6}
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onChange({ ...rows, rows: [...rows.rows, newCondition(fields, firstField)] })}
          >
            {t("filter.addCondition")}
          </Button>
        )}
      </section>
      {!withoutOrder && (
        <section aria-label={t("filter.order")}>
          <Text component="h3" fw={600} mb="xs">
            {t("filter.order")}
          </Text>
          <Stack gap="xs">
            {order.map((key, at) => (
              <SortRow
                // biome-ignore lint/suspicious/noArrayIndexKey: the order of the rows is what they mean
                key={at}
                number={at + 1}
                fields={fields}
                sortKey={key}
                onChange={(changed) => onChange({ ...rows, order: order.with(at, changed) })}
                onRemove={() => onChange({ ...rows, order: order.toSpliced(at, 1) })}
              />
            ))}
          </Stack>
          {firstSort !== undefined && (
            <Button
              variant="subtle"
              size="xs"
              mt={6}
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() =>
                onChange({ ...rows, order: [...order, { field: firstSort, descending: false }] })
              }
            >
              {t("filter.addOrder")}
            </Button>
          )}
        </section>
      )}
    </Stack>
  );
}
