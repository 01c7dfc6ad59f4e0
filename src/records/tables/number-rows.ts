import type { RecordWriter } from "../../store/store.ts";
import type { Draft } from "../draft.ts";
import type { Form } from "../form.ts";
import { rowsOf } from "./cells.ts";

/** Gives the new rows of all these records their ids, at once: what is stored names them. */
export async function numberRows(
  records: RecordWriter,
  { table, tables }: Form,
  drafts: readonly Draft[],
): Promise<void> {
  const places = tables.flatMap((at) =>
    drafts.flatMap(({ values }) => ({ at, values, rows: rowsOf(values.get(at)) })),
  );
  const fresh = places.flatMap(({ rows }) => rows.filter(({ id }) => id === ""));
  if (fresh.length === 0) return;
  const ids = (await records.reserveRowIds(table, fresh.length)).values();
  for (const { at, values, rows } of places) {
    if (!rows.some(({ id }) => id === "")) continue;
    values.set(
      at,
      rows.map((row) => (row.id === "" ? { ...row, id: String(ids.next().value) } : row)),
    );
  }
}
