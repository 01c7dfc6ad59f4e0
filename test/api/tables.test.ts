import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company } from "../company.ts";
import type { Person } from "../person.ts";
import { add, cells, changeForm, deploy, done, engines, everyType, formApp, update } from "./form-app.ts";

const options = { A: { label: "A", index: 0 }, B: { label: "B", index: 1 } };
const messages = (...texts: string[]) => ({ messages: texts });

type Values = Record<string, unknown>;
interface Row {
  readonly id: string;
  readonly value: Record<string, { type: string; value: unknown }>;
}
/** `{name: "a"}` → a row of a request */
const row = (values: Values, id?: string) => ({ ...(id !== undefined && { id }), value: cells(values) });

const members = (properties: Record<string, { type: string } & Values>) =>
  Object.fromEntries(Object.entries(properties).map(([code, one]) => [code, { code, label: code, ...one }]));

async function rowsOf(person: Person, app: string, id: string, table = "table"): Promise<Row[]> {
  const { record } = await done(person.get("/k/v1/record.json", { app, id }));
  return record[table].value;
}
/** The rows' values without types, and without what nobody cares about. */
const plain = (rows: readonly Row[]) =>
  rows.map(({ value }) =>
    Object.fromEntries(Object.entries(value).map(([code, { value }]) => [code, value])),
  );

