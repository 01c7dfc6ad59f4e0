import fc from "fast-check";
import { expect } from "vitest";
import type { Field, Operator } from "../../src/core/fields/field.ts";
import { typeOf } from "../../src/core/fields/index.ts";
import { check } from "../../src/core/query/check.ts";
import { fieldNamed, operatorsOf } from "../../src/core/query/names.ts";
import { parseCondition } from "../../src/core/query/parse.ts";
import type { Condition } from "../../src/core/query/query.ts";
import type { RelatedList } from "../../src/core/query/related.ts";
import { understood } from "../../src/core/query/saved.ts";
import type { ConditionTree, Operand } from "../../src/core/query/syntax.ts";
import type { RecordColumn, RecordTable, Store, StoredRecord } from "../../src/store/store.ts";
import { aiko, field, options, record, rows } from "../core/query/asking.ts";
import { run } from "../interpreter.ts";
import { storeTest } from "./engines.ts";

/** Queries on lists of related records: both engines answer as the plain interpreter does. */

const fields = [
  field("SINGLE_LINE_TEXT", "text"),
  field("NUMBER", "number"),
  field("RECORD_NUMBER", "no"),
  field("MULTI_LINE_TEXT", "memo"),
  field("CHECK_BOX", "check", options("A", "B")),
  field("DATE", "date"),
  field("USER_SELECT", "user"),
  field("SUBTABLE", "lines", {
    fields: { item: { type: "SINGLE_LINE_TEXT", code: "item", label: "item" } },
  }),
];
/** A list for each pair of fields that can hold the same. */
const pairs = [
  ["text", "text"],
  ["number", "number"],
  ["number", "no"],
  ["no", "number"],
  ["no", "no"],
] as const;
const lists = pairs.map(([here, there], index): Field => {
  return { id: 900 + index, type: "REFERENCE_TABLE", code: `R${index}`, label: `${here} ${there}` };
});
const all = [...fields, ...lists];

// ------------------------------------------------------------------------------------------ what is stored

const values = fc.record({
  text: fc.constantFrom("", "a", "A", "a  ", "b"),
  number: fc.constantFrom("", "1", "2", "3", "-1", "2.5", "12345678901234567890"),
  memo: fc.constantFrom("", "FOO BAR", "foo", "丸の内", " "),
  check: fc.subarray(["A", "B"]),
  date: fc.constantFrom(null, "2024-01-30", "2024-01-31"),
  user: fc.subarray(["aiko", "ben"]).map((codes) => codes.map((code) => ({ code, name: code }))),
  lines: fc
    .array(fc.constantFrom("x", "y"), { maxLength: 2 })
    .map((items) => rows(...items.map((item) => ({ item })))),
});
const records = fc
  .array(values, { maxLength: 8 })
  .map((some) => some.map((one, index) => record(fields, index + 1, one)));

// ------------------------------------------------------------------------------------------ what is asked

const literals: Record<string, readonly string[]> = {
  text: ["", "a", "b", "c"],
  number: ["", "1", "2.0", "3", "x"],
  $id: ["1", "2", "3"],
  no: ["1", "2", "3"],
  memo: ["foo", "foo bar", "の内", "の"],
  check: ["", "A", "B"],
  date: ["2024-01-31", ""],
  user: ["", "aiko", "ben"],
};
const related = lists.flatMap(({ code }) => Object.keys(literals).map((name) => `${code}.${name}`));
const names = [...related, "text", "number", "item"];

function comparison(name: string): fc.Arbitrary<ConditionTree> {
  const asked = fieldNamed(name, all, () => ({ fields, records: {} as RelatedList["records"] }));
  const some = literals[name.split(".").at(-1) ?? ""] ?? ["x", "y", "z"];
  const operand = (filled: boolean): fc.Arbitrary<Operand> =>
    fc
      .constantFrom(...some.filter((text) => !filled || text !== ""))
      .map((text) => ({ is: "literal", text }));
  const operands = (operator: Operator): fc.Arbitrary<readonly Operand[]> => {
    if (operator.endsWith("empty")) return fc.constant([]);
    if (operator.endsWith("in")) return fc.array(operand(false), { maxLength: 2 });
    return operand(operator !== "=" && operator !== "!=").map((one) => [one]);
  };
  return fc
    .constantFrom(...operatorsOf(asked))
    .chain((operator) =>
      operands(operator).map((operands) => ({ is: "comparison", field: name, operator, operands })),
    );
}
const one = fc.constantFrom(...names).chain(comparison);
/** On one list: `and` is about one record. */
const together = fc
  .constantFrom(...lists)
  .chain(({ code }) =>
    fc.array(
      fc.constantFrom(...Object.keys(literals)).chain((name) => comparison(`${code}.${name}`)),
      {
        minLength: 2,
        maxLength: 3,
      },
    ),
  )
  .map((parts): ConditionTree => ({ is: "and", parts }));
const mixed = fc
  .tuple(fc.constantFrom("and" as const, "or" as const), fc.array(one, { minLength: 2, maxLength: 3 }))
  .map(([is, parts]): ConditionTree => ({ is, parts }));
/** What a list's own filter and the rules of the other app leave. */
const filters = fc.constantFrom(
  "",
  "number > 1",
  'memo like "foo"',
  'text not in ("a")',
  'item in ("x")',
  'user in ("ben") or $id > 1',
);

// ------------------------------------------------------------------------------------------ the cases

storeTest("questions about related records find what the interpreter finds", async (store) => {
  let apps = 0;
  await fc.assert(
    fc.asyncProperty(
      records,
      records,
      fc.array(fc.tuple(fc.oneof(one, together, mixed), filters, fc.boolean()), {
        minLength: 12,
        maxLength: 20,
      }),
      async (here, there, asked) => {
        const [app, other] = [await keep(store, ++apps, here), await keep(store, ++apps, there)];
        const others = new Map([
          [app.appId, here],
          [other.appId, there],
        ]);
        for (const [condition, filter, own] of asked) {
          const where = understood(parseCondition(filter, "filter"), fields, aiko) as Condition;
          const context = { ...aiko, related: listOf(own ? app.appId : other.appId, where) };
          const query = check({ condition, order: [] }, { fields: all, context });
          expect(await store.view.records.ids(app, query)).toEqual(run(query, here, others));
          expect(await store.view.records.count(app, query.where)).toBe(run(query, here, others).length);
        }
      },
    ),
    { numRuns: 25 },
  );
});

const listOf =
  (app: number, where: Condition) =>
  ({ id }: Field): RelatedList => {
    const [here, there] = (pairs[id - 900] ?? pairs[0]).map((code) => {
      const { field, type } = fieldNamed(code, fields);
      return { kind: type.column ?? "text", column: type.fixedColumn ?? field.id };
    });
    if (!here || !there) throw new Error("a pair has two");
    return { fields, records: { field: id, app, here, there, where } };
  };

const columnsOf = (some: readonly Field[]): RecordColumn[] =>
  some.flatMap((one) => {
    const { fixedColumn, column, searched } = typeOf(one);
    return fixedColumn || !column ? [] : [{ field: one.id, kind: column, unique: false, searched }];
  });

async function keep(store: Store, appId: number, records: readonly StoredRecord[]): Promise<RecordTable> {
  const tables = fields.flatMap(({ id, fields }) =>
    fields ? [{ field: id, columns: columnsOf(fields) }] : [],
  );
  const table = { appId, columns: columnsOf(fields), tables };
  await store.write(async ({ records: writer }) => {
    await writer.createTable(table);
    await writer.insert(table, records);
  });
  return table;
}
