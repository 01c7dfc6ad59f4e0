import { codeProblem } from "../../../../src/core/apps/field-code.ts";
import { type FieldSettings, textOf } from "../../../fields/settings.ts";
import type { Translate } from "../../../parts/i18n.tsx";
import { type Form, fieldsOf, isField, partsOf, without } from "./form.ts";

/** What is wrong with a field, by property. The server checks all of it again, and more. */
export type FieldProblems = Readonly<Record<string, string>>;

/** By the part's key; only parts with problems. */
export function formProblems(form: Form, t: Translate): ReadonlyMap<string, FieldProblems> {
  const found = partsOf(form)
    .filter(isField)
    .map(({ key, field }) => [key, fieldProblems(field, without(form, key), t)] as const);
  return new Map(found.filter(([, problems]) => Object.keys(problems).length > 0));
}

/** `others`: the form without the field. */
export function fieldProblems(field: FieldSettings, others: Form, t: Translate): FieldProblems {
  const problems: Record<string, string | undefined> = {
    label: labelProblem(field, t),
    code: codeText(field, others, t),
    options: optionsProblem(field, t),
    ...limits(field, t),
  };
  return Object.fromEntries(
    Object.entries(problems).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

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
