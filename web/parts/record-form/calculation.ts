import { useCallback, useMemo } from "react";
import { calculate } from "../../../src/core/expression/calculate.ts";
import { type Formulas, formulasOf } from "../../../src/core/expression/formulas.ts";
import { Numbers } from "../../../src/core/expression/numbers.ts";
import { withResults } from "../../../src/core/expression/rows.ts";
import type { FailureKind } from "../../../src/core/expression/value.ts";
import type { Field } from "../../../src/core/fields/field.ts";
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
  const { user, domain } = useSession();
  const formulas = useMemo(
    () => formulasOf(Object.values(fields).map(asField), { numbers: numbersOf(general), ...domain }),
    [fields, general, domain],
  );
  return useCallback(
    (values) => {
      const all = { ...values, ...written(fields, values, { code: user.code, name: user.name }) };
      return calculated(formulas, values, all);
    },
    [formulas, fields, user],
  );
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
  const { own, rows } = calculate(formulas, (code) => all[code]);
  const failures: Record<string, FailureKind> = {};
  const results: Record<string, Values[string]> = {};
  for (const [code, { text, failure }] of own) {
    results[code] = text;
    if (failure) failures[code] = failure;
  }
  for (const [table, list] of rows) {
    results[table] = withResults(values[table], list, formulas);
    list.forEach((cells, row) => {
      for (const [code, { failure }] of cells) if (failure) failures[cellKey(table, row, code)] = failure;
    });
  }
  return { values: { ...values, ...results }, failures };
}
