import { beforeAll, describe, expect, test } from "vitest";
import { Recalculations } from "../../src/records/recalculation/runner.ts";
import { type Company, company } from "../company.ts";
import { add, cells, changeForm, done, engines, formApp, update, valuesOf } from "./form-app.ts";

const calc = (expression: string) => ({ type: "CALC", expression });

describe.each(engines)("calculating all records anew on %s", (engine) => {
  let people: Company;
  beforeAll(async () => {
    people = await company({ engine });
  });
  const path = (app: string) => `/tonari/v1/apps/${app}/recalculation`;
  const finished = (app: string) =>
    expect
      .poll(async () => (await done(people.aiko.get(path(app)))).state, { timeout: 20_000, interval: 50 })
      .toBe("done");

  const inner = (code: string, property: object) => ({ [code]: { code, label: code, ...property } });
  async function filled(count: number): Promise<string> {
    const app = await formApp(people.aiko, {
      n: { type: "NUMBER" },
      double: calc("n * 2"),
      rows: {
        type: "SUBTABLE",
        fields: { ...inner("q", { type: "NUMBER" }), ...inner("line", calc("q + n")) },
      },
      key: { type: "SINGLE_LINE_TEXT", expression: '"K" & n', unique: true },
      late: { type: "SINGLE_LINE_TEXT", expression: "Updated_by" },
    });
    for (let from = 1; from <= count; from += 100) {
      const records = Array.from({ length: Math.min(100, count - from + 1) }, (_, i) => ({
        ...cells({ n: String(from + i) }),
        rows: { value: [{ value: { q: { value: "1" } } }, { value: { q: { value: "2" } } }] },
      }));
      await done(people.aiko.post("/k/v1/records.json", { app, records }));
    }
    return app;
  }

  test("brings every record to the formulas as they are now, and touches nothing else", async () => {
    const app = await filled(120);
    await done(update(people.aiko, app, "7", { n: "7" }));
    const before = await valuesOf(people.aiko, app, "7");
    await changeForm(people.aiko, app, { double: calc("n * 3") });
    expect(await valuesOf(people.aiko, app, "7")).toMatchObject({ double: "14" });
    expect(await done(people.aiko.get(path(app)))).toMatchObject({ state: "none" });

    expect(await done(people.aiko.post(path(app)))).toMatchObject({
      state: "running",
      total: "120",
      done: "0",
    });
    await finished(app);
    expect(await done(people.aiko.get(path(app)))).toMatchObject({ total: "120", done: "120", failed: "0" });
    expect(await valuesOf(people.aiko, app, "7")).toEqual({ ...before, double: "21" });
    const query = 'double in ("3", "360") order by $id asc';
    const { records } = await done(people.aiko.get("/k/v1/records.json", { app, query }));
    expect(records.map((record: { n: { value: string } }) => record.n.value)).toEqual(["1", "120"]);
  });

  test("calculates in the rows of tables too", async () => {
    const app = await filled(3);
    const properties = { rows: { type: "SUBTABLE", fields: inner("line", calc("q * n * 100")) } };
    await changeForm(people.aiko, app, properties);
    await done(people.aiko.post(path(app)));
    await finished(app);
    const { rows } = await valuesOf(people.aiko, app, "3");
    expect((rows as { value: { line: { value: string } } }[]).map(({ value }) => value.line.value)).toEqual([
      "300",
      "600",
    ]);
    const query = 'line in ("600")';
    expect((await done(people.aiko.get("/k/v1/records.json", { app, query }))).records).toHaveLength(1);
  });

  test("leaves a record as it is whose unique text would be there twice, and tells how many", async () => {
    const app = await filled(60);
    // All of them would be called K: the first gets the name, the others keep theirs.
    await changeForm(people.aiko, app, {
      key: { type: "SINGLE_LINE_TEXT", expression: '"K" & ROUND(n, -3)' },
    });
    await done(people.aiko.post(path(app)));
    await finished(app);
    expect(await done(people.aiko.get(path(app)))).toMatchObject({ done: "60", failed: "59" });
    expect(await valuesOf(people.aiko, app, "1")).toMatchObject({ key: "K0" });
    expect(await valuesOf(people.aiko, app, "60")).toMatchObject({ key: "K60" });
  });

  test("another process goes on where one was killed, and begins anew when the form has changed", async () => {
    const app = await filled(120);
    await changeForm(people.aiko, app, { double: calc("n * 3") });
    const { domain, aiko } = people;
    const job = await done(aiko.post(path(app)));
    await done(aiko.delete(path(app)));
    expect(job.state).toBe("running");
    const left = await domain.store.view.recalculations.get(Number(app));
    if (!left) throw new Error("the job is gone");
    const later = { ...domain, now: () => domain.now() + 60_000 };
    const goOn = async (half: object) => {
      const killed = { ...left, state: "running" as const, touchedAt: domain.now() + 30_000, ...half };
      await domain.store.write((store) => store.recalculations.set(killed));
      const other = new Recalculations(later, (error) => expect.fail(String(error)));
      other.look();
      await finished(app);
      await other.stop();
    };
    await goOn({ lastId: 100, done: 100 });
    const doubles = async () => [
      (await valuesOf(aiko, app, "100")).double,
      (await valuesOf(aiko, app, "101")).double,
    ];
    // The first hundred were done before, as far as the job knows.
    expect((await doubles())[1]).toBe("303");
    await changeForm(aiko, app, { double: calc("n * 4") });
    await goOn({ lastId: 100, done: 100 });
    expect(await doubles()).toEqual(["400", "404"]);
  });

  test("can be stopped, and only those who manage the app begin, see or stop it", async () => {
    const app = await filled(5);
    await done(people.aiko.post(path(app)));
    const stopped = await done(people.aiko.delete(path(app)));
    expect(["cancelled", "done"]).toContain(stopped.state);
    for (const ask of [people.chie.get, people.chie.post, people.chie.delete]) {
      expect(await ask(path(app))).toMatchObject({ status: 403, body: { code: "CB_NO02" } });
    }
    expect(await people.aiko.post(path("999999"))).toMatchObject({ status: 404 });
  });

  test("others write meanwhile", async () => {
    const app = await filled(120);
    await changeForm(people.aiko, app, { double: calc("n + 1") });
    await done(people.aiko.post(path(app)));
    const { id } = await done(add(people.aiko, app, { n: "5000" }));
    await done(update(people.aiko, app, "60", { n: "6000" }));
    await finished(app);
    expect(await valuesOf(people.aiko, app, id)).toMatchObject({ double: "5001" });
    expect(await valuesOf(people.aiko, app, "60")).toMatchObject({ double: "6001" });
    expect(await valuesOf(people.aiko, app, "120")).toMatchObject({ double: "121" });
  });
});
