import { describe, expect, test } from "vitest";
import { canBeSame } from "../../web/fields/relation-fields.ts";
import { relationProblems } from "../../web/pages/app-settings/form/check-relation.ts";
import {
  fromServer,
  type LayoutRow,
  type ServerForm,
  toLayout,
} from "../../web/pages/app-settings/form/convert.ts";
import { copyOfBlock } from "../../web/pages/app-settings/form/copy.ts";
import {
  type Editor,
  type EditorAction,
  hasUnsaved,
  reduceEditor,
  startEditor,
} from "../../web/pages/app-settings/form/editor.ts";
import { findPart, nestedFields, type Part, rowOf } from "../../web/pages/app-settings/form/form.ts";
import { allPlaces, placeAfter } from "../../web/pages/app-settings/form/moves.ts";
import { isEmptyPlan, planSave } from "../../web/pages/app-settings/form/plan.ts";

const text = (code: string) => ({ type: "SINGLE_LINE_TEXT", code, label: code, required: false });
const item = (code: string) => ({ type: "SINGLE_LINE_TEXT", code, size: { width: "200" } });

/** Two rows: name and price side by side, color below; the record number is not on the form. */
const orders: ServerForm = {
  properties: {
    name: text("name"),
    price: text("price"),
    color: {
      ...text("color"),
      type: "DROP_DOWN",
      options: { red: { label: "red", index: "1" }, blue: { label: "blue", index: "0" } },
      defaultValue: "",
    },
    Record_number: { type: "RECORD_NUMBER", code: "Record_number", label: "Record number", noLabel: false },
    Status: { type: "STATUS", code: "Status", label: "Status", enabled: false },
  },
  layout: [
    { type: "ROW", fields: [item("name"), item("price")] },
    { type: "ROW", fields: [{ ...item("color"), type: "DROP_DOWN" }] },
  ],
};
const newField: Omit<Part, "key"> = {
  type: "NUMBER",
  size: { width: "200" },
  field: { type: "NUMBER", code: "qty", label: "Qty" },
};

const opened = startEditor(fromServer(orders));
const done = (...actions: EditorAction[]): Editor => actions.reduce(reduceEditor, opened);
const shape = ({ form }: Editor) =>
  form.rows.map((row) => row.parts.map((part) => part.field?.code ?? part.type).join(" "));
const fieldsIn = (row: LayoutRow | undefined) => (row && "fields" in row ? row.fields : []);
const last = (editor: Editor) => editor.selected ?? "";

describe("opening", () => {
  test("rows and fields come from the layout, built-in fields without a place are aside", () => {
    expect(shape(opened)).toEqual(["name price", "color"]);
    expect(opened.form.aside.map((part) => part.saved)).toEqual(["Record_number"]);
  });
  test("options are listed by their index", () => {
    const color = opened.form.rows[1]?.parts[0]?.field;
    expect(color?.options).toEqual([
      { label: "blue", saved: "blue" },
      { label: "red", saved: "red" },
    ]);
  });
  test("an opened form is unchanged, and gives the layout it came from", () => {
    expect(isEmptyPlan(planSave(orders, opened.form))).toBe(true);
    expect(toLayout(opened.form)).toEqual(orders.layout);
  });
});

describe("adding", () => {
  test("a new part goes last when nothing is said about its place, and is selected", () => {
    const editor = done({ do: "add", part: newField });
    expect(shape(editor)).toEqual(["name price", "color", "qty"]);
    expect(editor.form.rows[2]?.parts[0]?.key).toBe(last(editor));
  });
  test("a new part can go between two others", () => {
    const editor = done({ do: "add", part: newField, place: { in: "r0", before: "f price" } });
    expect(shape(editor)).toEqual(["name qty price", "color"]);
  });
  test("a copy stands right of the original and is not known to the server", () => {
    const editor = done({ do: "duplicate", key: "f name", field: { ...text("name_0") } });
    expect(shape(editor)).toEqual(["name name_0 price", "color"]);
    expect(editor.form.rows[0]?.parts[1]?.saved).toBeUndefined();
  });
});