describe.each(engines)("tables in records on %s", (engine) => {
  let people: Company;
  beforeAll(async () => {
    people = await company({ engine });
  });
  const added = async (app: string, values: Values) =>
    (await done(add(people.aiko, app, values))).id as string;

  describe("rows [M]", () => {
    let app: string;
    beforeAll(async () => {
      app = await formApp(people.aiko, {
        title: { type: "SINGLE_LINE_TEXT" },
        table: {
          type: "SUBTABLE",
          fields: members({
            name: { type: "SINGLE_LINE_TEXT", defaultValue: "new" },
            count: { type: "NUMBER" },
            kind: { type: "DROP_DOWN", options, defaultValue: "A" },
          }),
        },
        other: { type: "SUBTABLE", fields: members({ note: { type: "SINGLE_LINE_TEXT" } }) },
      });
    });

    test("a record without rows has an empty list", async () => {
      const { record } = await done(
        people.aiko.get("/k/v1/record.json", { app, id: await added(app, { title: "x" }) }),
      );
      expect(record.table).toEqual({ type: "SUBTABLE", value: [] });
    });

    test("each row that is sent gets ids and the defaults of its fields, in the order of the form", async () => {
      const rows = await rowsOf(
        people.aiko,
        app,
        await added(app, { table: [row({ count: "1" }), row({ name: "", kind: "B" }), {}] }),
      );
      expect(rows).toEqual([
        {
          id: expect.stringMatching(/^[1-9]\d*$/),
          value: {
            name: { type: "SINGLE_LINE_TEXT", value: "new" },
            count: { type: "NUMBER", value: "1" },
            kind: { type: "DROP_DOWN", value: "A" },
          },
        },
        {
          id: expect.any(String),
          value: expect.objectContaining({ name: { type: "SINGLE_LINE_TEXT", value: "" } }),
        },
        { id: expect.any(String), value: expect.anything() },
      ]);
      expect(plain(rows)[2]).toEqual({ name: "new", count: "", kind: "A" });
      expect(new Set(rows.map(({ id }) => id)).size).toBe(3);
    });

    test("ids are unique over the app and its tables, and never come again", async () => {
      const first = await added(app, { table: [row({}), row({})], other: [row({})] });
      const ids = [
        ...(await rowsOf(people.aiko, app, first)),
        ...(await rowsOf(people.aiko, app, first, "other")),
      ].map(({ id }) => Number(id));
      await done(update(people.aiko, app, first, { table: [], other: [] }));
      const [next] = await rowsOf(people.aiko, app, await added(app, { other: [row({})] }), "other");
      expect(new Set(ids).size).toBe(3);
      expect(Number(next?.id)).toBeGreaterThan(Math.max(...ids));
    });

    test("a new record ignores ids, whatever they name", async () => {
      const [known] = await rowsOf(people.aiko, app, await added(app, { table: [row({ name: "a" })] }));
      const same = known?.id ?? "";
      const rows = await rowsOf(
        people.aiko,
        app,
        await added(app, { table: [row({}, same), row({}, same)] }),
      );
      expect(rows.map(({ id }) => id)).not.toContain(same);
      expect(plain(rows)[0]).toMatchObject({ name: "new" });
    });

    test("a table that is not sent stays, and one that is sent empty loses its rows", async () => {
      const id = await added(app, { table: [row({ name: "a" })], other: [row({ note: "n" })] });
      const before = await rowsOf(people.aiko, app, id);
      await done(update(people.aiko, app, id, { title: "new" }));
      expect(await rowsOf(people.aiko, app, id)).toEqual(before);
      await done(update(people.aiko, app, id, { table: [] }));
      expect(await rowsOf(people.aiko, app, id)).toEqual([]);
      expect(plain(await rowsOf(people.aiko, app, id, "other"))).toEqual([{ note: "n" }]);
    });

    test("the list becomes the table: known rows are merged, unknown ids are new rows, others go", async () => {
      const id = await added(app, {
        table: ["a", "b", "c"].map((name) => row({ name, count: "1", kind: "B" })),
      });
      const [a, b, c] = await rowsOf(people.aiko, app, id);
      await done(
        update(people.aiko, app, id, {
          table: [
            row({ count: "3" }, c?.id),
            row({ name: "x" }),
            row({ name: "y" }, "99999999"),
            row({}, a?.id),
          ],
        }),
      );
      const rows = await rowsOf(people.aiko, app, id);
      expect(plain(rows)).toEqual([
        { name: "c", count: "3", kind: "B" },
        { name: "x", count: "", kind: "A" },
        { name: "y", count: "", kind: "A" },
        { name: "a", count: "1", kind: "B" },
      ]);
      expect(rows.map((one) => one.id)).toEqual([c?.id, rows[1]?.id, rows[2]?.id, a?.id]);
      for (const fresh of [rows[1], rows[2]])
        expect([a?.id, b?.id, c?.id, "99999999"]).not.toContain(fresh?.id);
    });

    test("a row of another record is a new row here and stays where it is", async () => {
      const [first, second] = [await added(app, { table: [row({ name: "a" })] }), await added(app, {})];
      const [own] = await rowsOf(people.aiko, app, first);
      await done(update(people.aiko, app, second, { table: [row({ count: "2" }, own?.id)] }));
      const [stranger] = await rowsOf(people.aiko, app, second);
      expect(stranger?.id).not.toBe(own?.id);
      expect(plain([stranger as Row])).toEqual([{ name: "new", count: "2", kind: "A" }]);
      expect(await rowsOf(people.aiko, app, first)).toEqual([own]);
    });

    test("what was read can be written back as it is", async () => {
      const id = await added(app, { table: [row({ name: "a" }), row({ name: "b" })] });
      const before = await rowsOf(people.aiko, app, id);
      await done(
        people.aiko.put("/k/v1/record.json", {
          app,
          id,
          record: { table: { type: "SUBTABLE", value: before } },
        }),
      );
      expect(await rowsOf(people.aiko, app, id)).toEqual(before);
      const numbers = before.map((one) => ({ ...one, id: Number(one.id) }));
      await done(update(people.aiko, app, id, { table: numbers }));
      expect(await rowsOf(people.aiko, app, id)).toEqual(before);
    });

    test("one id twice is GAIA_SI01, one that is no number CB_IJ01", async () => {
      const id = await added(app, { table: [row({ name: "a" })] });
      const [one] = await rowsOf(people.aiko, app, id);
      const twice = update(people.aiko, app, id, { table: [row({}, one?.id), row({}, one?.id)] });
      expect(await twice).toMatchObject({
        status: 400,
        body: { code: "GAIA_SI01", message: "Raw ID (code: table) in a table is duplicated." },
      });
      for (const bad of ["x", "1.5", { a: 1 }, [1], true]) {
        const given = update(people.aiko, app, id, { table: [{ id: bad, value: {} }] });
        expect(await given).toMatchObject({ status: 400, body: { code: "CB_IJ01" } });
      }
      expect(await rowsOf(people.aiko, app, id)).toEqual([one]);
    });

    test.each([["text"], [5], [{}], [["a"]], [[null]], [[{ value: "x" }]], [[{ value: { name: "x" } }]]])(
      "%j is no table: CB_IJ01",
      async (bad) => {
        expect(await add(people.aiko, app, { table: bad })).toMatchObject({
          status: 400,
          body: { code: "CB_IJ01" },
        });
      },
    );

    test("unknown codes in a row are ignored, and columns at the top level", async () => {
      const id = await added(app, { table: [row({ nosuch: 1, title: "x", $id: "3" })], name: "top" });
      const { record } = await done(people.aiko.get("/k/v1/record.json", { app, id }));
      expect(Object.keys(record.table.value[0].value)).toEqual(["name", "count", "kind"]);
      expect(record).not.toHaveProperty("name");
    });

    test("a request that names a record twice merges with what the first change made", async () => {
      const id = await added(app, { table: [row({ name: "a" })] });
      const [one] = await rowsOf(people.aiko, app, id);
      const change = (values: Values) => ({ id, record: cells({ table: [row(values, one?.id)] }) });
      await done(
        people.aiko.put("/k/v1/records.json", {
          app,
          records: [change({ name: "b" }), change({ count: "2" })],
        }),
      );
      expect(plain(await rowsOf(people.aiko, app, id))).toEqual([{ name: "b", count: "2", kind: "A" }]);
    });

    test("many records at once, with an upsert among them, keep their rows apart", async () => {
      const records = Array.from({ length: 100 }, (_, n) =>
        cells({ title: `r${n}`, table: [row({ name: `${n}a` }), row({ name: `${n}b` })] }),
      );
      const { ids } = await done(people.aiko.post("/k/v1/records.json", { app, records }));
      expect(plain(await rowsOf(people.aiko, app, ids[57]))).toMatchObject([
        { name: "57a" },
        { name: "57b" },
      ]);
      const changed = ids.map((id: string, n: number) => ({
        id,
        record: cells({ table: [row({ name: `${n}c` })] }),
      }));
      await done(people.aiko.put("/k/v1/records.json", { app, records: changed }));
      expect(plain(await rowsOf(people.aiko, app, ids[99]))).toMatchObject([{ name: "99c" }]);
      const query = 'name in ("57c", "57a")';
      const found = await done(
        people.aiko.get("/k/v1/records.json", { app, query, fields: ["$id", "table"] }),
      );
      expect(found.records).toEqual([
        { $id: { type: "__ID__", value: ids[57] }, table: { type: "SUBTABLE", value: expect.any(Array) } },
      ]);
    });
  });

  describe("values in rows [M]", () => {
    let app: string;
    const fields = Object.fromEntries(
      Object.entries(everyType).map(([code, one]) => [code, { code, label: code, ...one }]),
    );
    beforeAll(async () => {
      app = await formApp(people.aiko, { table: { type: "SUBTABLE", fields } });
    });

    test("every type has its empty value", async () => {
      const [empty] = plain(await rowsOf(people.aiko, app, await added(app, { table: [row({})] })));
      expect(empty).toEqual({
        ...{ text: "", lines: "", rich: "", number: "", moment: "", link: "" },
        ...{ radio: "A", drop: null, date: null, time: null },
        ...{ check: [], multi: [], users: [], files: [] },
      });
    });

    test("and takes what it takes outside of a table", async () => {
      const fileKey = await people.aiko.upload("a.txt", "hello");
      const sent = {
        ...{ text: "t", lines: "a\nb", rich: "<b>x</b>", number: 1.5, moment: "2026-04-23T10:00:30+09:00" },
        ...{ link: "https://example.com", radio: "B", drop: "C", date: "2026-04-23", time: "9:05" },
        ...{ check: ["A", "B"], multi: ["C"], users: [{ code: "ben" }], files: [{ fileKey }] },
      };
      const [found] = plain(await rowsOf(people.aiko, app, await added(app, { table: [row(sent)] })));
      expect(found).toEqual({
        ...{ ...sent, number: "1.5", moment: "2026-04-23T01:00:00Z", time: "09:05" },
        users: [{ code: "ben", name: "Ben" }],
        files: [expect.objectContaining({ name: "a.txt", size: "5" })],
      });
    });

    test.each([
      [".5", "0.5"],
      ["５", "5"],
      ["-１.２５", "-1.25"],
      [" 7 ", "7"],
      ["abc", ""],
      ["1,000", ""],
      ["0x10", ""],
      ["", ""],
    ])("a number %j becomes %j", async (given, stored) => {
      const id = await added(app, { table: [row({ number: given })] });
      expect(plain(await rowsOf(people.aiko, app, id))).toMatchObject([{ number: stored }]);
    });

    test("an unknown user is GAIA_IL26, an unknown file GAIA_BL01, and nothing is stored", async () => {
      const user = add(people.aiko, app, { table: [row({}), row({ users: [{ code: "nobody" }] })] });
      expect(await user).toMatchObject({ status: 400, body: { code: "GAIA_IL26" } });
      const file = add(people.aiko, app, { table: [row({ files: [{ fileKey: "x" }] })] });
      expect(await file).toMatchObject({ status: 404, body: { code: "GAIA_BL01" } });
    });

    test("a file stays with its record, wherever its row goes, and goes with the last row that holds it", async () => {
      const upload = await people.aiko.upload("b.txt", `only here ${engine}`);
      const id = await added(app, { table: [row({ files: [{ fileKey: upload }] })] });
      const [first] = await rowsOf(people.aiko, app, id);
      const [{ files }] = plain(await rowsOf(people.aiko, app, id)) as [{ files: [{ fileKey: string }] }];
      const { fileKey } = files[0];
      const download = () => people.aiko.get("/k/v1/file.json", { fileKey });
      expect((await download()).status).toBe(200);
      await done(
        update(people.aiko, app, id, { table: [row({ files: [{ fileKey }] }), row({}, first?.id)] }),
      );
      expect(
        (await rowsOf(people.aiko, app, id)).map(
          ({ value }) => (value.files?.value as unknown[] | undefined)?.length,
        ),
      ).toEqual([1, 1]);
      await done(update(people.aiko, app, id, { table: [row({}, first?.id)] }));
      expect((await download()).status).toBe(200);
      await done(update(people.aiko, app, id, { table: [] }));
      expect((await download()).status).toBe(404);
    });

    test("files in rows go with their record", async () => {
      const upload = await people.aiko.upload("c.txt", "x");
      const id = await added(app, { table: [row({ files: [{ fileKey: upload }] })] });
      const [{ files }] = plain(await rowsOf(people.aiko, app, id)) as [{ files: [{ fileKey: string }] }];
      await done(people.aiko.delete("/k/v1/records.json", { app, ids: [id] }));
      expect((await people.aiko.get("/k/v1/file.json", { fileKey: files[0].fileKey })).status).toBe(404);
    });

    test("a file of another record cannot be put into a row", async () => {
      const upload = await people.aiko.upload("d.txt", "x");
      const id = await added(app, { table: [row({ files: [{ fileKey: upload }] })] });
      const [{ files }] = plain(await rowsOf(people.aiko, app, id)) as [{ files: [{ fileKey: string }] }];
      const theft = add(people.aiko, app, { table: [row({ files: [{ fileKey: files[0].fileKey }] })] });
      expect(await theft).toMatchObject({ status: 404, body: { code: "GAIA_BL01" } });
    });
  });

  describe("checks [M]", () => {
    let app: string;
    beforeAll(async () => {
      app = await formApp(people.aiko, {
        title: { type: "SINGLE_LINE_TEXT" },
        table: {
          type: "SUBTABLE",
          fields: members({
            name: { type: "SINGLE_LINE_TEXT", required: true, maxLength: "5" },
            count: { type: "NUMBER", maxValue: "10" },
            check: { type: "CHECK_BOX", options, required: true },
            users: { type: "USER_SELECT", required: true, defaultValue: [{ type: "USER", code: "ben" }] },
            radio: { type: "RADIO_BUTTON", options, required: true },
          }),
        },
      });
    });
    const good = { name: "a", check: ["A"] };

    test("everything that is wrong is named at once, by row and column", async () => {
      const { status, body } = await add(people.aiko, app, {
        table: [
          row(good),
          row({ name: "abcdef", count: "11", check: ["X"], users: [], radio: "X" }),
          row({}),
        ],
      });
      expect(status).toBe(400);
      expect(body.code).toBe("CB_VA01");
      expect(body.errors).toEqual({
        "record.table.value[1].value.name.value": messages("Enter less than 6 characters."),
        "record.table.value[1].value.count.value": messages("The value must be 10 or less."),
        "record.table.value[1].value.check.values[0].value": messages('The value, "X", is not in options.'),
        "record.table.value[1].value.users.values.value": messages("Required."),
        "record.table.value[1].value.radio.value": messages('The value, "X", is not in options.'),
        "record.table.value[2].value.name.value": messages("Required."),
        "record.table.value[2].value.check.values": messages("Required."),
      });
    });
    test("lists of records name the record too", async () => {
      const bad = cells({ table: [row(good), row({ ...good, name: "" })] });
      const { body } = await people.aiko.post("/k/v1/records.json", { app, records: [{}, bad] });
      expect(Object.keys(body.errors)).toEqual(["records[1].table.value[1].value.name.value"]);
    });
    test("a default names its user though nobody sent the code", async () => {
      const id = await added(app, { table: [row(good)] });
      expect(plain(await rowsOf(people.aiko, app, id))).toMatchObject([{ users: [{ code: "ben" }] }]);
      const found = await done(people.aiko.get("/k/v1/records.json", { app, query: 'users in ("ben")' }));
      expect(found.records).toHaveLength(1);
      const [one] = await rowsOf(people.aiko, app, id);
      // The merged cell is searched by its user as before.
      await done(update(people.aiko, app, id, { table: [row({ name: "b" }, one?.id)] }));
      expect(
        (await done(people.aiko.get("/k/v1/records.json", { app, query: 'users in ("ben")' }))).records,
      ).toHaveLength(1);
    });
    test("a merged row is checked as it will be", async () => {
      const id = await added(app, { table: [row(good)] });
      const [one] = await rowsOf(people.aiko, app, id);
      expect((await update(people.aiko, app, id, { table: [row({ count: "5" }, one?.id)] })).status).toBe(
        200,
      );
      const emptied = await update(people.aiko, app, id, { table: [row({ name: "" }, one?.id)] });
      expect(Object.keys(emptied.body.errors)).toEqual(["record.table.value[0].value.name.value"]);
    });
    test("a column that becomes required must be filled with the next update of the record", async () => {
      const id = await added(app, { table: [row(good), row({ ...good, count: "1" })] });
      const fields = members({ count: { type: "NUMBER", required: true } });
      await changeForm(people.aiko, app, { table: { type: "SUBTABLE", fields } });
      const { body } = await update(people.aiko, app, id, { title: "x" });
      expect(body.errors).toEqual({ "record.table.value[0].value.count.value": messages("Required.") });
      const none = members({ count: { type: "NUMBER", required: false } });
      await changeForm(people.aiko, app, { table: { type: "SUBTABLE", fields: none } });
    });
  });

  describe("what other parts make of rows", () => {
    test("formulas are calculated in each row, and over the rows", async () => {
      const app = await formApp(people.aiko, {
        total: { type: "CALC", expression: "SUM(cost)" },
        table: {
          type: "SUBTABLE",
          fields: members({
            price: { type: "NUMBER" },
            count: { type: "NUMBER", defaultValue: "1" },
            cost: { type: "CALC", expression: "price * count", required: true },
          }),
        },
      });
      const id = await added(app, { table: [row({ price: "1.5", count: "2" }), row({ price: "4" })] });
      const [first, second] = await rowsOf(people.aiko, app, id);
      expect([first?.value.cost, second?.value.cost]).toEqual([
        { type: "CALC", value: "3" },
        { type: "CALC", value: "4" },
      ]);
      const totalOf = async () =>
        (await done(people.aiko.get("/k/v1/record.json", { app, id }))).record.total.value;
      expect(await totalOf()).toBe("7");
      await done(update(people.aiko, app, id, { table: [row({ count: "10" }, second?.id), row({})] }));
      expect(plain(await rowsOf(people.aiko, app, id)).map(({ cost }) => cost)).toEqual(["40", "0"]);
      expect(await totalOf()).toBe("40");
      const query = "cost >= 40 and count in (10)";
      expect((await done(people.aiko.get("/k/v1/records.json", { app, query }))).records).toHaveLength(1);
    });

    test("an older version brings its rows back, in the form as it is now", async () => {
      const fields = members({ name: { type: "SINGLE_LINE_TEXT" }, kind: { type: "DROP_DOWN", options } });
      const app = await formApp(people.aiko, { table: { type: "SUBTABLE", fields } });
      const id = await added(app, { table: [row({ name: "a", kind: "A" }), row({ name: "b" })] });
      await done(update(people.aiko, app, id, { table: [row({ name: "c" })] }));
      const renamed = { code: "item", type: "SINGLE_LINE_TEXT" };
      const relabelled = { A: { label: "First", index: 0 }, B: { label: "B", index: 1 } };
      await changeForm(people.aiko, app, {
        table: {
          type: "SUBTABLE",
          fields: { name: renamed, kind: { code: "kind", type: "DROP_DOWN", options: relabelled } },
        },
      });
      await done(people.aiko.post(`/tonari/v1/apps/${app}/records/${id}/history/1/revert`, {}));
      expect(plain(await rowsOf(people.aiko, app, id))).toEqual([
        { item: "a", kind: "First" },
        { item: "b", kind: null },
      ]);
      const query = 'item in ("a") and kind in ("First")';
      expect((await done(people.aiko.get("/k/v1/records.json", { app, query }))).records).toHaveLength(1);
    });
  });

  describe("groups", () => {
    test("are no value of a record, and cannot be written", async () => {
      const app = await formApp(people.aiko, {
        title: { type: "SINGLE_LINE_TEXT" },
        part: { type: "GROUP" },
      });
      const id = await added(app, { title: "x" });
      const { record } = await done(people.aiko.get("/k/v1/record.json", { app, id }));
      expect(record).not.toHaveProperty("part");
      const refused = {
        status: 400,
        body: { code: "GAIA_UN10", message: "Cannot update field whose type is GROUP." },
      };
      expect(await update(people.aiko, app, id, { part: "x" })).toMatchObject(refused);
      expect(await add(people.aiko, app, { part: "x" })).toMatchObject(refused);
    });
    test("that come to an app with records, or go from it, leave them alone", async () => {
      const app = await formApp(people.aiko, { title: { type: "SINGLE_LINE_TEXT" } });
      const id = await added(app, { title: "x" });
      const before = await done(people.aiko.get("/k/v1/record.json", { app, id }));
      const fields = "/k/v1/preview/app/form/fields.json";
      await done(
        people.aiko.post(fields, {
          app,
          properties: { part: { type: "GROUP", code: "part", label: "Part" } },
        }),
      );
      await deploy(people.aiko, app);
      expect(await done(people.aiko.get("/k/v1/record.json", { app, id }))).toEqual(before);
      await done(people.aiko.delete(fields, { app, fields: ["part"] }));
      await deploy(people.aiko, app);
      expect(await done(people.aiko.get("/k/v1/record.json", { app, id }))).toEqual(before);
    });
  });
});
