import fc from "fast-check";
import { expect } from "vitest";
import type { Entity, Field, Operator, WireValue } from "../../src/core/fields/field.ts";
import { allFields, typeOf } from "../../src/core/fields/index.ts";
import { check } from "../../src/core/query/check.ts";
import { maxRowQuestions } from "../../src/core/query/gather.ts";
import { fieldNamed, operatorsOf } from "../../src/core/query/names.ts";
import { maxConditions, maxDepth, maxOperands, parseQuery } from "../../src/core/query/parse.ts";
import { quote } from "../../src/core/query/print.ts";
import type { Query } from "../../src/core/query/query.ts";
import type { ConditionTree, Operand, QueryTree } from "../../src/core/query/syntax.ts";
import type { RecordColumn, RecordTable, Store, StoredRecord } from "../../src/store/store.ts";
import { aiko, field, options, people, record, rows } from "../core/query/asking.ts";
import { run } from "../interpreter.ts";
import { storeTest } from "./engines.ts";

/** Whatever is asked of whatever is stored: both engines answer as the plain interpreter does, in the same order. */

const labels = ["A", "a", "B b", 'quote "', "back\\slash", "100%", "あ", "ｱ", "it's", "A,B"];
const columnTypes = {
  text: { type: "SINGLE_LINE_TEXT" },
  memo: { type: "MULTI_LINE_TEXT" },
  number: { type: "NUMBER" },
  check: { type: "CHECK_BOX", ...options(...labels) },
  drop: { type: "DROP_DOWN", ...options(...labels) },
  date: { type: "DATE" },
  datetime: { type: "DATETIME" },
  user: { type: "USER_SELECT" },
};
const fields = [
  field("SINGLE_LINE_TEXT", "text"),
  field("LINK", "link", { protocol: "WEB" }),
  field("MULTI_LINE_TEXT", "memo"),
  field("RICH_TEXT", "rich"),
  field("NUMBER", "number"),
  field("CHECK_BOX", "check", options(...labels)),
  field("RADIO_BUTTON", "radio", options(...labels)),
  field("DROP_DOWN", "drop", options(...labels)),
  field("DATE", "date"),
  field("TIME", "time"),
  field("DATETIME", "datetime"),
  field("USER_SELECT", "user"),
  field("RECORD_NUMBER", "no"),
  field("CREATOR", "creator"),
  field("CREATED_TIME", "created"),
  field("UPDATED_TIME", "updated"),
  ...["first", "second"].map((table) =>
    field("SUBTABLE", table, {
      fields: Object.fromEntries(
        Object.entries(columnTypes).map(([name, given]) => {
          const code = `${table}_${name}`;
          return [code, { ...given, code, label: code }];
        }),
      ),
    }),
  ),
];
/** Each with the name of the values that it is asked for. */
const columnOf = new Map(
  fields.flatMap((one) => (one.fields ?? []).map(({ code }) => [code, code.replace(/^[a-z]+_/, "")])),
);

// ------------------------------------------------------------------------------------------ what is stored