describe("moving", () => {
  test("into another row; a row that loses its last part goes", () => {
    expect(shape(done({ do: "place", key: "f color", place: { in: "r0", before: "f price" } }))).toEqual([
      "name color price",
    ]);
  });
  test("into a row of its own", () => {
    expect(shape(done({ do: "place", key: "f name", place: { newRow: true } }))).toEqual([
      "price",
      "color",
      "name",
    ]);
  });
  test("before the row that only it is in changes nothing", () => {
    const editor = done({ do: "place", key: "f color", place: { newRow: true, before: "r1" } });
    expect(editor).toBe(opened);
  });
  test.each([
    ["f price", "left", ["price name", "color"]],
    ["f name", "right", ["price name", "color"]],
    ["f color", "up", ["color", "name price"]],
    ["f name", "down", ["price", "name", "color"]],
    ["f price", "up", ["price", "name", "color"]],
    ["f color", "beside", ["name price color"]],
    ["f name", "left", ["name price", "color"]],
    ["f color", "down", ["name price", "color"]],
  ] as const)("%s one step %s", (key, step, expected) => {
    expect(shape(done({ do: "step", key, step }))).toEqual(expected);
  });
  test("the first part has nowhere to go to the left", () => {
    expect(placeAfter(opened.form, "f name", "left")).toBeUndefined();
  });
  test("the keyboard visits every gap in reading order", () => {
    expect(allPlaces(opened.form)).toEqual([
      { newRow: true, before: "r0" },
      { in: "r0", before: "f name" },
      { in: "r0", before: "f price" },
      { in: "r0" },
      { newRow: true, before: "r1" },
      { in: "r1", before: "f color" },
      { in: "r1" },
      { newRow: true },
    ]);
  });
});

describe("removing and undoing", () => {
  test("a removed field is gone, a removed built-in field is only aside", () => {
    const withNumber = done({ do: "place", key: "f Record_number", place: { newRow: true } });
    expect(shape(withNumber)).toEqual(["name price", "color", "Record_number"]);
    const editor = reduceEditor(withNumber, { do: "remove", key: "f Record_number" });
    expect(editor.form.aside.map((part) => part.saved)).toEqual(["Record_number"]);
    expect(planSave(orders, editor.form).remove).toEqual([]);
  });
  test("undo and redo walk through every step", () => {
    const editor = done({ do: "remove", key: "f name" }, { do: "add", part: newField }, { do: "undo" });
    expect(shape(editor)).toEqual(["price", "color"]);
    expect(shape(reduceEditor(editor, { do: "redo" }))).toEqual(["price", "color", "qty"]);
    const all = reduceEditor(editor, { do: "undo" });
    expect(shape(all)).toEqual(["name price", "color"]);
    expect(hasUnsaved(all, opened.form)).toBe(false);
    expect(reduceEditor(all, { do: "undo" })).toBe(all);
  });
  test("a new step after undo forgets what was undone", () => {
    const editor = done({ do: "remove", key: "f name" }, { do: "undo" }, { do: "add", part: newField });
    expect(editor.future).toEqual([]);
  });
  test("a resized part keeps its other measures", () => {
    const editor = done({ do: "resize", key: "f name", size: { width: "300" } });
    expect(hasUnsaved(editor, opened.form)).toBe(true);
    expect(fieldsIn(toLayout(editor.form)[0])[0]?.size).toEqual({ width: "300" });
  });
});

