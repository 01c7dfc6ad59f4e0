import type { AppSettings } from "../core/apps/settings.ts";
import { calculate, type RecordValues } from "../core/expression/calculate.ts";
import { type Formulas, formulasOf } from "../core/expression/formulas.ts";
import { Numbers } from "../core/expression/numbers.ts";
import { withResults } from "../core/expression/rows.ts";
import type { WireValue } from "../core/fields/field.ts";
import type { Domain } from "../domain.ts";
import type { StoredCells } from "./compose.ts";
import type { RecordContext } from "./context.ts";
import type { Draft } from "./draft.ts";
import type { Form } from "./form.ts";
import { entityOf, sentSystemValues } from "./new-record.ts";

/** A record that is being written: a new one, or one with what it held so far. */
interface Written extends Draft {
  readonly cells?: StoredCells;
}

/** The calculated values of these records, from what was sent and what they hold: the last step before the checks. */
export function computeValues(
  domain: Domain,
  form: Form,
  records: readonly Written[],
  context: RecordContext,
): void {
  const formulas = formulasIn(domain, form.settings);
  if (formulas.ordered.length === 0) return;
  for (const record of records) compute(formulas, form, record, systemValues(form, record, context));
}

/** What a stored record would show by the formulas as they are now: only what differs. Nobody has touched the record. */
export function recompute(domain: Domain, form: Form, record: Written): Draft["values"] {
  compute(formulasIn(domain, form.settings), form, record, () => undefined);
  return record.values;
}

const known = new WeakMap<AppSettings, Formulas>();

function formulasIn({ timeZone, language }: Domain, settings: AppSettings): Formulas {
  const before = known.get(settings);
  if (before) return before;
  const numbers = new Numbers(settings.general.numberPrecision);
  const formulas = formulasOf(settings.fields, { numbers, timeZone, language });
  known.set(settings, formulas);
  return formulas;
}

/** Puts the results among the values of the record, except those that it holds already. */
function compute(
  formulas: Formulas,
  { byCode }: Form,
  { values, cells }: Written,
  system: RecordValues,
): void {
  const held = (code: string) => (cells && Object.hasOwn(cells, code) ? cells[code]?.value : undefined);
  const current: RecordValues = (code) => {
    const at = byCode.get(code);
    if (at && values.has(at)) return values.get(at);
    return system(code) ?? held(code);
  };
  const { own, rows } = calculate(formulas, current);
  const put = (code: string, value: WireValue) => {
    const at = byCode.get(code);
    if (at && value !== current(code)) values.set(at, value);
  };
  for (const [code, { text }] of own) put(code, text);
  for (const [code, results] of rows) put(code, withResults(current(code), results, formulas));
}

/** What the program fills itself, as this write will leave it. */
function systemValues(form: Form, { values, cells }: Written, context: RecordContext): RecordValues {
  const now = context.minute;
  const caller = entityOf(context.caller);
  const touched = { modifier: caller, updated: now };
  const all = cells
    ? touched
    : { creator: caller, created: now, ...touched, ...sentSystemValues(form, values) };
  const byColumn = new Map<string, WireValue>(Object.entries(all));
  return (code) => {
    const column = form.byCode.get(code)?.type.fixedColumn;
    return column === undefined ? undefined : byColumn.get(column);
  };
}
