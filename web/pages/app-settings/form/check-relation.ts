import { lookupOf, referenceOf } from "../../../fields/relations.ts";
import type { FieldSettings } from "../../../fields/settings.ts";
import { type Form, nestedFields } from "./form.ts";

type Say = (
  key: `relations.${"chooseApp" | "chooseKey" | "chooseField" | "chooseColumn" | "unfinishedFilter"}`,
) => string;

/** What a lookup or a list of related records still needs, by property. `others`: the form without the field. */
export function relationProblems(
  field: FieldSettings,
  others: Form,
  t: Say,
): Record<string, string | undefined> {
  return { ...lookupProblems(field, t), ...referenceProblems(field, others, t) };
}

/**
 * What the server knows already may stay as it is, even where the other app has lost a field since. It tells an app's
 * code beside its id; an app that was chosen here has none yet.
 */
const isKnown = ({ relatedApp }: { readonly relatedApp: { readonly code?: string } }) =>
  relatedApp.code !== undefined;

function lookupProblems(field: FieldSettings, t: Say) {
  const lookup = lookupOf(field);
  if (!lookup) return {};
  if (lookup.relatedApp.app === "") return { "lookup.relatedApp": t("relations.chooseApp") };
  const halves = lookup.fieldMappings.flatMap(({ field, relatedField }, at) => [
    ...(field === "" ? [[`lookup.fieldMappings[${at}].field`, t("relations.chooseField")]] : []),
    ...(relatedField === ""
      ? [[`lookup.fieldMappings[${at}].relatedField`, t("relations.chooseField")]]
      : []),
  ]);
  return {
    "lookup.relatedKeyField":
      lookup.relatedKeyField === "" && !isKnown(lookup) ? t("relations.chooseKey") : undefined,
    "lookup.filterCond": unfinished(lookup, t),
    ...Object.fromEntries(halves),
  };
}

function referenceProblems(field: FieldSettings, others: Form, t: Say) {
  const list = referenceOf(field);
  if (!list) return {};
  if (list.relatedApp.app === "") return { "referenceTable.relatedApp": t("relations.chooseApp") };
  const { condition, displayFields } = list;
  const here = nestedFields(others).some(({ code }) => code === condition.field);
  return {
    "referenceTable.condition.field": here ? undefined : t("relations.chooseField"),
    "referenceTable.condition.relatedField":
      condition.relatedField === "" && !isKnown(list) ? t("relations.chooseField") : undefined,
    "referenceTable.displayFields":
      displayFields.length === 0 && !isKnown(list) ? t("relations.chooseColumn") : undefined,
    "referenceTable.filterCond": unfinished(list, t),
  };
}

const unfinished = ({ unfinished }: { readonly unfinished?: true }, t: Say) =>
  unfinished ? t("relations.unfinishedFilter") : undefined;
