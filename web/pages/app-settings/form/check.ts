import { codeProblem } from "../../../../src/core/apps/field-code.ts";
import { sentence } from "../../../../src/core/errors/render.ts";
import { formulasOf } from "../../../../src/core/expression/formulas.ts";
import { Numbers } from "../../../../src/core/expression/numbers.ts";
import type { Field } from "../../../../src/core/fields/field.ts";
import { type FieldSettings, textOf } from "../../../fields/settings.ts";
import type { Translate, useTexts } from "../../../parts/i18n.tsx";
import { relationProblems } from "./check-relation.ts";
import { type Form, fieldsOf, isField, nestedFields, partsOf, without } from "./form.ts";

/** What is wrong with a field, by property. The server checks all of it again, and more. */
export type FieldProblems = Readonly<Record<string, string>>;

/** By the part's key; only parts with problems. */
export function formProblems(form: Form, texts: Texts): ReadonlyMap<string, FieldProblems> {
  const formulas = formulaProblems(nestedFields(form), texts);
  const found = partsOf(form)
    .filter(isField)
    .map(({ key, field }) => [key, fieldProblems(field, without(form, key), texts, formulas)] as const);
  return new Map(found.filter(([, problems]) => Object.keys(problems).length > 0));
}

/** `others`: the form without the field. */
export function fieldProblems(
  field: FieldSettings,
  others: Form,
  texts: Texts,
  formulas = formulaProblems([...nestedFields(others), field], texts),
): FieldProblems {
  const { t } = texts;
  const problems: Record<string, string | undefined> = {
    label: labelProblem(field, t),
    code: codeText(field, others, t),
    options: optionsProblem(field, t),
    expression: expressionMissing(field, t) ?? formulas.get(field.code),
    ...limits(field, t),
    ...relationProblems(field, others, t),
  };
  return Object.fromEntries(
    Object.entries(problems).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

type Texts = Pick<ReturnType<typeof useTexts>, "t" | "language">;

/** What the next Update App would say about the formulas of these fields, by code. */
export function formulaProblems(
  fields: readonly FieldSettings[],
  { language }: Texts,
): ReadonlyMap<string, string> {
  const numbers = new Numbers({ digits: 16, decimalPlaces: 4, roundingMode: "HALF_EVEN" });
  const { refused } = formulasOf(fields.map(asField), { numbers, timeZone: "UTC", language });
  return new Map(refused.map(({ field, why }) => [field.code, sentence(why.reason, language)]));
}

function asField({ options: _, fields, ...field }: FieldSettings): Field {
  const inner = Object.values((fields ?? {}) as Record<string, FieldSettings>).map(asField);
  return { ...field, id: 0, ...(inner.length > 0 && { fields: inner }) };
}

const expressionMissing = ({ type, expression }: FieldSettings, t: Translate) =>
  type === "CALC" && String(expression ?? "").trim() === "" ? t("formEditor.expressionMissing") : undefined;

const longest = 128;

function labelProblem({ label }: FieldSettings, t: Translate): string | undefined {
  if (label.trim() === "") return t("formEditor.nameMissing");
  return label.length > longest ? t("formEditor.tooLong", { max: longest }) : undefined;
}

function codeText({ code, type }: FieldSettings, others: Form, t: Translate): string | undefined {
  if (code === "") return t("formEditor.codeMissing");
  if (fieldsOf(others).some((other) => other.code === code)) return t("formEditor.codeTaken");
  switch (codeProblem(code, type)?.text) {
    case undefined:
      return undefined;
    case "tooLong":
      return t("formEditor.tooLong", { max: longest });
    case "reservedCode":
      return t("formEditor.codeReserved");
    default:
      return t("formEditor.codeBad");
  }
}

function optionsProblem({ options }: FieldSettings, t: Translate): string | undefined {
  if (!options) return undefined;
  const labels = options.map(({ label }) => label);
  const twice = labels.find((label, at) => labels.indexOf(label) !== at);
  const old = options.flatMap(({ saved }) => saved ?? []);
  const taken = options.find(({ label, saved }) => saved === undefined && old.includes(label));
  if (labels.length === 0) return t("formEditor.optionsMissing");
  if (labels.some((label) => label.trim() === "")) return t("formEditor.optionBlank");
  if (labels.some((label) => label.length > longest)) return t("formEditor.tooLong", { max: longest });
  if (twice !== undefined) return t("formEditor.optionTwice", { name: twice });
  return taken && t("formEditor.optionTaken", { name: taken.label });
}

function limits(field: FieldSettings, t: Translate): Record<string, string | undefined> {
  const whole = (property: string) =>
    /^\s*[0-9]*\s*$/.test(textOf(field, property)) ? undefined : t("formEditor.notAWholeNumber");
  const number = (property: string) =>
    /^\s*([+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?)?\s*$/i.test(textOf(field, property))
      ? undefined
      : t("formEditor.notANumber");
  const crossed = (least: string, greatest: string) => {
    const [min, max] = [textOf(field, least), textOf(field, greatest)];
    return min !== "" && max !== "" && Number(min) > Number(max) ? t("formEditor.minAboveMax") : undefined;
  };
  return {
    minLength: whole("minLength") ?? crossed("minLength", "maxLength"),
    maxLength: whole("maxLength"),
    minValue: number("minValue") ?? crossed("minValue", "maxValue"),
    maxValue: number("maxValue"),
    displayScale: whole("displayScale"),
  };
}