describe("saving", () => {
  test("says what to remove, update and add, and gives the whole layout", () => {
    const name = { ...text("title"), label: "Title" };
    const editor = done(
      { do: "remove", key: "f price" },
      { do: "edit", key: "f name", change: { field: name } },
      { do: "add", part: newField },
    );
    const plan = planSave(orders, editor.form);
    expect(plan.remove).toEqual(["price"]);
    expect(plan.update).toEqual({ name });
    expect(Object.keys(plan.add)).toEqual(["qty"]);
    expect(plan.layout?.map((row) => fieldsIn(row).map((field) => field.code))).toEqual([
      ["title"],
      ["color"],
      ["qty"],
    ]);
  });
  test("a renamed option is named by its old name", () => {
    const color = opened.form.rows[1]?.parts[0]?.field;
    if (!color) throw new Error("the form has lost its color");
    const options = [{ label: "crimson", saved: "red" }, { label: "green" }];
    const editor = done({ do: "edit", key: "f color", change: { field: { ...color, options } } });
    expect(planSave(orders, editor.form).update.color?.options).toEqual({
      red: { label: "crimson", index: "0" },
      green: { label: "green", index: "1" },
    });
  });
  test("moving alone writes the layout alone", () => {
    const plan = planSave(orders, done({ do: "step", key: "f color", step: "up" }).form);
    expect(plan).toMatchObject({ remove: [], update: {}, add: {} });
    expect(plan.layout).toHaveLength(2);
  });
});

/** A table of two columns with a lookup, a group with a row, related records, and a formula that nobody here touches. */
const boxed: ServerForm = {
  properties: {
    note: text("note"),
    lines: {
      type: "SUBTABLE",
      code: "lines",
      label: "Lines",
      noLabel: false,
      later: { unknown: true },
      fields: {
        item: {
          ...text("item"),
          lookup: {
            relatedApp: { app: "12", code: "ITEMS" },
            relatedKeyField: "name",
            fieldMappings: [{ field: "price", relatedField: "price" }],
            lookupPickerFields: ["name"],
            filterCond: 'price > "1"',
            sort: "name asc",
          },
        },
        price: { type: "NUMBER", code: "price", label: "Price", unit: "€" },
      },
    },
    sum: { type: "CALC", code: "sum", label: "Sum", expression: "SUM(price)", format: "NUMBER" },
    more: { type: "GROUP", code: "more", label: "More", noLabel: false, openGroup: true },
    color: { ...text("color") },
    others: {
      type: "REFERENCE_TABLE",
      code: "others",
      label: "Others",
      noLabel: false,
      referenceTable: null,
    },
  },
  layout: [
    { type: "ROW", fields: [item("note"), { ...item("sum"), type: "CALC" }] },
    { type: "SUBTABLE", code: "lines", fields: [item("item"), { ...item("price"), type: "NUMBER" }] },
    {
      type: "GROUP",
      code: "more",
      layout: [
        { type: "ROW", fields: [item("color"), { type: "LABEL", label: "x", size: { width: "50" } }] },
      ],
    },
    { type: "ROW", fields: [{ type: "REFERENCE_TABLE", code: "others", size: { width: "193" } }] },
  ],
};

