import { and } from "../core/query/logic.ts";
import { byIdDescending, type Condition, type Query } from "../core/query/query.ts";
import type { Page, RecordReader, RecordTable } from "../store/store.ts";
import type { Form } from "./form.ts";
import { type Sight, seenFields } from "./sight.ts";

/** Reading for somebody to whom rules leave a part. `query.where` has been joined with what they may see already. */

/** A page, without the fields that are hidden. `codes`: only these keys, absent = all. */
export async function findSeen(
  records: RecordReader,
  form: Form,
  sight: Sight,
  query: Query,
  codes?: readonly string[],
): Promise<Page> {
  const { never, sometimes } = seenFields(sight);
  if (never.size === 0 && sometimes.size === 0) return records.find(form.table, query, codes);
  const inRows = form.settings.fields.some((field) =>
    (field.fields ?? []).some(({ code }) => never.has(code)),
  );
  if (sometimes.size === 0 && !inRows) {
    const seen = (codes ?? keysOf(form)).filter((code) => !never.has(code));
    return records.find(form.table, query, seen);
  }
  const ids = await records.ids(form.table, query);
  const json = await readSeen(records, form, sight, ids, codes);
  return { json: new TextEncoder().encode(`[${json.join(",")}]`), length: json.length };
}

const keysOf = ({ own, system }: Form) => [
  ...[...own, ...system].map(({ code }) => code),
  "$id",
  "$revision",
];

/** These records in this order, those that are gone left out. Who may see them was asked before. */
export async function readSeen(
  records: RecordReader,
  { table, settings }: Form,
  sight: Pick<Sight, "fields">,
  ids: readonly number[],
  codes?: readonly string[],
): Promise<string[]> {
  const heads = new Map((await records.getMany(table, ids)).map((head) => [head.id, head.json]));
  const { never, sometimes } = seenFields(sight);
  const where = await wheres(records, table, ids, sometimes);
  const tables = settings.fields.filter((field) => (field.fields ?? []).length > 0);
  return ids.flatMap((id) => {
    const json = heads.get(id);
    if (json === undefined) return [];
    const hidden = (code: string) => never.has(code) || where.get(code)?.has(id) === false;
    const gone = new Set(
      tables
        .filter((field) => (field.fields ?? []).every(({ code }) => hidden(code)))
        .map(({ code }) => code),
    );
    return without(json, (code) => hidden(code) || gone.has(code), codes);
  });
}

/** By field: the records on which it is seen. Fields with the same rows are asked once. */
async function wheres(
  records: RecordReader,
  table: RecordTable,
  ids: readonly number[],
  sometimes: ReadonlyMap<string, Condition>,
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const asked = new Map<string, Promise<ReadonlySet<number>>>();
  const found = new Map<string, ReadonlySet<number>>();
  for (const [code, condition] of sometimes) {
    const key = JSON.stringify(condition);
    const answer = asked.get(key) ?? idsWhere(records, table, ids, condition);
    asked.set(key, answer);
    found.set(code, await answer);
  }
  return found;
}

/** Those of the records that fulfil the condition. */
export async function idsWhere(
  records: RecordReader,
  table: RecordTable,
  ids: readonly number[],
  condition: Condition,
): Promise<ReadonlySet<number>> {
  if (ids.length === 0 || condition.is === "none") return new Set();
  if (condition.is === "all") return new Set(ids);
  const where = and({ is: "in", on: { kind: "integer", column: "id" }, values: ids }, condition);
  const query = { where, order: [byIdDescending], limit: ids.length, offset: 0 };
  return new Set(await records.ids(table, query));
}

interface StoredRow {
  readonly id: string;
  readonly value: object;
}

/** A record's JSON without the hidden fields, in the rows of its tables too. */
function without(json: string, hidden: (code: string) => boolean, codes?: readonly string[]): string {
  const cells = JSON.parse(json) as Record<string, { readonly type: string; readonly value: unknown }>;
  const keys = codes ?? Object.keys(cells);
  const kept = keys.flatMap((code) => {
    const cell = Object.hasOwn(cells, code) && !hidden(code) ? cells[code] : undefined;
    if (!cell) return [];
    if (cell.type !== "SUBTABLE") return [[code, cell]];
    const rows = cell.value as readonly StoredRow[];
    return [
      [code, { ...cell, value: rows.map((row) => ({ ...row, value: rowWithout(row.value, hidden) })) }],
    ];
  });
  return JSON.stringify(Object.fromEntries(kept));
}

const rowWithout = (row: object, hidden: (code: string) => boolean) =>
  Object.fromEntries(Object.entries(row).filter(([code]) => !hidden(code)));
