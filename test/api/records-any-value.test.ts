import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company } from "../company.ts";
import { add, done, engines, everyType, formApp, update, valuesOf } from "./form-app.ts";

/** What a program may send by mistake, and what somebody may send on purpose. */
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.constantFrom(
    "\0",
    "\ud800",
    "'; drop table records; --",
    '"',
    "\\",
    "{}",
    "__proto__",
    "A",
    "1e999",
    "0",
    "\u001f",
  ),
  fc.constant("字".repeat(100_000)),
);
const scalar = fc.oneof(text, fc.double(), fc.integer(), fc.boolean(), fc.constant(null));
const listed = fc.array(
  fc.oneof(
    scalar,
    fc.record({ code: scalar, name: scalar }),
    fc.record({ fileKey: scalar }),
    fc.constant({}),
  ),
  { maxLength: 3 },
);
const value = fc.oneof(scalar, listed, fc.object({ maxDepth: 2 }));
const plausible = fc.record(
  {
    text,
    lines: text,
    rich: fc.oneof(
      text,
      fc.string().map((inner) => `<b onclick="x">${inner}</i><script>${inner}</script>`),
    ),
    number: fc.oneof(fc.double().map(String), fc.bigInt().map(String)),
    check: fc.subarray(["A", "B", "C"]),
    radio: fc.constantFrom("A", "B", ""),
    drop: fc.constantFrom("A", "B", null),
    date: fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
    time: fc.constantFrom("0:00", "23:59:59", ""),
    moment: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    users: fc.subarray([{ code: "aiko" }, { code: "ben" }]),
  },
  { requiredKeys: [] },
);

describe.each(engines)("any value on %s", (engine) => {
  let people: Company;
  let app: string;
  let id: string;
  beforeAll(async () => {
    people = await company({ engine });
    app = await formApp(people.aiko, everyType);
    id = (await done(add(people.aiko, app))).id;
  });
  const accepted = [200, 400, 404];

  test("is stored or refused, and never an accident", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(everyType)), value, async (code, given) => {
        const added = await add(people.aiko, app, { [code]: given });
        expect(accepted, JSON.stringify(added.body)).toContain(added.status);
        const before = await valuesOf(people.aiko, app, id);
        const updated = await update(people.aiko, app, id, { [code]: given });
        expect(updated.status).toBe(added.status);
        if (updated.status !== 200) expect(await valuesOf(people.aiko, app, id)).toEqual(before);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  test("once stored, can be sent again as it is shown and stays the same", async () => {
    await fc.assert(
      fc.asyncProperty(plausible, async (given) => {
        const added = await add(people.aiko, app, given);
        expect([200, 400]).toContain(added.status);
        if (added.status !== 200) return;
        const shown = await valuesOf(people.aiko, app, added.body.id);
        const again = Object.fromEntries(Object.keys(everyType).map((code) => [code, shown[code]]));
        await done(update(people.aiko, app, added.body.id, again));
        expect(await valuesOf(people.aiko, app, added.body.id)).toMatchObject(again);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  test("as the record itself is an error of kintone's", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 3 }), async (given) => {
        const requests = [
          people.aiko.post("/k/v1/record.json", { app, record: given }),
          people.aiko.post("/k/v1/records.json", { app, records: given }),
          people.aiko.put("/k/v1/record.json", {
            app,
            id: given,
            updateKey: given,
            record: given,
            revision: given,
          }),
          people.aiko.put("/k/v1/records.json", { app, records: given, upsert: given }),
          people.aiko.delete("/k/v1/records.json", { app, ids: given, revisions: given }),
          people.aiko.post("/k/v1/records.json", { app: given, records: [given] }),
        ];
        for (const { status, body } of await Promise.all(requests)) {
          expect([200, 400, 404, 409], JSON.stringify(body)).toContain(status);
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