describe("tables and groups", () => {
  const before = startEditor(fromServer(boxed));
  const now = (...actions: EditorAction[]) => actions.reduce(reduceEditor, before);
  const planned = (...actions: EditorAction[]) => planSave(boxed, now(...actions).form);
  const layout = (...actions: EditorAction[]) => toLayout(now(...actions).form);
  const fieldOf = (key: string) => {
    const field = findPart(before.form, key)?.field;
    if (!field) throw new Error(`the form has lost ${key}`);
    return field;
  };
  const column: Omit<Part, "key"> = newField;
  const copied = (key: string, { form } = before): EditorAction => {
    const row = rowOf(form, key);
    if (!row) throw new Error(`the form has lost ${key}`);
    return { do: "duplicateBlock", key, fields: copyOfBlock(row, form) };
  };

  test("an opened form is unchanged, and gives back every row and every property", () => {
    expect(isEmptyPlan(planSave(boxed, before.form))).toBe(true);
    expect(toLayout(before.form)).toEqual(boxed.layout);
  });
  test("moving something else writes the whole layout and no field", () => {
    const plan = planned({ do: "step", key: "f sum", step: "left" });
    expect(plan).toMatchObject({ remove: [], update: {}, add: {}, relate: {} });
    expect(plan.layout?.slice(1)).toEqual(boxed.layout.slice(1));
  });
  test("a changed column is written inside its table, and keeps what the editor does not know", () => {
    const plan = planned({
      do: "edit",
      key: "f item",
      change: { field: { ...fieldOf("f item"), label: "Thing" } },
    });
    const { fields, ...table } = boxed.properties.lines as { fields: Record<string, object> };
    expect(plan).toMatchObject({ remove: [], add: {}, relate: {} });
    expect(plan.update).toEqual({
      lines: { ...table, fields: { item: { ...fields.item, label: "Thing" } } },
    });
  });
  test("another lookup is written after the fields that it may fill", () => {
    const lookup = {
      ...(fieldOf("f item").lookup as object),
      fieldMappings: [{ field: "qty", relatedField: "n" }],
    };
    const plan = planned(
      { do: "add", part: column, place: { in: "r1" } },
      { do: "edit", key: "f item", change: { field: { ...fieldOf("f item"), lookup } } },
    );
    expect(plan.add).toEqual({ lines: { type: "SUBTABLE", fields: { qty: newField.field } } });
    const sent = plan.update.lines?.fields as Record<string, object>;
    expect(sent.item).not.toHaveProperty("lookup");
    expect(plan.relate).toMatchObject({ lines: { type: "SUBTABLE", fields: { item: { lookup } } } });
  });
  test("a table that is removed takes its columns along; a column goes alone", () => {
    expect(planned({ do: "remove", key: "f lines" }).remove).toEqual(["lines"]);
    expect(planned({ do: "remove", key: "f price" }).remove).toEqual(["price"]);
  });
  test("a group that is removed leaves its rows where they are", () => {
    expect(planned({ do: "remove", key: "f more" }).remove).toEqual(["more"]);
    expect(layout({ do: "remove", key: "f more" })[2]).toMatchObject({
      type: "ROW",
      fields: [{ code: "color" }, {}],
    });
  });
  test("a new table is added with its columns", () => {
    const plan = planned(
      { do: "add", part: { type: "SUBTABLE", size: {}, field: { type: "SUBTABLE", code: "t", label: "T" } } },
      { do: "add", part: column, place: { in: "row1" } },
    );
    expect(plan.add).toEqual({
      t: { type: "SUBTABLE", code: "t", label: "T", fields: { qty: newField.field } },
    });
    expect(plan.layout?.at(-1)).toEqual({
      type: "SUBTABLE",
      code: "t",
      fields: [{ type: "NUMBER", code: "qty", size: { width: "200" } }],
    });
  });
  test("a saved field neither comes into a table nor leaves one", () => {
    expect(now({ do: "place", key: "f note", place: { in: "r1" } })).toBe(before);
    expect(now({ do: "place", key: "f price", place: { newRow: true } })).toBe(before);
    expect(layout({ do: "step", key: "f price", step: "left" })[1]).toMatchObject({
      fields: [{ code: "price" }, { code: "item" }],
    });
  });
  test("a table holds no labels and no related records, a group no table", () => {
    const label: Omit<Part, "key"> = { type: "LABEL", size: {}, label: "x" };
    expect(now({ do: "add", part: label, place: { in: "r1" } })).toBe(before);
    expect(now({ do: "place", key: "f others", place: { in: "r1" } })).toBe(before);
    expect(now({ do: "place", key: "f lines", place: { newRow: true, within: "r2" } })).toBe(before);
  });
  test("rows walk into a group and out of it, a group moves with its rows", () => {
    expect(layout({ do: "step", key: "f others", step: "up" })[2]).toMatchObject({
      layout: [{ fields: [{ code: "color" }, {}] }, { fields: [{ code: "others" }] }],
    });
    const back = layout(
      { do: "step", key: "f others", step: "up" },
      { do: "step", key: "f others", step: "down" },
    );
    expect(back).toEqual(boxed.layout);
    expect(layout({ do: "step", key: "f more", step: "up" }).map((row) => row.type)).toEqual([
      "ROW",
      "GROUP",
      "SUBTABLE",
      "ROW",
    ]);
  });
  test("a lookup follows the field that it fills to its new code", () => {
    const editor = now({
      do: "edit",
      key: "f price",
      change: { field: { ...fieldOf("f price"), code: "cost" } },
    });
    const lookup = findPart(editor.form, "f item")?.field?.lookup as { fieldMappings: object[] };
    expect(lookup.fieldMappings).toEqual([{ field: "cost", relatedField: "price" }]);
    expect(findPart(editor.form, "f sum")?.field?.expression).toBe("SUM(cost)");
  });
  test("a lookup does not fill a field that is removed", () => {
    const editor = now({ do: "remove", key: "f price" });
    expect(findPart(editor.form, "f item")?.field?.lookup).toMatchObject({ fieldMappings: [] });
  });
  test("a copied table has columns of its own, and its lookup fills them", () => {
    const plan = planned(copied("f lines"));
    expect(plan.add).toMatchObject({
      lines_0: {
        type: "SUBTABLE",
        fields: {
          item_0: { lookup: { fieldMappings: [{ field: "price_0", relatedField: "price" }] } },
          price_0: { type: "NUMBER" },
        },
      },
    });
    expect([plan.update, plan.remove]).toEqual([{}, []]);
    expect(plan.layout?.map((one) => ("code" in one ? one.code : one.type))).toEqual(
      boxed.layout.flatMap((one) => {
        const name = "code" in one ? one.code : one.type;
        return name === "lines" ? ["lines", "lines_0"] : [name];
      }),
    );
  });
  test("a copied group has fields of its own that name each other, and leaves what is there once", () => {
    const relation = { relatedApp: { app: "1", code: "" }, relatedKeyField: "k", filterCond: "", sort: "" };
    const mapped = (field: string) => ({ field, relatedField: "n" });
    const form: ServerForm = {
      properties: {
        outside: text("outside"),
        box: { type: "GROUP", code: "box", label: "Box", noLabel: false, openGroup: true },
        key: {
          ...text("key"),
          lookup: {
            ...relation,
            fieldMappings: [mapped("inside"), mapped("outside")],
            lookupPickerFields: [],
          },
        },
        inside: text("inside"),
        both: { ...text("both"), expression: "inside & outside", hideExpression: false },
        alike: {
          type: "REFERENCE_TABLE",
          code: "alike",
          label: "Alike",
          noLabel: false,
          referenceTable: {
            relatedApp: { app: "1", code: "" },
            condition: { field: "inside", relatedField: "n" },
            filterCond: "",
            displayFields: ["n"],
            sort: "",
            size: "5",
          },
        },
        Record_number: { type: "RECORD_NUMBER", code: "Record_number", label: "Number", noLabel: false },
      },
      layout: [
        {
          type: "GROUP",
          code: "box",
          layout: [
            { type: "ROW", fields: [item("key"), item("inside"), item("both")] },
            { type: "ROW", fields: [{ ...item("Record_number"), type: "RECORD_NUMBER" }] },
            {
              type: "ROW",
              fields: [
                { type: "LABEL", label: "x", size: { width: "50" } },
                { type: "REFERENCE_TABLE", code: "alike", size: { width: "193" } },
              ],
            },
          ],
        },
        { type: "ROW", fields: [item("outside")] },
      ],
    };
    const start = startEditor(fromServer(form));
    const next = reduceEditor(start, copied("f box", start));
    expect(toLayout(next.form)).toEqual([
      form.layout[0],
      {
        type: "GROUP",
        code: "box_0",
        layout: [
          { type: "ROW", fields: [item("key_0"), item("inside_0"), item("both_0")] },
          {
            type: "ROW",
            fields: [
              { type: "LABEL", label: "x", size: { width: "50" } },
              { type: "REFERENCE_TABLE", code: "alike_0", size: { width: "193" } },
            ],
          },
        ],
      },
      form.layout[1],
    ]);
    const field = (code: string) => nestedFields(next.form).find((one) => one.code === code);
    expect(field("key_0")?.lookup).toMatchObject({ fieldMappings: [mapped("inside_0")] });
    expect(field("both_0")?.expression).toBe("inside_0 & outside");
    expect(field("alike_0")?.referenceTable).toMatchObject({ condition: { field: "inside_0" } });
    expect(findPart(next.form, next.selected)?.field?.code).toBe("box_0");
    expect(reduceEditor(next, { do: "undo" }).form).toBe(start.form);
  });
});

