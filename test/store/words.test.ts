import fc from "fast-check";
import { describe, expect } from "vitest";
import type { ColumnRef, Condition } from "../../src/core/query/query.ts";
import { searchIndex, searchWords } from "../../src/core/search.ts";
import type { RecordTable, Store, StoredRecord } from "../../src/store/store.ts";
import { run } from "../interpreter.ts";
import { storeTest } from "./engines.ts";
import { descending, fields, id, order, orders, query, title } from "./orders.ts";

/** `like` is answered from an index on words: it never says more or less than the texts themselves. */

const note = 20;
const noteColumn: ColumnRef = { kind: "text", column: note };
const withNote: RecordTable = {
  ...orders,
  columns: [...orders.columns, { field: note, kind: "text", unique: false, searched: true }],
};
const words = fc.constantFrom(
  ...["FOO", "foo", "bar", "OO", "x", "X-Y", "P-Q-R", "ALPHA_BETA", "ALPHA", "ABCDEF", "10", "ＡＢＣ", "ｶﾞ"],
  ..."丸の内 の内 内 の 東京 京都 é \u{1f600} AND OR NOT NEAR f3 * ( \" ' : ^ - + %".split(" "),
);
const texts = fc.oneof(
  fc.array(words, { maxLength: 6 }).map((some) => some.join(" ")),
  fc.array(words, { maxLength: 4 }).map((some) => some.join("")),
  fc.string({ unit: "grapheme", maxLength: 8 }),
);
const search: fc.Arbitrary<Condition> = fc
  .tuple(fc.constantFrom(title, noteColumn), texts)
  .map(([on, text]) => ({ is: "search", on, words: searchWords(text) }));
const other = fc.constantFrom<Condition>(
  { is: "compare", on: { kind: "integer", column: "id" }, by: ">", value: 2 },
  { is: "compare", on: { kind: "integer", column: "id" }, by: "=", value: 3 },
  { is: "in", on: { kind: "text", column: fields.code }, values: ["c2", "c4"] },
  { is: "compare", on: { kind: "text", column: fields.code }, by: "<=", value: "c3" },
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, depthSize: "small" },
    search,
    search.map((part): Condition => ({ is: "not", part })),
    fc
      .tuple(
        fc.constantFrom("and" as const, "or" as const),
        fc.array(fc.oneof({ weight: 3, arbitrary: tie("condition") }, other), { minLength: 1, maxLength: 3 }),
      )
      .map(([is, parts]): Condition => ({ is, parts })),
  ),
}));
/** Asked as the index answers best: newest or oldest first. */
const asked = fc.record({
  where: condition,
  order: fc.constantFrom(
    [],
    [{ on: { kind: "integer", column: "id" } as const, descending: false }],
    [{ on: title, descending: true }],
  ),
  limit: fc.constantFrom(2, 30),
  offset: fc.nat(2),
});

/** What happens to the texts: each step is one unit. */
type Step = {
  readonly does: "write" | "rewrite" | "remove" | "form";
  readonly n: number;
  readonly text: string;
};
const steps = fc.array(
  fc.record({
    does: fc.constantFrom<Step["does"]>("write", "write", "write", "rewrite", "remove", "form"),
    n: fc.integer({ min: 1, max: 6 }),
    text: texts,
  }),
  { minLength: 3, maxLength: 14 },
);

/** The store and, beside it, the same records in memory. */
function shop(store: Store, appId: number) {
  const held = new Map<number, StoredRecord>();
  let table: RecordTable = { ...orders, appId };
  const hasNote = () => table.columns.some(({ field }) => field === note);
  const record = (id: number, text: string): StoredRecord => ({
    ...order(id, { title: text.slice(0, 20), code: `c${id}` }),
    search: new Map([
      [fields.title, searchIndex(text)],
      ...(hasNote() ? [[note, searchIndex(`${text} bar`)] as const] : []),
    ]),
  });
  const change = ({ does, n, text }: Step) =>
    store.write(async ({ records }) => {
      const one = record(n, text);
      if (does === "write") {
        await (held.has(n) ? records.update(table, [one]) : records.insert(table, [one]));
        held.set(n, one);
      } else if (does === "remove") {
        await records.remove(table, [n]);
        held.delete(n);
      } else if (does === "form") {
        const to = { ...(hasNote() ? orders : withNote), appId };
        await records.migrateTable(table, to);
        table = to;
        for (const [id, found] of held) held.set(id, { ...found, search: withoutNote(found) });
      } else {
        await records.rewrite(table, ({ id, json }) => {
          const found = held.get(id);
          if (id % 2 || !found) return undefined;
          const search = new Map([[fields.title, one.search.get(fields.title) ?? ""]]);
          held.set(id, { ...found, search: new Map([...found.search, ...search]) });
          return { json, search };
        });
      }
    });
  return {
    held,
    change,
    create: () => store.write(({ records }) => records.createTable(table)),
    table: () => table,
    hasNote,
  };
}
const withoutNote = ({ search }: StoredRecord) => new Map([...search].filter(([field]) => field !== note));

describe("the index on words", () => {
  storeTest("says what the texts say, whatever happened to them", async (store) => {
    let apps = 0;
    await fc.assert(
      fc.asyncProperty(steps, fc.array(asked, { minLength: 5, maxLength: 12 }), async (steps, queries) => {
        const { held, change, create, table, hasNote } = shop(store, ++apps);
        await create();
        for (const step of steps) await change(step);
        for (const one of queries) {
          if (!hasNote() && JSON.stringify(one.where).includes(String(note))) continue;
          const wanted = run({ ...one, order: [...one.order, descending(id)] }, [...held.values()]);
          expect(await store.view.records.ids(table(), one)).toEqual(wanted);
          const all = run({ ...one, limit: 99, offset: 0 }, [...held.values()]).length;
          expect(await store.view.records.count(table(), one.where)).toBe(all);
        }
      }),
      { numRuns: 40 },
    );
  });

  storeTest("forgets what a unit that failed had written", async (store) => {
    const { change, create, table } = shop(store, 1);
    await create();
    await change({ does: "write", n: 1, text: "before" });
    const failed = store.write(async ({ records }) => {
      await records.update(table(), [{ ...order(1), search: new Map([[fields.title, " after "]]) }]);
      throw new Error("on purpose");
    });
    await expect(failed).rejects.toThrow("on purpose");
    const find = (word: string) =>
      store.view.records.ids(table(), query({ is: "search", on: title, words: [word] }));
    expect([await find("before"), await find("after")]).toEqual([[1], []]);
  });

  storeTest("takes words and texts of any length", async (store) => {
    const { change, create, table } = shop(store, 1);
    await create();
    const long = "a".repeat(40_000);
    await change({ does: "write", n: 1, text: `${long} end` });
    await change({ does: "write", n: 2, text: `${long.slice(1)} end` });
    await change({ does: "write", n: 3, text: Array.from({ length: 20_000 }, (_, n) => `w${n}`).join(" ") });
    const find = (...words: string[]) =>
      store.view.records.ids(table(), query({ is: "search", on: title, words }));
    expect(await find(long)).toEqual([1]);
    expect(await find(long.slice(1), "end")).toEqual([2]);
    expect(await find("end")).toEqual([2, 1]);
    expect(await find("w19999")).toEqual([3]);
    expect(await find(...Array.from({ length: 300 }, (_, n) => `w${n}`))).toEqual([3]);
  });
});
