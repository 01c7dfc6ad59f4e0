import type { WireValue } from "../fields/field.ts";
import type { Result } from "./calculate.ts";
import type { Formulas } from "./formulas.ts";

interface Row {
  readonly id: string;
  readonly value: Readonly<Record<string, { readonly type: string; readonly value: WireValue }>>;
}

/** The rows of a table with their results; the same rows when nothing in them is new. */
export function withResults(
  table: WireValue | undefined,
  results: readonly ReadonlyMap<string, Result>[],
  { placed }: Formulas,
): WireValue {
  const rows = (table ?? []) as unknown as readonly Row[];
  const next = rows.map((row, i) => {
    const fresh = [...(results[i] ?? [])].filter(([code, { text }]) => row.value[code]?.value !== text);
    if (fresh.length === 0) return row;
    const cells = fresh.map(([code, { text }]) => [
      code,
      { type: placed.get(code)?.field.type ?? "", value: text },
    ]);
    return { ...row, value: { ...row.value, ...Object.fromEntries(cells) } };
  });
  return (next.every((row, i) => row === rows[i]) ? rows : next) as unknown as WireValue;
}