describe("relations", () => {
  const number = { type: "NUMBER", code: "n", label: "n" };
  const of = (type: string, more: object = {}) => ({ type, code: type, label: type, ...more });
  test("the same value is asked of the same kind of thing", () => {
    expect(canBeSame(number, of("CALC"))).toBe(true);
    expect(canBeSame(number, of("RECORD_NUMBER"))).toBe(true);
    expect(canBeSame(of("DATE"), of("DATE"))).toBe(true);
    expect(canBeSame(of("SINGLE_LINE_TEXT"), of("LINK"))).toBe(true);
    expect(canBeSame(of("DROP_DOWN"), of("SINGLE_LINE_TEXT"))).toBe(true);
    for (const [here, there] of [
      ["SINGLE_LINE_TEXT", "NUMBER"],
      ["SINGLE_LINE_TEXT", "DATE"],
      ["SINGLE_LINE_TEXT", "TIME"],
      ["SINGLE_LINE_TEXT", "DROP_DOWN"],
      ["DATE", "DATETIME"],
      ["MULTI_LINE_TEXT", "MULTI_LINE_TEXT"],
      ["FILE", "FILE"],
      ["CREATOR", "NUMBER"],
      ["CHECK_BOX", "CHECK_BOX"],
    ] as const)
      expect(canBeSame(of(here), of(there)), `${here} ${there}`).toBe(false);
  });
});