const long = "long".repeat(16);
const texts = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom("", " ", "abc", "ABC", "abc  ", " abc", "a", "b", "ab", "é", "e\u0301"),
  },
  fc.constantFrom(
    long,
    `${long}1`,
    `${long}2`,
    `${long.slice(1)}  2`,
    "丸の内",
    "の内",
    "ＡＢＣ",
    "１０",
    "10",
    "9",
    "\ue000",
    "\u{1f600}",
    "\uffff",
  ),
  fc.constantFrom(
    "'; drop table r1; --",
    "x' or '1'='1",
    "%",
    "_",
    "\\",
    '"',
    "?",
    "$1",
    "a\u0301b",
    "FOO BAR",
    "X-Y",
    "ALPHA_BETA",
    "null",
  ),
  fc.string({ unit: "grapheme", maxLength: 5 }).map((text) => text.replace(/\p{C}/gu, "")),
);
const plainNumbers = fc.oneof(
  fc.constantFrom(
    "",
    "0",
    "5",
    "-5",
    "0.5",
    "-0.5",
    "10",
    "9",
    "999999999999.9999",
    "999999999999.9998",
    "0.0001",
    "-0.0001",
  ),
  fc.constantFrom(
    "123456789012345678901234567890",
    "123456789012345678901234567891",
    "12345678901234567890.0123456789",
    "-12345678901234567890.0123456789",
  ),
  fc.integer({ min: -20, max: 20 }).map(String),
);
const dates = fc.constantFrom(
  "2024-01-30",
  "2024-01-31",
  "2024-02-01",
  "2023-12-31",
  "0001-01-01",
  "9999-12-31",
);
const times = fc.constantFrom("00:00", "09:30", "23:59");
const minutes = fc.constantFrom(
  "2024-01-30T14:59:00Z",
  "2024-01-30T15:00:00Z",
  "2024-01-31T03:04:00Z",
  "2024-01-31T14:59:00Z",
  "2024-01-31T15:00:00Z",
  "0001-01-01T00:00:00Z",
  "9999-12-31T23:59:00Z",
);
const codes = Object.keys(people);
const someLabels = fc.uniqueArray(fc.constantFrom(...labels), { maxLength: 3 });
const someUsers = fc
  .uniqueArray(fc.constantFrom(...codes), { maxLength: 3 })
  .map((found): readonly Entity[] => found.map((code) => ({ code, name: code })));

/** Few different values, so that several conditions are met by one row now and then. */
const tableRows = (table: string) =>
  fc
    .array(
      fc.record({
        text: fc.constantFrom("", "abc", "ABC", "a", "FOO BAR"),
        memo: fc.constantFrom("", "abc", "FOO BAR", " "),
        number: fc.constantFrom("", "0", "5", "-5", "10"),
        check: someLabels,
        drop: fc.option(fc.constantFrom("A", "a", "あ")),
        date: fc.option(dates),
        datetime: fc.oneof(minutes, fc.constant("")),
        user: someUsers,
      }),
      { maxLength: 3 },
    )
    .map((found) =>
      rows(
        ...found.map((values) =>
          Object.fromEntries(Object.entries(values).map(([name, value]) => [`${table}_${name}`, value])),
        ),
      ),
    );

const values: fc.Arbitrary<Record<string, WireValue>> = fc.record({
  first: tableRows("first"),
  second: tableRows("second"),
  text: texts,
  link: texts,
  memo: fc.oneof(texts, fc.constantFrom("\n", " \n ", "a\nb")),
  rich: texts,
  number: plainNumbers,
  check: someLabels,
  radio: fc.option(fc.constantFrom(...labels)),
  drop: fc.option(fc.constantFrom(...labels)),
  date: fc.option(dates),
  time: fc.option(times),
  datetime: fc.oneof(minutes, fc.constant("")),
  user: someUsers,
});
const userIds = fc.constantFrom(...Object.values(people));
const system = fc.record({ creatorId: userIds, modifierId: userIds, createdAt: minutes, updatedAt: minutes });
const records = fc
  .array(fc.tuple(values, system), { minLength: 1, maxLength: 25 })
  .map((rows) => rows.map(([values, system], index) => record(fields, index + 1, values, system)));

// ------------------------------------------------------------------------------------------ what is asked

