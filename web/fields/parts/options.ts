import type { FieldProperty } from "../field.ts";

/** The labels in their order, and behind them what a record still holds of removed ones. */
export function optionLabels(field: FieldProperty, held: readonly string[] = []): string[] {
  const labels = Object.values(field.options ?? {})
    .sort((one, other) => Number(one.index) - Number(other.index))
    .map(({ label }) => label);
  return [...labels, ...held.filter((label) => label !== "" && !labels.includes(label))];
}
