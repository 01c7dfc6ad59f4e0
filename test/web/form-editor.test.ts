import { describe, expect, test } from "vitest";
import { fromServer, type ServerForm, toLayout } from "../../web/pages/app-settings/form/convert.ts";
import {
  type Editor,
  type EditorAction,
  hasUnsaved,
  reduceEditor,
  startEditor,
} from "../../web/pages/app-settings/form/editor.ts";
import type { Part } from "../../web/pages/app-settings/form/form.ts";
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
    expect(toLayout(editor.form)[0]?.fields[0]?.size).toEqual({ width: "300" });
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
    expect(plan.layout?.map((row) => row.fields.map((field) => field.code))).toEqual([
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
