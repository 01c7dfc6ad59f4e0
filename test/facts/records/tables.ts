import { beforeAll, describe, expect, test } from "vitest";
import {
  type Company,
  cellsOf,
  company,
  done,
  type Engine,
  errors,
  formApp,
  type Params,
  read,
  rows,
  stored,
  update,
} from "../facts.ts";

type Row = { id: string; value: Params };
const inner = (code: string, type: string, more = {}) => ({ [code]: { code, label: code, type, ...more } });

/** records.md 4.3 */
export const tables = (engine: Engine) =>
  describe("tables", () => {
    let the: Company;
    let app: string;

    beforeAll(async () => {
      the = await company({ engine });
      const fields = {
        ...inner("item", "SINGLE_LINE_TEXT"),
        ...inner("count", "NUMBER", { maxValue: "10" }),
        ...inner("twice", "CALC", { expression: "count * 2" }),
      };
      app = await formApp(the.aiko, { table: { type: "SUBTABLE", fields }, other: { type: "NUMBER" } });
    });
    const added = async () => {
      const { $id, table } = await stored(the.aiko, app, {
        table: rows({ item: "a", count: "1" }, { item: "b", count: "2" }),
      });
      return { id: String($id), table: table as Row[] };
    };
    const changed = async (id: string, table: unknown) => {
      await done(update(the.aiko, app, id, { table }));
      return (await read(the.aiko, app, id)).table as Row[];
    };
    const idsOf = (table: Row[]) => table.map(({ id }) => id);

    test("the server gives every row a number as its id", async () => {
      const first = idsOf((await added()).table);
      const second = idsOf((await added()).table);
      for (const id of [...first, ...second]) expect(id).toMatch(/^[1-9]\d*$/);
      expect(new Set([...first, ...second]).size).toBe(4);
    });
    test("a new record does not look at the ids of its rows", async () => {
      const { table: before } = await added();
      const [row] = rows({ item: "x" });
      const { table } = await stored(the.aiko, app, { table: [{ id: before[0]?.id, ...row }] });
      expect(idsOf(table as Row[])).not.toContain(before[0]?.id);
    });
    test("a table that is not sent stays as it is", async () => {
      const { id, table } = await added();
      await done(update(the.aiko, app, id, { other: "1" }));
      expect((await read(the.aiko, app, id)).table).toEqual(table);
    });
    test("a known row keeps what is not sent of it", async () => {
      const { id, table } = await added();
      const [first, second] = idsOf(table);
      const now = await changed(id, [{ id: first, value: { count: { value: "5" } } }, { id: second }]);
      expect(idsOf(now)).toEqual([first, second]);
      expect(cellsOf(now)).toEqual([
        { item: "a", count: "5", twice: "10" },
        { item: "b", count: "2", twice: "4" },
      ]);
    });
    test("the list is the table from then on, in its order", async () => {
      const { id, table } = await added();
      const [first, second] = idsOf(table);
      expect(idsOf(await changed(id, [{ id: second }, { id: first }]))).toEqual([second, first]);
    });
    test("a row without an id is new", async () => {
      const { id, table } = await added();
      const [first, second] = idsOf(table);
      const now = await changed(id, [{ id: first }, ...rows({ item: "c" }), { id: second }]);
      expect(cellsOf(now).map(({ item }) => item)).toEqual(["a", "c", "b"]);
      expect(idsOf(table)).not.toContain(now[1]?.id);
    });
    test("a row with an unknown id is new and gets another one", async () => {
      const { id, table } = await added();
      const [row] = rows({ item: "c" });
      const now = await changed(id, [...table, { id: "987654", ...row }]);
      expect(cellsOf(now)[2]).toMatchObject({ item: "c" });
      expect(now[2]?.id).not.toBe("987654");
    });
    test("rows that are not listed go", async () => {
      const { id, table } = await added();
      const [, second] = idsOf(table);
      expect(idsOf(await changed(id, [{ id: second }]))).toEqual([second]);
    });
    test("an empty list empties the table", async () => {
      expect(await changed((await added()).id, [])).toEqual([]);
    });
    test("formulas are calculated row by row, whatever is sent for them", async () => {
      const { table } = await stored(the.aiko, app, { table: rows({ count: "3", twice: "99" }, {}) });
      expect(cellsOf(table).map(({ twice }) => twice)).toEqual(["6", "0"]);
    });
    test("a fault is named by table, row and column", async () => {
      const record = { table: { value: rows({ count: "1" }, { count: "11" }) } };
      expect(await errors(the.aiko.post("/k/v1/record.json", { app, record }))).toEqual({
        "record.table.value[1].value.count.value": ["The value must be 10 or less."],
      });
    });
    test.each(["SUBTABLE", "GROUP", "REFERENCE_TABLE", "RECORD_NUMBER", "CREATOR", "STATUS", "CATEGORY"])(
      "rows hold no %s",
      async (type) => {
        const { app: draft } = await done(the.aiko.post("/k/v1/preview/app.json", { name: "x" }));
        const fields = { ...inner("item", "SINGLE_LINE_TEXT"), ...inner("bad", type, { fields: {} }) };
        const properties = inner("table", "SUBTABLE", { fields });
        const asked = the.aiko.post("/k/v1/preview/app/form/fields.json", { app: draft, properties });
        expect((await asked).body.code).toBe("CB_VA01");
      },
    );
  });
