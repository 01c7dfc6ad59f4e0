import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company } from "../company.ts";
import { add, done, engines, everyType, formApp, update } from "./form-app.ts";

interface Row {
  readonly id: string;
  readonly value: Record<string, { value: unknown }>;
}
const scalar = fc.oneof(
  fc.string(),
  fc.constantFrom("\0", "\ud800", "__proto__", "'; drop table t1_1; --", "9".repeat(400), "-0", "+3", "1e3"),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const anything = fc.oneof(
  scalar,
  fc.array(fc.oneof(scalar, fc.record({ code: scalar }), fc.record({ fileKey: scalar })), { maxLength: 2 }),
  fc.object({ maxDepth: 2 }),
);
const codes = Object.keys(everyType);
const oddRow = fc.oneof(
  fc.record({
    value: fc.dictionary(fc.constantFrom(...codes, "__proto__", "no"), fc.record({ value: anything })),
  }),
  fc.record({ id: anything, value: fc.constant({}) }),
  fc.record({ id: fc.constant("1"), value: anything }),
  anything,
);
const oddTable = fc.oneof(fc.array(oddRow, { maxLength: 3 }), anything);

describe.each(engines)("rows of any kind on %s", (engine) => {
  let people: Company;
  let app: string;
  beforeAll(async () => {
    people = await company({ engine });
    const fields = Object.fromEntries(
      Object.entries(everyType).map(([code, one]) => [code, { code, label: code, ...one }]),
    );
    const small = ["name", "count"].map((code) => [code, { type: "SINGLE_LINE_TEXT", code, label: code }]);
    app = await formApp(people.aiko, {
      table: { type: "SUBTABLE", fields },
      small: { type: "SUBTABLE", fields: Object.fromEntries(small) },
    });
  });
  const rowsOf = async (id: string, code: string): Promise<Row[]> =>
    (await done(people.aiko.get("/k/v1/record.json", { app, id }))).record[code].value;

  test("are stored or refused, and never an accident", async () => {
    const { id } = await done(add(people.aiko, app, { table: [{ value: { text: { value: "before" } } }] }));
    await fc.assert(
      fc.asyncProperty(oddTable, async (given) => {
        const added = await add(people.aiko, app, { table: given });
        expect([200, 400, 404], JSON.stringify(added.body)).toContain(added.status);
        const before = await rowsOf(id, "table");
        const updated = await update(people.aiko, app, id, { table: given });
        expect([200, 400, 404], JSON.stringify(updated.body)).toContain(updated.status);
        const after = await rowsOf(id, "table");
        if (updated.status !== 200) expect(after).toEqual(before);
        await done(update(people.aiko, app, id, { table: after }));
        expect(await rowsOf(id, "table")).toEqual(after);
      }),
      { numRuns: 120 },
    );
  }, 60_000);

  const name = fc.constantFrom("a", "b", "c");
  /** `from`: the place of a row that was there, from the front; beyond the end there is none, and it is a new row. */
  const change = fc.array(
    fc.record(
      { from: fc.nat(6), foreign: fc.constant(true), name, count: fc.constantFrom("1", "2") },
      { requiredKeys: [] },
    ),
    { maxLength: 5 },
  );

  test("merge as a plain list would, and are found as they stand", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const { id } = await done(add(people.aiko, app));
        const seen = new Set<string>();
        let model: { id: string; name: string; count: string }[] = [];
        for (const rows of changes) {
          const taken = new Set<string>();
          const wanted = rows.map(({ from, foreign, ...values }) => {
            const known = from === undefined ? undefined : model[from];
            const old = known && !taken.has(known.id) ? known : undefined;
            if (old) taken.add(old.id);
            const cells = Object.fromEntries(
              Object.entries(values).map(([code, value]) => [code, { value }]),
            );
            const sent = old
              ? { id: old.id }
              : foreign
                ? { id: String(10 ** 9 + taken.size + rows.length) }
                : {};
            return {
              sent: { ...sent, value: cells },
              next: { id: "", name: "", count: "", ...old, ...values },
            };
          });
          const unique = wanted.filter(
            ({ sent }, index) =>
              !("id" in sent) ||
              wanted.findIndex((one) => "id" in one.sent && one.sent.id === sent.id) === index,
          );
          await done(update(people.aiko, app, id, { small: unique.map(({ sent }) => sent) }));
          const stored = await rowsOf(id, "small");
          const expected = unique.map(({ next }) => next);
          expect(stored.map(({ value }) => [value.name?.value, value.count?.value])).toEqual(
            expected.map((one) => [one.name, one.count]),
          );
          stored.forEach((row, index) => {
            const kept = expected[index]?.id ?? "";
            if (kept) expect(row.id).toBe(kept);
            else expect(seen.has(row.id)).toBe(false);
            seen.add(row.id);
          });
          model = expected.map((one, index) => ({ ...one, id: stored[index]?.id ?? "" }));
        }
        for (const one of ["a", "b", ""]) {
          for (const count of ["1", ""]) {
            const query = `$id = ${id} and name in ("${one}") and count in ("${count}")`;
            const { records } = await done(people.aiko.get("/k/v1/records.json", { app, query }));
            expect(records.length, query).toBe(
              model.some((row) => row.name === one && row.count === count) ? 1 : 0,
            );
          }
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
