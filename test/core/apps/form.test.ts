import { describe, expect, test } from "vitest";
import { addFields, deleteFields, mostFields, updateFields } from "../../../src/core/apps/form.ts";
import { newApp } from "../../../src/core/apps/new-app.ts";
import { Problems } from "../../../src/core/errors/problem.ts";
import { adding, codes, fieldOf, formContext, orders, reported, texts, thrown } from "./app.ts";

const text = (code: string) => ({ [code]: { type: "SINGLE_LINE_TEXT", code, label: "x" } });

describe("adding fields", () => {
  test("gives each an id that no other had, and a row at the end of the form", () => {
    const next = adding(orders, { ...text("city"), ...text("street") });
    expect(codes(next).slice(-2)).toEqual(["city", "street"]);
    expect(new Set(next.fields.map(({ id }) => id)).size).toBe(next.fields.length);
    expect(next.layout.slice(-2)).toMatchObject([
      { type: "ROW", fields: [{ type: "SINGLE_LINE_TEXT", code: "city", size: { width: "193" } }] },
      { type: "ROW", fields: [{ type: "SINGLE_LINE_TEXT", code: "street" }] },
    ]);
    expect(orders.fields.some(({ code }) => code === "city")).toBe(false);
  });

  test("names everything that is wrong at once", () => {
    const bad = {
      ...text("name"),
      ...text("1st"),
      ...text("a b"),
      ...text("not"),
      ...text("ステータス"),
      ...text("Created_by"),
      key: { type: "SINGLE_LINE_TEXT", code: "other", label: "x" },
      untyped: { code: "untyped", label: "x" },
      odd: { type: "HOLOGRAM", code: "odd", label: "x" },
      who: { type: "CREATOR", code: "who", label: "x" },
      bare: { type: "NUMBER" },
      choice: { type: "DROP_DOWN", code: "choice", label: "x" },
    };
    expect(reported((context) => addFields(orders, bad, context))).toEqual({
      "properties[name].code": ["duplicateCode"],
      "properties[1st].code": ["badFieldCode"],
      "properties[a b].code": ["badFieldCode"],
      "properties[not].code": ["reservedCode"],
      "properties[ステータス].code": ["reservedCode"],
      "properties[Created_by].code": ["reservedCode"],
      "properties[key].code": ["keyMustEqualCode"],
      "properties[untyped].type": ["requiredParameter"],
      "properties[odd].type": ["unknownFieldType"],
      "properties[who].type": ["cannotAddType"],
      "properties[bare].code": ["requiredParameter"],
      "properties[bare].label": ["requiredParameter"],
      "properties[choice].options": ["requiredParameter"],
    });
  });

  test.each(["a", "Ａ１", "_x", "＿", "数量", "カナ・ｶﾅ", "価格￥", "été", "价格", "x".repeat(128)])(
    "takes the code %s",
    (code) => {
      expect(reported((context) => addFields(orders, text(code), context))).toEqual({});
    },
  );

  test.each([
    "１a",
    "a-b",
    "a.b",
    "(a)",
    "a@b",
    "a$",
    "a+b",
    "価 格",
    "a/b",
    "",
    "x".repeat(129),
    "__ROOT__",
    "NOT",
  ])("refuses the code %s", (code) => {
    const problems = reported((context) => addFields(orders, text(code), context));
    expect(Object.keys(problems)).toEqual([`properties[${code}].code`]);
  });

  test("a form has at most 500 fields, the system's not counted", () => {
    const many = (n: number) => Object.assign({}, ...Array.from({ length: n }, (_, i) => text(`f${i}`)));
    const app = newApp("Wide", "en");
    expect(reported((context) => addFields(app, many(mostFields), context))).toEqual({});
    expect(reported((context) => addFields(app, many(mostFields + 1), context))).toEqual({
      properties: ["tooManyFields"],
    });
  });

  test("a property that is no object is no valid JSON for kintone", () => {
    expect(thrown(() => addFields(orders, { x: "text" }, formContext()))).toBe("CB_IJ01");
    expect(thrown(() => addFields(orders, { x: null }, formContext()))).toBe("CB_IJ01");
  });
});

