import { expect, test } from "vitest";
import { readLayout } from "../../../src/core/apps/layout.ts";
import { Problems } from "../../../src/core/errors/problem.ts";
import { orders, texts, thrown } from "./app.ts";

const system = new Set([
  ...["Record_number", "Created_by", "Created_datetime", "Updated_by", "Updated_datetime"],
  ...["Status", "Assignee", "Categories"],
]);
const row = (...fields: object[]) => ({ type: "ROW", fields });
const name = { type: "SINGLE_LINE_TEXT", code: "name", size: { width: 200 } };
const qty = { type: "NUMBER", code: "qty" };
const state = { type: "DROP_DOWN", code: "state" };
const day = { type: "DATE", code: "day" };

function read(rows: unknown[]) {
  const problems = new Problems();
  const layout = readLayout(rows, {
    fields: orders.fields,
    optional: system,
    problems,
    sanitize: (html) => html,
  });
  return { layout, problems: texts(problems.all) };
}

test("places every field once, with sizes as text, and decorations wherever one likes", () => {
  const number = { type: "RECORD_NUMBER", code: "Record_number" };
  const label = { type: "LABEL", label: "<b>Who</b>", size: { width: "100" } };
  const { layout, problems } = read([
    row(label, name, { type: "HR" }),
    row(qty, { type: "SPACER", elementId: "map", size: { width: 10, height: 20 } }),
    row(),
    row(state, day, number),
  ]);
  expect(problems).toEqual({});
  expect(layout).toEqual([
    row(label, { ...name, size: { width: "200" } }, { type: "HR", size: { width: "427" } }),
    row(
      { ...qty, size: { width: "193" } },
      { type: "SPACER", elementId: "map", size: { width: "10", height: "20" } },
    ),
    row(),
    row(
      { ...state, size: { width: "193" } },
      { ...day, size: { width: "193" } },
      { ...number, size: { width: "193" } },
    ),
  ]);
});

test("names every field that is missing, twice there, unknown or of another type", () => {
  const { problems } = read([
    row(name, name),
    row({ type: "DATE", code: "qty" }),
    row({ type: "NUMBER", code: "x" }),
  ]);
  expect(problems).toEqual({
    "layout[0].fields[1].code": ["layoutDuplicateField"],
    "layout[1].fields[0].code": ["layoutWrongType"],
    "layout[2].fields[0].code": ["layoutUnknownField"],
    layout: ["layoutMissesField", "layoutMissesField"],
  });
});

test("rows, tables and groups stand where they may", () => {
  const { problems } = read([
    row(name, qty, state, day),
    { type: "COLUMN", fields: [] },
    { type: "GROUP", code: "g", layout: [{ type: "GROUP", code: "h", layout: [] }] },
    row({ type: "SUBTABLE", code: "t" }, { code: "x" }),
    { fields: [] },
  ]);
  expect(problems).toEqual({
    "layout[1].type": ["enumValue"],
    "layout[2].code": ["layoutUnknownField"],
    "layout[2].layout[0].type": ["layoutWrongPlace"],
    "layout[3].fields[0].type": ["layoutWrongPlace"],
    "layout[3].fields[1].type": ["requiredParameter"],
    "layout[4].type": ["requiredParameter"],
  });
});

test("sizes are whole numbers from 0", () => {
  const sized = (size: unknown) => [row({ ...name, size }, qty, state, day)];
  expect(read(sized({ width: "wide", innerHeight: -1 })).problems).toEqual({
    "layout[0].fields[0].size.width": ["integer"],
    "layout[0].fields[0].size.innerHeight": ["atLeast"],
  });
  expect(thrown(() => read(sized("100")))).toBe("CB_IJ01");
  expect(thrown(() => read(["row"]))).toBe("CB_IJ01");
});

test("groups do not nest however deep the input is", () => {
  let deep: object = row();
  for (let i = 0; i < 50_000; i++) deep = { type: "GROUP", code: "g", layout: [deep] };
  expect(read([row(name, qty, state, day), deep]).problems).toHaveProperty(["layout[1].layout[0].type"]);
});