const call = (name: "TODAY" | "NOW" | "THIS_WEEK" | "LAST_MONTH" | "THIS_YEAR" | "LOGINUSER"): Operand => ({
  is: "call",
  name,
  arguments: [],
});
const literals: Record<string, fc.Arbitrary<string>> = {
  text: texts,
  link: texts,
  memo: texts,
  rich: texts,
  number: fc.oneof(
    plainNumbers,
    fc.constantFrom(
      "5.0",
      "５",
      "1e999999999",
      "-1e999999999",
      "1e-999999999",
      "abc",
      " 5",
      "5e0",
      ".5",
      "-0",
    ),
  ),
  check: fc.constantFrom("", ...labels),
  radio: fc.constantFrom("", ...labels),
  drop: fc.constantFrom("", ...labels),
  date: fc.oneof(dates, fc.constantFrom("", "2024", "x")),
  time: fc.oneof(times, fc.constantFrom("", "9:30", "25:00")),
  datetime: fc.oneof(minutes, dates, fc.constantFrom("", "2024-01-31T12:04:59+09:00", "x")),
  created: fc.oneof(minutes, dates, fc.constantFrom("")),
  updated: fc.oneof(minutes, dates, fc.constantFrom("")),
  user: fc.constantFrom("", ...codes),
  creator: fc.constantFrom("", ...codes),
  no: fc.constantFrom("", "1", "05", "-3", "12", "99999999999999999999", "x"),
};
const calls: Record<string, Operand[]> = {
  none: [],
  date: [call("TODAY"), call("THIS_WEEK"), call("LAST_MONTH"), call("THIS_YEAR")],
  datetime: [call("TODAY"), call("NOW"), call("THIS_WEEK"), call("LAST_MONTH")],
  login: [call("LOGINUSER")],
};

function operandsOf(asked: Field, operator: Operator): fc.Arbitrary<readonly Operand[]> {
  const text = (literals[columnOf.get(asked.code) ?? asked.code] ?? texts).map(
    (text): Operand => ({ is: "literal", text }),
  );
  const functions = calls[typeOf(asked).functions] ?? [];
  const value = functions.length > 0 ? fc.oneof(text, fc.constantFrom(...functions)) : text;
  const filled = (operand: Operand) => operand.is === "call" || operand.text !== "";
  switch (operator) {
    case "is empty":
    case "is not empty":
      return fc.constant([]);
    case "in":
    case "not in":
      return fc.array(value, { maxLength: 4 });
    case "=":
    case "!=":
      return value.map((one) => [one]);
    case "like":
    case "not like":
      return text.filter(filled).map((one) => [one]);
    default:
      return value.filter(filled).map((one) => [one]);
  }
}

const askable = allFields(fields).filter((one) => typeOf(one).operators.length > 0);
const comparison: fc.Arbitrary<ConditionTree> = fc
  .constantFrom(...askable)
  .chain((asked) =>
    fc.constantFrom(...operatorsOf(fieldNamed(asked.code, fields))).map((operator) => ({ asked, operator })),
  )
  .chain(({ asked, operator }) =>
    operandsOf(asked, operator).map((operands) => ({
      is: "comparison",
      field: asked.code,
      operator,
      operands,
    })),
  );
const { condition } = fc.letrec<{ condition: ConditionTree }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    comparison,
    fc
      .tuple(
        fc.constantFrom("and" as const, "or" as const),
        fc.array(tie("condition"), { minLength: 2, maxLength: 3 }),
      )
      .map(([is, parts]): ConditionTree => ({ is, parts })),
  ),
}));
const sortable = ["$id", ...fields.filter((one) => typeOf(one).sortable).map(({ code }) => code)];
/** Conditions on one table, joined: the rows decide. */
const sameRow: fc.Arbitrary<ConditionTree> = fc
  .array(
    comparison.filter((one) => one.is === "comparison" && columnOf.has(one.field)),
    {
      minLength: 2,
      maxLength: 3,
    },
  )
  .map((parts) => ({ is: "and", parts }));
const queries: fc.Arbitrary<QueryTree> = fc.record(
  {
    condition: fc.oneof({ weight: 3, arbitrary: condition }, sameRow),
    order: fc.array(fc.record({ field: fc.constantFrom(...sortable), descending: fc.boolean() }), {
      maxLength: 3,
    }),
    limit: fc.nat(30),
    offset: fc.nat(5),
  },
  { requiredKeys: ["order"] },
);

// ------------------------------------------------------------------------------------------ the cases

