import { message, type Problems } from "../errors/problem.ts";
import type { Field } from "../fields/field.ts";
import { type Given, isObject } from "../input/given.ts";
import { anything, enumOf, integer, list, object, optional, text } from "../input/shape.ts";
import type { LayoutField, LayoutRow } from "./settings.ts";

/** Parts of a form that are no fields: they exist in the layout only. */
const decorations = ["LABEL", "HR", "SPACER"];
/** Field types that are rows of their own. */
const rowTypes = ["SUBTABLE", "GROUP"];

/** The layout as the API takes it. Fields can only be moved: each one of the form has to be in it once. */
export function readLayout(
  given: readonly unknown[],
  fields: readonly Field[],
  optionalCodes: ReadonlySet<string>,
  problems: Problems,
): LayoutRow[] {
  const form = new FormInLayout(fields, problems);
  const rows = given.map((row, index) => readRow(row, `layout[${index}]`, form, ["ROW", ...rowTypes]));
  for (const code of form.missing(optionalCodes))
    problems.add("layout", message("layoutMissesField", { code }));
  return rows;
}

function readRow(given: unknown, path: string, form: FormInLayout, types: readonly string[]): LayoutRow {
  const { type } = read({ type: enumOf("ROW", "SUBTABLE", "GROUP") }, given, path, form.problems);
  if (type && !types.includes(type)) {
    form.problems.add(`${path}.type`, message("layoutWrongPlace", { type }));
    return { type: "ROW", fields: [] };
  }
  if (type === "GROUP") {
    const { code = "", layout = [] } = read(
      { code: text(), layout: list(anything) },
      given,
      path,
      form.problems,
    );
    form.place(type, code, `${path}.code`);
    const inner = layout.map((row, index) => readRow(row, `${path}.layout[${index}]`, form, ["ROW"]));
    return { type, code, layout: inner };
  }
  const { fields = [] } = read({ fields: list(anything) }, given, path, form.problems);
  if (type === "SUBTABLE") {
    const { code = "" } = read({ code: text() }, given, path, form.problems);
    form.place(type, code, `${path}.code`);
    return { type, code, fields: readFields(fields, path, form) };
  }
  return { type: "ROW", fields: readFields(fields, path, form) };
}

function readFields(given: readonly unknown[], path: string, form: FormInLayout): LayoutField[] {
  return given.map((one, index) => readField(one, `${path}.fields[${index}]`, form));
}

const size = object({
  width: optional(integer({ min: 0 })),
  height: optional(integer({ min: 0 })),
  innerHeight: optional(integer({ min: 0 })),
});

function readField(given: unknown, path: string, form: FormInLayout): LayoutField {
  const read_ = read({ type: text(), size: optional(size) }, given, path, form.problems);
  const { type = "" } = read_;
  const sized = { ...defaultSize(type), ...asStrings(read_.size) };
  if (rowTypes.includes(type)) {
    form.problems.add(`${path}.type`, message("layoutWrongPlace", { type }));
    return { type };
  }
  if (type === "LABEL") {
    const { label = "" } = read({ label: optional(text()) }, given, path, form.problems);
    return { type, label, size: sized };
  }
  if (type === "SPACER") {
    const { elementId = "" } = read({ elementId: optional(text({ max: 128 })) }, given, path, form.problems);
    return { type, elementId, size: sized };
  }
  if (decorations.includes(type)) return { type, size: sized };

  const { code } = read({ code: text() }, given, path, form.problems);
  if (type && code !== undefined) form.place(type, code, `${path}.code`);
  return { type, code, size: sized };
}

/** Which fields of the form have found their place. */
class FormInLayout {
  readonly problems: Problems;
  readonly #byCode: ReadonlyMap<string, Field>;
  readonly #placed = new Set<string>();

  constructor(fields: readonly Field[], problems: Problems) {
    this.#byCode = new Map(fields.map((field) => [field.code, field]));
    this.problems = problems;
  }

  place(type: string, code: string, path: string): void {
    const field = this.#byCode.get(code);
    if (!field) this.problems.add(path, message("layoutUnknownField", { code }));
    else if (this.#placed.has(code)) this.problems.add(path, message("layoutDuplicateField", { code }));
    else if (field.type !== type) this.problems.add(path, message("layoutWrongType", { code }));
    this.#placed.add(code);
  }

  missing(optionalCodes: ReadonlySet<string>): string[] {
    return [...this.#byCode.keys()].filter((code) => !this.#placed.has(code) && !optionalCodes.has(code));
  }
}

function read<M extends Parameters<typeof object>[0]>(
  members: M,
  given: unknown,
  path: string,
  problems: Problems,
) {
  return object(members).read(given, path, problems) ?? ({} as never);
}

function asStrings(size: Given | undefined): Record<string, string> {
  if (!isObject(size)) return {};
  return Object.fromEntries(
    Object.entries(size).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  );
}

/** What a part gets whose size nobody has chosen. */
function defaultSize(type: string): Record<string, string> {
  switch (type) {
    case "MULTI_LINE_TEXT":
    case "RICH_TEXT":
      return { width: "315", innerHeight: "125" };
    case "SPACER":
      return { width: "193", height: "69" };
    case "HR":
      return { width: "427" };
    default:
      return { width: "193" };
  }
}

// ------------------------------------------------------------------------------- following the form

/** New fields come last, each in a row of its own, until somebody places them. */
export function appended(layout: readonly LayoutRow[], fields: readonly Field[]): LayoutRow[] {
  const rows = fields.map(
    ({ type, code }): LayoutRow => ({ type: "ROW", fields: [{ type, code, size: defaultSize(type) }] }),
  );
  return [...layout, ...rows];
}

/** Follows new codes. A code that maps to undefined is gone, and a row that held nothing else goes with it. */
export function recoded(
  layout: readonly LayoutRow[],
  codes: ReadonlyMap<string, string | undefined>,
): LayoutRow[] {
  return layout.flatMap((row) => recodeRow(row, codes));
}

function recodeRow(row: LayoutRow, codes: ReadonlyMap<string, string | undefined>): LayoutRow[] {
  const codeNow = (code: string) => (codes.has(code) ? codes.get(code) : code);
  if (row.type === "GROUP") {
    const code = codeNow(row.code);
    const inside = recoded(row.layout, codes);
    // A group that is deleted leaves its fields where they are.
    return code === undefined ? inside : [{ ...row, code, layout: inside }];
  }
  const fields = row.fields.flatMap((field) => {
    if (field.code === undefined) return [field];
    const code = codeNow(field.code);
    return code === undefined ? [] : [{ ...field, code }];
  });
  if (row.type === "SUBTABLE") {
    const code = codeNow(row.code);
    return code === undefined ? [] : [{ ...row, code, fields }];
  }
  return fields.length === 0 && row.fields.length > 0 ? [] : [{ ...row, fields }];
}
