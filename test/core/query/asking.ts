import { Problem, Problems } from "../../../src/core/errors/problem.ts";
import type { Field, TableRow, WireValue } from "../../../src/core/fields/field.ts";
import { typeNamed, typeOf } from "../../../src/core/fields/index.ts";
import { type CheckContext, check } from "../../../src/core/query/check.ts";
import { parseQuery } from "../../../src/core/query/parse.ts";
import { searchIndex } from "../../../src/core/search.ts";
import type { StoredRecord, StoredRow } from "../../../src/store/store.ts";
import { run } from "../../interpreter.ts";

/** An app and its records in memory, asked in the query language. */

let lastId = 100;

export function field(type: string, code: string, given: Record<string, unknown> = {}): Field {
  const problems = new Problems();
  const made = typeNamed(type)?.settings({ code, label: code, ...given }, undefined, {
    path: "",
    problems,
    nextId: () => ++lastId,
    user: userCalled,
    app: () => undefined,
    sanitize: (html) => html,
  });
  problems.throwIfAny();
  if (!made) throw new Error(`no type ${type}`);
  return made;
}

export const options = (...labels: string[]) => ({
  options: Object.fromEntries(labels.map((label, index) => [label, { label, index: String(index) }])),
});

export const people = { Administrator: 1, aiko: 2, ben: 3, chie: 4 };
export function userCalled(code: string) {
  const id = (people as Record<string, number>)[code];
  return id === undefined ? undefined : { id, code, name: code };
}

/** Wednesday noon in Tokyo. */
export const now = Date.parse("2024-01-31T03:04:05Z");
export const aiko: CheckContext = {
  timeZone: "Asia/Tokyo",
  now,
  caller: { id: people.aiko, code: "aiko", name: "Aiko" },
  user: userCalled,
  organization: (code) => (code === "sales" ? { id: 5, code, name: "Sales" } : undefined),
  group: (code) => (code === "choir" ? { id: 6, code, name: "Choir" } : undefined),
};

type Values = Readonly<Record<string, WireValue>>;

/** A record with this id; what is not named is empty. System values can be set by their columns' names. */
export function record(
  fields: readonly Field[],
  id: number,
  values: Values,
  system: Partial<StoredRecord> = {},
): StoredRecord {
  return {
    id,
    revision: 1,
    json: `{"$id":{"type":"__ID__","value":"${id}"}}`,
    creatorId: people.aiko,
    modifierId: people.aiko,
    createdAt: "2024-01-01T00:00:00Z",
    updatedAt: "2024-01-01T00:00:00Z",
    ...cells(fields, values),
    rows: new Map(
      fields.flatMap(({ code, id, fields: columns }) =>
        columns
          ? [[id, ((values[code] ?? []) as readonly TableRow[]).map((row) => storedRow(columns, row))]]
          : [],
      ),
    ),
    ...system,
  };
}

function storedRow(columns: readonly Field[], { id, value }: TableRow): StoredRow {
  const plain = Object.fromEntries(Object.entries(value).map(([code, cell]) => [code, cell.value]));
  return { id: Number(id), ...cells(columns, plain) };
}

function cells(fields: readonly Field[], values: Values) {
  const own = fields.filter((field) => typeOf(field).fixedColumn === undefined);
  const valueIn = (field: Field) => values[field.code] ?? typeOf(field).empty(field);
  const columned = own.filter((field) => typeOf(field).column !== null);
  const searched = own.filter((field) => typeOf(field).searched);
  return {
    columns: new Map(
      columned.map((field) => [
        field.id,
        typeOf(field).columnValue(field, valueIn(field), { user: userCalled }),
      ]),
    ),
    search: new Map(
      searched.map((field) => [field.id, searchIndex(typeOf(field).searchText(valueIn(field)))]),
    ),
  };
}

let lastRow = 0;
/** Rows of a table; what is not named in one is empty. */
export function rows(...values: readonly Values[]): TableRow[] {
  return values.map((cells) => ({
    id: String(++lastRow),
    value: Object.fromEntries(Object.entries(cells).map(([code, value]) => [code, { type: "", value }])),
  }));
}

/** Ids start at 1, in the order given. */
export function appWith(fields: readonly Field[], ...rows: readonly Values[]) {
  const records = rows.map((values, index) => record(fields, index + 1, values));
  return { fields, records };
}

export type App = ReturnType<typeof appWith>;

/** The ids that the query finds, ascending unless it says an order. */
export function ids({ fields, records }: App, text: string, context: CheckContext = aiko): number[] {
  const found = run(check(parseQuery(text), { fields, context }), records);
  return /order by/i.test(text) ? found : found.sort((a, b) => a - b);
}

/** The code of the problem that the query is, and its facts. */
export function refusal({ fields }: Pick<App, "fields">, text: string, context: CheckContext = aiko) {
  return problemOf(() => check(parseQuery(text), { fields, context }));
}

export function problemOf(read: () => unknown): Problem {
  try {
    read();
  } catch (problem) {
    if (problem instanceof Problem) return problem;
    throw problem;
  }
  throw new Error("no problem");
}