storeTest("a query finds what the interpreter finds", async (store) => {
  const keep = keeper(store);
  await fc.assert(
    fc.asyncProperty(records, fc.array(queries, { minLength: 20, maxLength: 40 }), async (records, trees) => {
      const table = await keep(records);
      for (const tree of trees) await agrees(store, table, check(tree, { fields, context: aiko }), records);
    }),
    { numRuns: 25 },
  );
});

storeTest("a page is the records of the ids, in their order", async (store) => {
  const keep = keeper(store);
  await fc.assert(
    fc.asyncProperty(records, queries, async (records, tree) => {
      const query = check(tree, { fields, context: aiko });
      const page = await store.view.records.find(await keep(records), query);
      const json = JSON.parse(new TextDecoder().decode(page.json)) as { $id: { value: string } }[];
      expect(json.map(({ $id }) => Number($id.value))).toEqual(run(query, records));
      expect(page.length).toBe(json.length);
    }),
    { numRuns: 15 },
  );
});

storeTest("the largest queries that the grammar allows are answered", async (store) => {
  const records = [
    record(fields, 1, { number: "5", text: "a", first: rows({ first_text: "5" }) }),
    record(fields, 2, {}),
  ];
  const table = await keeper(store)(records);
  const times = (count: number, write: (index: number) => string | number, between: string) =>
    Array.from({ length: count }, (_, index) => write(index)).join(between);
  const nested = (depth: number): string =>
    depth === 0 ? "number = 5" : `(${nested(depth - 1)} or $id = 7) and $id > 0`;
  const large = [
    times(maxConditions, () => 'text = "a"', " and "),
    times(maxConditions, (index) => `number != ${index}`, " and "),
    times(maxConditions, (index) => `memo like "word${index}"`, " or "),
    times(maxConditions, (index) => `$id = ${index + 2}`, " or "),
    `number in (${times(maxOperands, (index) => index, ",")})`,
    `text not in (${times(maxOperands, (index) => `"${index}"`, ",")})`,
    `check not in (${times(maxOperands, (index) => quote(labels[index % labels.length] ?? ""), ",")})`,
    nested(maxDepth),
    times(maxConditions, (index) => `first_text in ("${index}")`, " and "),
    times(maxConditions, (index) => `first_text in ("${index}")`, " or "),
    times(maxConditions, (index) => `first_text not in ("${index}")`, " and "),
    times(maxConditions, (index) => `first_memo not like "word${index}"`, " and "),
    times(maxRowQuestions / 2, (index) => `first_memo not like "word${index}"`, " or "),
    `order by ${sortable.join()}`,
  ];
  for (const text of large) {
    await agrees(store, table, check(parseQuery(text), { fields, context: aiko }), records);
  }
});

const columnsOf = (fields: readonly Field[]): RecordColumn[] =>
  fields.flatMap((one) => {
    const { fixedColumn, column, searched } = typeOf(one);
    return fixedColumn || !column ? [] : [{ field: one.id, kind: column, unique: false, searched }];
  });
const columns = columnsOf(fields);
const tables = fields.flatMap(({ id, fields }) =>
  fields ? [{ field: id, columns: columnsOf(fields) }] : [],
);

/** Each set of records becomes an app of its own. */
function keeper(store: Store) {
  let lastApp = 0;
  return async (records: readonly StoredRecord[]): Promise<RecordTable> => {
    const table = { appId: ++lastApp, columns, tables };
    await store.write(async ({ records: writer }) => {
      await writer.createTable(table);
      await writer.insert(table, records);
    });
    return table;
  };
}

async function agrees(store: Store, table: RecordTable, query: Query, records: readonly StoredRecord[]) {
  expect(await store.view.records.ids(table, query)).toEqual(run(query, records));
  const everything = { ...query, limit: records.length, offset: 0 };
  expect(await store.view.records.count(table, query.where)).toBe(run(everything, records).length);
}