describe("updating fields", () => {
  const filtered = {
    ...orders,
    layout: orders.layout,
    general: { ...orders.general, titleField: { selectionMode: "MANUAL" as const, code: "name" } },
    views: [
      {
        id: 90,
        name: "Open",
        index: 0,
        type: "LIST" as const,
        fields: ["name", "state"],
        filterCond: 'state in ("open") and name like "a"',
        sort: "name desc, qty asc",
      },
    ],
  };
  const change = (properties: Record<string, object>) => {
    const context = formContext();
    const next = updateFields(filtered, properties, context);
    expect(texts(context.problems.all)).toEqual({});
    return next;
  };

  test("leaves alone what is not given", () => {
    const next = change({ qty: { type: "NUMBER", label: "Number of pieces" } });
    expect(fieldOf(next, "qty")).toEqual({ ...fieldOf(orders, "qty"), label: "Number of pieces" });
    expect(next.views).toEqual(filtered.views);
  });

  test("a new code is followed by layout, views and title", () => {
    const next = change({ name: { type: "SINGLE_LINE_TEXT", code: "customer" } });
    expect(fieldOf(next, "customer").id).toBe(fieldOf(orders, "name").id);
    expect(JSON.stringify(next.layout)).toContain('"customer"');
    expect(JSON.stringify(next.layout)).not.toContain('"name"');
    expect(next.views).toMatchObject([
      {
        fields: ["customer", "state"],
        filterCond: 'state in ("open") and customer like "a"',
        sort: "customer desc, qty asc",
      },
    ]);
    expect(next.general.titleField).toEqual({ selectionMode: "MANUAL", code: "customer" });
  });

  test("two fields may swap their codes", () => {
    const next = change({
      name: { type: "SINGLE_LINE_TEXT", code: "qty" },
      qty: { type: "NUMBER", code: "name" },
    });
    expect(fieldOf(next, "qty").type).toBe("SINGLE_LINE_TEXT");
    expect(next.views).toMatchObject([{ fields: ["qty", "state"], sort: "qty desc, name asc" }]);
  });

  test("a renamed option keeps its id and is followed by the filters", () => {
    const before = fieldOf(orders, "state").options;
    const next = change({
      state: {
        type: "DROP_DOWN",
        options: { open: { label: "new", index: "0" }, done: { label: "done", index: "1" } },
      },
    });
    expect(fieldOf(next, "state").options).toEqual([{ ...before?.[0], label: "new" }, before?.[1]]);
    expect(next.views).toMatchObject([{ filterCond: 'state in ("new") and name like "a"' }]);
  });

  test("an option that is not listed goes, and records may keep it", () => {
    const next = change({ state: { type: "DROP_DOWN", options: { done: { label: "done", index: "0" } } } });
    expect(fieldOf(next, "state")).toMatchObject({ options: [{ label: "done" }], removedOptions: ["open"] });
  });

  test("names what is wrong", () => {
    const bad = {
      name: { type: "NUMBER", label: "x" },
      qty: { label: "x" },
      day: { type: "DATE", code: "state" },
      Record_number: { type: "RECORD_NUMBER", code: "Status" },
    };
    expect(reported((context) => updateFields(orders, bad, context))).toEqual({
      "properties[name].type": ["cannotChangeType"],
      "properties[qty].type": ["requiredParameter"],
      "properties[day].code": ["duplicateCode"],
      "properties[Record_number].code": ["reservedCode"],
    });
    expect(thrown(() => updateFields(orders, { nobody: { type: "NUMBER" } }, formContext()))).toBe(
      "GAIA_FC01",
    );
  });

  test("a system field may have its name in another language", () => {
    const next = change({ Record_number: { type: "RECORD_NUMBER", code: "レコード番号", label: "番号" } });
    expect(fieldOf(next, "レコード番号")).toMatchObject({ id: 1, label: "番号" });
  });
});

describe("deleting fields", () => {
  const view = { id: 90, index: 0, filterCond: "", sort: "" };
  const app = {
    ...orders,
    general: { ...orders.general, titleField: { selectionMode: "MANUAL" as const, code: "name" } },
    views: [
      { ...view, name: "all", type: "LIST" as const, fields: ["name", "qty"], sort: "name asc, qty desc" },
      {
        ...view,
        name: "or",
        type: "LIST" as const,
        fields: [],
        filterCond: 'name = "a" or (qty > 1 and name = "b")',
      },
      { ...view, name: "only", type: "LIST" as const, fields: [], filterCond: "name is empty" },
      { ...view, name: "month", type: "CALENDAR" as const, date: "day", title: "name" },
    ],
  };

  test("takes them out of everything that names them", () => {
    const problems = new Problems();
    const next = deleteFields(app, ["name", "day"], problems);
    expect(problems.any).toBe(false);
    expect(codes(next)).not.toContain("name");
    expect(next.layout).toHaveLength(app.layout.length - 2);
    expect(next.views).toMatchObject([
      { fields: ["qty"], sort: "qty desc" },
      { filterCond: 'qty > "1"' },
      { filterCond: "" },
      { date: "Created_datetime", title: "Record_number" },
    ]);
    expect(next.general.titleField).toEqual({ selectionMode: "AUTO" });
    expect(next.nextId).toBe(app.nextId);
  });

  test("refuses what is not there or belongs to the system", () => {
    expect(thrown(() => deleteFields(app, ["nobody"], new Problems()))).toBe("GAIA_FC01");
    const problems = new Problems();
    deleteFields(app, ["name", "Record_number"], problems);
    expect(texts(problems.all)).toEqual({ "fields[1]": ["cannotDeleteField"] });
  });
});
