import { sentence } from "../../../src/core/errors/render.ts";
import { calculate } from "../../../src/core/expression/calculate.ts";
import { type Formulas, formulasOf } from "../../../src/core/expression/formulas.ts";
import type { Calculation } from "../../../src/core/expression/functions.ts";
import { Numbers, type Precision } from "../../../src/core/expression/numbers.ts";
import type { Field, WireValue } from "../../../src/core/fields/field.ts";
import { made } from "../fields/made.ts";

export const standard: Precision = { digits: 16, decimalPlaces: 4, roundingMode: "HALF_EVEN" };

type Properties = Readonly<Record<string, unknown>>;
export type Form = Readonly<Record<string, Properties & { readonly type: string }>>;

const usual: Form = {
  n: { type: "NUMBER" },
  m: { type: "NUMBER" },
  t: { type: "SINGLE_LINE_TEXT" },
  d: { type: "DATE" },
  dt: { type: "DATETIME" },
  ti: { type: "TIME" },
  drop: { type: "DROP_DOWN" },
  radio: { type: "RADIO_BUTTON" },
  check: { type: "CHECK_BOX" },
  multi: { type: "MULTI_SELECT" },
  lines: { type: "MULTI_LINE_TEXT" },
  who: { type: "CREATOR" },
  created: { type: "CREATED_TIME" },
  table: {
    type: "SUBTABLE",
    fields: {
      q: { type: "NUMBER" },
      rowText: { type: "SINGLE_LINE_TEXT" },
      rowDrop: { type: "DROP_DOWN" },
      rowCheck: { type: "CHECK_BOX" },
    },
  },
};

function field(code: string, { type, fields, ...more }: Properties & { readonly type: string }): Field {
  if (type !== "SUBTABLE") return { ...made(type, more), code, label: `Label of ${code}` };
  const cells = Object.entries((fields ?? {}) as Form).map(([inner, one]) => field(inner, one));
  return { id: 1, type, code, label: code, fields: cells };
}

export interface Circumstances extends Partial<Omit<Calculation, "numbers">> {
  readonly precision?: Precision;
  /** in addition to the usual ones */
  readonly form?: Form;
}

export function formulas(form: Form, { precision = standard, ...world }: Circumstances = {}): Formulas {
  const fields = Object.entries({ ...usual, ...form }).map(([code, one]) => field(code, one));
  return formulasOf(fields, {
    numbers: new Numbers(precision),
    timeZone: "Asia/Tokyo",
    language: "en",
    ...world,
  });
}

type Row = Readonly<Record<string, WireValue>>;
export const rows = (...list: readonly Row[]): WireValue =>
  list.map((row, i) => ({
    id: String(i + 1),
    value: Object.fromEntries(Object.entries(row).map(([code, value]) => [code, { type: "", value }])),
  })) as unknown as WireValue;

export type Values = Readonly<Record<string, WireValue>>;

/** What the API shows of a CALC field with this formula; a formula that a deploy refuses is an error of the test. */
export function calc(expression: string, values: Values = {}, circumstances: Circumstances = {}): string {
  return shown({ type: "CALC", expression }, values, circumstances);
}
/** The same with another format. */
export const inFormat = (format: string, expression: string, values: Values = {}) =>
  shown({ type: "CALC", expression, format }, values);
/** The same of an automatic text. */
export const text = (expression: string, values: Values = {}, circumstances: Circumstances = {}) =>
  shown({ type: "SINGLE_LINE_TEXT", expression }, values, circumstances);

function shown(result: Form[string], values: Values, circumstances: Circumstances = {}): string {
  return all({ ...circumstances.form, result }, values, circumstances).result ?? "";
}

/** All calculated values of the record by field code; those of rows by `code[row]`. */
export function all(form: Form, values: Values = {}, circumstances: Circumstances = {}) {
  const compiled = formulas(form, circumstances);
  for (const { why } of compiled.refused) throw new Error(sentence(why.reason, "en"));
  const { own, rows } = calculate(compiled, (code) => values[code]);
  const cells = [...rows.values()].flatMap((list) =>
    list.flatMap((row, i) => [...row].map(([code, { text }]) => [`${code}[${i}]`, text])),
  );
  return Object.fromEntries([...[...own].map(([code, { text }]) => [code, text]), ...cells]) as Record<
    string,
    string
  >;
}

/** The reason why a deploy refuses a CALC field with this formula; undefined if it does not. */
export function reason(expression: string, form: Form = {}, language: "ja" | "en" | "zh" = "ja") {
  const { refused } = formulas({ ...form, result: { type: "CALC", expression } });
  return refused[0] && sentence(refused[0].why.reason, language);
}
