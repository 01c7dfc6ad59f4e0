import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company } from "../../company.ts";
import type { Person } from "../../person.ts";
import { refusal } from "../app-maker.ts";
import { done, engines, formApp } from "../form-app.ts";
import {
  add,
  can,
  everyone,
  field,
  inField,
  no,
  requestsApp,
  setFieldRules,
  setRecordRules,
  user,
  value,
  where,
} from "./ruled-app.ts";

/** What is hidden cannot be found out by asking in another way either: every answer is as if it were not there. */

describe.each(engines)("what rules hide on %s", (engine) => {
  let people: Company;
  let aiko: Person;
  let ben: Person;
  let app: string;
  let hidden: string;
  beforeAll(async () => {
    people = await company({ engine });
    ({ aiko, ben } = people);
    app = await requestsApp(people);
    await add(aiko, app, { title: "first", number: "A1", salary: 30, qty: 1 });
    await add(aiko, app, { title: "second", number: "A2", salary: 10, qty: 2, person: [{ code: "ben" }] });
    hidden = await add(aiko, app, { title: "secret", number: "A3", salary: 20, kind: "secret", qty: 3 });
    await setRecordRules(
      aiko,
      app,
      where('kind in ("secret")', user("aiko", { viewable: true, editable: true })),
    );
    await setFieldRules(aiko, app, field("salary", user("aiko", can("WRITE"))));
  });
  const ask = (query: string, more = {}) =>
    ben.get("/k/v1/records.json", { app, query, totalCount: true, ...more });

  test.each([
    'title = "secret"',
    'title like "secret"',
    'number in ("A3", "A4")',
    'kind in ("secret")',
    "qty >= 3",
    "$id = HIDDEN",
    'kind in ("secret") or $id = HIDDEN',
    'title != "" and kind not in ("open") and qty > 2',
  ])("no query finds or counts a hidden record: %s", async (query) => {
    const { records, totalCount } = await done(ask(query.replace("HIDDEN", hidden)));
    expect([records, totalCount]).toEqual([[], "0"]);
    const cursor = await done(
      ben.post("/k/v1/records/cursor.json", { app, query: query.replace("HIDDEN", hidden) }),
    );
    expect(cursor.totalCount).toBe("0");
  });

  test("a page is full although hidden records stand between the others", async () => {
    const page = await done(ask("order by qty desc limit 2"));
    expect(page.records).toHaveLength(2);
    expect((await done(ask("order by qty desc limit 1 offset 2"))).records).toEqual([]);
  });

  test.each([
    "salary > 15",
    "salary = 10",
    'salary in ("10")',
    'title = "first" or salary = 1',
    "order by salary asc",
    'title = "first" order by qty asc, salary desc',
  ])("no query may name a hidden field, as if there were none: %s", async (query) => {
    const nobody = query.replaceAll("salary", "nothing");
    for (const asked of [query, nobody]) {
      expect(await refusal(ask(asked))).toBe("400 GAIA_IQ11");
      expect(await refusal(ben.post("/k/v1/records/cursor.json", { app, query: asked }))).toBe(
        "400 GAIA_IQ11",
      );
    }
    expect(await refusal(aiko.get("/k/v1/records.json", { app, query }))).toBe("200 done");
  });

  test("a field that is hidden on some records cannot be asked about at all", async () => {
    await setFieldRules(
      aiko,
      app,
      field("salary", inField("person", can("READ")), user("aiko", can("WRITE"))),
    );
    expect((await done(ask(""))).records.map((one: object) => "salary" in one)).toEqual([true, false]);
    expect(await refusal(ask("salary > 0"))).toBe("400 GAIA_IQ11");
    expect(await refusal(ask("order by salary asc"))).toBe("400 GAIA_IQ11");
    await setFieldRules(aiko, app, field("salary", user("aiko", can("WRITE"))));
  });

  test("keys do not find hidden records; that a unique value is taken is the one thing that adding tells", async () => {
    const put = (number: string) =>
      ben.put("/k/v1/record.json", {
        app,
        updateKey: { field: "number", value: number },
        record: value({ title: "x" }),
      });
    expect(await put("A3")).toMatchObject({ status: 404, body: { code: "GAIA_RE20" } });
    expect((await put("A3")).body.message).toBe((await put("A9")).body.message);
    const upsert = await ben.put("/k/v1/records.json", {
      app,
      upsert: true,
      records: [{ updateKey: { field: "number", value: "A3" }, record: value({ title: "x" }) }],
    });
    expect(upsert.body.errors).toEqual({
      "records[0].number.value": { messages: ["This value already exists in another record."] },
    });
    expect((await done(aiko.get("/k/v1/record.json", { app, id: hidden }))).record.title.value).toBe(
      "secret",
    );
  });

  test("comments and the history of a hidden record are as closed as the record", async () => {
    const of = { app, record: hidden };
    expect(await refusal(ben.get("/k/v1/record/comments.json", of))).toBe("403 CB_NO02");
    expect(await refusal(ben.post("/k/v1/record/comment.json", { ...of, comment: { text: "?" } }))).toBe(
      "403 CB_NO02",
    );
    expect(await refusal(ben.get(`/tonari/v1/apps/${app}/records/${hidden}/history`))).toBe("403 CB_NO02");
  });

  test("the history leaves out hidden fields, and going back leaves them as they are", async () => {
    const id = await add(aiko, app, { title: "one", salary: 1 });
    await done(aiko.put("/k/v1/record.json", { app, id, record: value({ title: "two", salary: 2 }) }));
    const path = `/tonari/v1/apps/${app}/records/${id}/history`;
    expect(JSON.stringify((await done(aiko.get(path))).versions)).toContain("salary");
    const listed = await done(ben.get(path));
    expect(JSON.stringify(listed)).toContain("title");
    expect(JSON.stringify(listed)).not.toContain("salary");
    expect(JSON.stringify(await done(ben.get(`${path}/1`)))).not.toContain("salary");
    await done(ben.post(`${path}/1/revert`));
    const { record } = await done(aiko.get("/k/v1/record.json", { app, id }));
    expect([record.title.value, record.salary.value]).toEqual(["one", "2"]);
    expect(await refusal(aiko.delete("/k/v1/records.json", { app, ids: [id] }))).toBe("200 done");
  });

  test("columns of a table are hidden and locked one by one, with their table when none is left", async () => {
    const tables = await formApp(aiko, {
      title: { type: "SINGLE_LINE_TEXT" },
      lines: {
        type: "SUBTABLE",
        fields: {
          item: { type: "SINGLE_LINE_TEXT", code: "item", label: "item" },
          price: { type: "NUMBER", code: "price", label: "price" },
        },
      },
    });
    const row = (cells: object) => ({ value: value(cells as Record<string, unknown>) });
    const id = await add(aiko, tables, { title: "t", lines: [row({ item: "tea", price: 5 })] });
    const cellsOf = async (by: Person) => {
      const { record } = await done(by.get("/k/v1/record.json", { app: tables, id }));
      return record.lines && Object.keys(record.lines.value[0].value);
    };
    await setFieldRules(aiko, tables, field("price", user("aiko", can("WRITE"))));
    expect([await cellsOf(aiko), await cellsOf(ben)]).toEqual([["item", "price"], ["item"]]);
    const list = await done(ben.get("/k/v1/records.json", { app: tables }));
    expect(JSON.stringify(list)).not.toContain("price");
    expect(await refusal(ben.get("/k/v1/records.json", { app: tables, query: "price > 1" }))).toBe(
      "400 GAIA_IQ11",
    );
    const { record } = await done(ben.get("/k/v1/record.json", { app: tables, id }));
    const lineId = record.lines.value[0].id;
    const change = (cells: object) =>
      ben.put("/k/v1/record.json", {
        app: tables,
        id,
        record: { lines: { value: [{ id: lineId, ...row(cells) }] } },
      });
    expect(await refusal(change({ item: "coffee", price: 1 }))).toBe("403 GAIA_FU01");
    expect(await refusal(change({ item: "coffee" }))).toBe("200 done");
    const after = await done(aiko.get("/k/v1/record.json", { app: tables, id }));
    expect(after.record.lines.value[0].value.price.value).toBe("5");
    await setFieldRules(
      aiko,
      tables,
      field("price", user("aiko", can("READ"))),
      field("item", everyone(can("NONE"))),
    );
    expect([await cellsOf(aiko), await cellsOf(ben)]).toEqual([["price"], undefined]);
    const evaluated = await done(ben.get("/k/v1/records/acl/evaluate.json", { app: tables, ids: [id] }));
    expect(Object.keys(evaluated.rights[0].fields).sort()).toEqual(["item", "price", "title"]);
    await setRecordRules(aiko, tables, where('item in ("coffee")', everyone(no)));
    expect((await done(ben.get("/k/v1/records.json", { app: tables }))).records).toEqual([]);
  });
});
