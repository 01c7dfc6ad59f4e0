import { useCallback, useMemo } from "react";
import { calculate, type Results } from "../../../src/core/expression/calculate.ts";
import { type Formulas, formulasOf } from "../../../src/core/expression/formulas.ts";
import { Numbers } from "../../../src/core/expression/numbers.ts";
import { withResults } from "../../../src/core/expression/rows.ts";
import type { FailureKind } from "../../../src/core/expression/value.ts";
import type { Field, TableRow } from "../../../src/core/fields/field.ts";
import type { FieldProperty } from "../../fields/field.ts";
import type { AppForm } from "../app-form.ts";
import type { Fields, GeneralSettings } from "../form.ts";
import type { Values } from "../records.ts";
import { useSession } from "../session.tsx";
import { cellKey } from "./problems.ts";

/** The values as typed, and with them what the formulas give; fields and cells whose formula has no result say why. */
export interface Calculated {
  readonly values: Values;
  /** by the code of the field, or by the key of the cell */
  readonly failures: Readonly<Record<string, FailureKind>>;
}
export type Calculate = (values: Values) => Calculated;

/** The formulas of the form by the same code that the server runs when the record is saved. */
export function useCalculation({ fields, general }: Pick<AppForm, "fields" | "general">): Calculate {
  const { user } = useSession();
  const formulas = useFormulas({ fields, general });
  return useCallback(
    (values) => {
      const all = { ...values, ...written(fields, values, { code: user.code, name: user.name }) };
      return calculated(formulas, values, all);
    },
    [formulas, fields, user],
  );
}

/** Of a record as it is stored: why calculated values are missing. What an earlier formula left is still seen. */
export function useFailures(
  form: Pick<AppForm, "fields" | "general">,
  values: Values,
): Calculated["failures"] {
  const formulas = useFormulas(form);
  return useMemo(() => {
    const missing: IsWanted = (code, table, row) => storedAt(values, code, table, row) === "";
    return failuresIn(
      calculate(formulas, (code) => values[code]),
      missing,
    );
  }, [formulas, values]);
}

function storedAt(values: Values, code: string, table?: string, row = 0): unknown {
  if (table === undefined) return values[code];
  return (values[table] as readonly TableRow[] | undefined)?.[row]?.value[code]?.value;
}

function useFormulas({ fields, general }: Pick<AppForm, "fields" | "general">): Formulas {
  const { domain } = useSession();
  return useMemo(
    () => formulasInSight(Object.values(fields).map(asField), { numbers: numbersOf(general), ...domain }),
    [fields, general, domain],
  );
}

/** Whoever may not see what a formula asks for cannot calculate it: for them its field is one that others fill. */
function formulasInSight(fields: readonly Field[], calculation: Formulas["calculation"]): Formulas {
  const formulas = formulasOf(fields, calculation);
  const refused = new Set(formulas.refused.map(({ field }) => field));
  return refused.size === 0 ? formulas : formulasInSight(without(refused, fields), calculation);
}

function without(refused: ReadonlySet<Field>, fields: readonly Field[]): Field[] {
  const left = fields.filter((field) => !refused.has(field));
  return left.map((field) => {
    const { fields: inner } = field;
    return Array.isArray(inner) ? { ...field, fields: without(refused, inner) } : field;
  });
}

const numbersOf = ({ numberPrecision: { digits, decimalPlaces, roundingMode } }: GeneralSettings) =>
  new Numbers({ digits: Number(digits), decimalPlaces: Number(decimalPlaces), roundingMode });

/** Formulas ask no more of a field than this. */
function asField(property: FieldProperty): Field {
  const { options: _, fields, ...rest } = property;
  const inner = Object.values((fields ?? {}) as Fields).map(asField);
  return { ...rest, id: 0, ...(inner.length > 0 && { fields: inner }) };
}

/** What saving will write besides: who does it, and when. */
function written(fields: Fields, values: Values, user: { readonly code: string; readonly name: string }) {
  const now = `${new Date().toISOString().slice(0, 16)}:00Z`;
  const system: Record<string, Values[string]> = {};
  for (const { type, code } of Object.values(fields)) {
    if (type === "MODIFIER" || (type === "CREATOR" && !values[code])) system[code] = user;
    if (type === "UPDATED_TIME" || (type === "CREATED_TIME" && !values[code])) system[code] = now;
  }
  return system;
}

function calculated(formulas: Formulas, values: Values, all: Values): Calculated {
  if (formulas.ordered.length === 0) return { values, failures: {} };
  const given = calculate(formulas, (code) => all[code]);
  const results: Record<string, Values[string]> = {};
  for (const [code, { text }] of given.own) results[code] = text;
  for (const [table, list] of given.rows) results[table] = withResults(values[table], list, formulas);
  return { values: { ...values, ...results }, failures: failuresIn(given) };
}

type IsWanted = (code: string, table?: string, row?: number) => boolean;

function failuresIn({ own, rows }: Results, isWanted: IsWanted = () => true): Calculated["failures"] {
  const failures: Record<string, FailureKind> = {};
  for (const [code, { failure }] of own) if (failure && isWanted(code)) failures[code] = failure;
  for (const [table, list] of rows) {
    list.forEach((cells, row) => {
      for (const [code, { failure }] of cells) {
        if (failure && isWanted(code, table, row)) failures[cellKey(table, row, code)] = failure;
      }
    });
  }
  return failures;
}
