import { message, type Problems } from "../errors/problem.ts";
import type { Field } from "../fields/field.ts";
import { allFields } from "../fields/index.ts";
import { anything, enumOf, integer, list, object, optional, type Read, text } from "../input/shape.ts";
import { defaultSize } from "./layout-size.ts";
import type { LayoutField, LayoutRow } from "./settings.ts";

/** Field types that are rows of their own. */
const rowTypes = ["SUBTABLE", "GROUP"];
/** Records show these outside of the form. */
const neverPlaced = ["STATUS", "STATUS_ASSIGNEE", "CATEGORY"];

interface LayoutContext {
  readonly fields: readonly Field[];
  /** codes of fields that need not be on the form */
  readonly optional: ReadonlySet<string>;
  readonly problems: Problems;
  sanitize(html: string): string;
}

/** The layout as the API takes it. Fields can only be moved: each one of the form has to be in it once. */
export function readLayout(
  given: readonly unknown[],
  { fields, optional, problems, sanitize }: LayoutContext,
): LayoutRow[] {
  const form = new FormInLayout(fields, problems, sanitize);
  const rows = given.map((row, index) => readRow(row, `layout[${index}]`, form, ["ROW", ...rowTypes]));
  for (const code of form.missing(optional)) problems.add("layout", message("layoutMissesField", { code }));
  return rows;
}

const rowShape = object({
  type: enumOf("ROW", "SUBTABLE", "GROUP"),
  code: optional(text()),
  fields: optional(list(anything)),
  layout: optional(list(anything)),
});

function readRow(given: unknown, path: string, form: FormInLayout, types: readonly string[]): LayoutRow {
  const row: Partial<Read<typeof rowShape>> = rowShape.read(given, path, form.problems) ?? {};
  const { type, code = "", fields, layout } = row;
  if (type && !types.includes(type)) {
    form.problems.add(`${path}.type`, message("layoutWrongPlace", { type }));
    return { type: "ROW", fields: [] };
  }
  if (type === "GROUP") {
    form.place(type, code, `${path}.code`);
    const inner = needed(layout, `${path}.layout`, form);
    return { type, code, layout: inner.map((one, i) => readRow(one, `${path}.layout[${i}]`, form, ["ROW"])) };
  }
  if (type === "SUBTABLE") form.place(type, code, `${path}.code`);
  const table = type === "SUBTABLE" ? code : undefined;
  const placed = (type ? needed(fields, `${path}.fields`, form) : []).map((one, i) =>
    readField(one, `${path}.fields[${i}]`, form, table),
  );
  return type === "SUBTABLE" ? { type, code, fields: placed } : { type: "ROW", fields: placed };
}

function needed(list: readonly unknown[] | undefined, path: string, { problems }: FormInLayout) {
  if (!list) problems.add(path, message("requiredParameter"));
  return list ?? [];
}

const fieldShape = object({
  type: text(),
  code: optional(text()),
  label: optional(text()),
  elementId: optional(text({ max: 128 })),
  size: optional(
    object({
      width: optional(integer({ min: 0 })),
      height: optional(integer({ min: 0 })),
      innerHeight: optional(integer({ min: 0 })),
    }),
  ),
});

/** `table`: the code of the table in whose row it stands. */
function readField(given: unknown, path: string, form: FormInLayout, table?: string): LayoutField {
  const part: Partial<Read<typeof fieldShape>> = fieldShape.read(given, path, form.problems) ?? {};
  const { type = "", code = "", label = "", elementId = "" } = part;
  const size = { ...defaultSize(type), ...asStrings(part.size ?? {}) };
  if (table !== undefined && isOnlyLayout(type)) {
    form.problems.add(`${path}.type`, message("notInTable", { type }));
  }
  if (type === "LABEL") return { type, label: form.sanitize(label), size };
  if (type === "SPACER") return { type, elementId, size };
  if (type === "HR") return { type, size };
  if (rowTypes.includes(type) || neverPlaced.includes(type))
    form.problems.add(`${path}.type`, message("layoutWrongPlace", { type }));
  else if (type) form.place(type, code, `${path}.code`, table);
  return { type, code, size };
}

/** Parts that no field stands behind. */
const isOnlyLayout = (type: string) => type === "LABEL" || type === "SPACER" || type === "HR";

/** Which fields of the form have found their place. */
class FormInLayout {
  readonly sanitize: (html: string) => string;
  readonly problems: Problems;
  readonly #byCode: ReadonlyMap<string, Field>;
  /** the code of the table by the code of its field */
  readonly #tables: ReadonlyMap<string, string>;
  readonly #placed = new Set<string>();

  constructor(fields: readonly Field[], problems: Problems, sanitize: (html: string) => string) {
    this.sanitize = sanitize;
    this.#byCode = new Map(allFields(fields).map((field) => [field.code, field]));
    this.#tables = new Map(
      fields.flatMap((table) => (table.fields ?? []).map(({ code }) => [code, table.code])),
    );
    this.problems = problems;
  }

  /** Nothing moves into a table or out of it. */
  place(type: string, code: string, path: string, table?: string): void {
    const field = this.#byCode.get(code);
    const home = this.#tables.get(code);
    if (code === "") this.problems.add(path, message("requiredParameter"));
    else if (!field) this.problems.add(path, message("layoutUnknownField", { code }));
    else if (this.#placed.has(code)) this.problems.add(path, message("layoutDuplicateField", { code }));
    else if (home !== undefined && home !== table)
      this.problems.add(path, message("onlyInTable", { code: home }));
    else if (home === undefined && table !== undefined)
      this.problems.add(path, message("notInTable", { type }));
    else if (field.type !== type) this.problems.add(path, message("layoutWrongType", { code }));
    this.#placed.add(code);
  }

  missing(optional: ReadonlySet<string>): string[] {
    return [...this.#byCode.keys()].filter((code) => !this.#placed.has(code) && !optional.has(code));
  }
}

function asStrings(size: Readonly<Record<string, number | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(size).flatMap(([key, value]) => (value === undefined ? [] : [[key, `${value}`]])),
  );
}