describe("what a relation still needs", () => {
  const t = ((key: string) => key) as Parameters<typeof relationProblems>[2];
  const lookup = { relatedKeyField: "", fieldMappings: [], lookupPickerFields: [], filterCond: "", sort: "" };
  const list = {
    condition: { field: "name", relatedField: "" },
    displayFields: [],
    filterCond: "",
    sort: "",
  };
  const asked = (more: object) =>
    Object.entries(relationProblems({ ...text("x"), ...more }, opened.form, t))
      .filter(([, problem]) => problem !== undefined)
      .map(([property]) => property);

  test("a new one needs an app, then what is in it", () => {
    const nowhere = { relatedApp: { app: "" } };
    expect(asked({ lookup: { ...lookup, ...nowhere } })).toEqual(["lookup.relatedApp"]);
    expect(asked({ referenceTable: { ...list, ...nowhere } })).toEqual(["referenceTable.relatedApp"]);
    const there = { relatedApp: { app: "7" } };
    const half = { fieldMappings: [{ field: "price", relatedField: "" }] };
    expect(asked({ lookup: { ...lookup, ...there, ...half } })).toEqual([
      "lookup.relatedKeyField",
      "lookup.fieldMappings[0].relatedField",
    ]);
    expect(asked({ referenceTable: { ...list, ...there } })).toEqual([
      "referenceTable.condition.relatedField",
      "referenceTable.displayFields",
    ]);
  });
  test("a saved one may stay, even when the other app has lost its fields; not when this form has", () => {
    const saved = { relatedApp: { app: "7", code: "" } };
    expect(asked({ lookup: { ...lookup, ...saved } })).toEqual([]);
    expect(asked({ lookup: null, referenceTable: null })).toEqual([]);
    expect(asked({ referenceTable: { ...list, ...saved } })).toEqual([]);
    const gone = { condition: { field: "gone", relatedField: "k" } };
    expect(asked({ referenceTable: { ...list, ...saved, ...gone } })).toEqual([
      "referenceTable.condition.field",
    ]);
  });
  test("a filter that is not complete is not saved", () => {
    const saved = { relatedApp: { app: "7", code: "" }, unfinished: true };
    expect(asked({ lookup: { ...lookup, ...saved } })).toEqual(["lookup.filterCond"]);
  });
});
