import { message, problem } from "../../errors/problem.ts";
import type { Given } from "../../input/given.ts";
import type { Field, FieldType, Option } from "../field.ts";
import { asList } from "./in-formula.ts";
import { fine, input, isUnset, listOf, textOf } from "./input.ts";
import { operators, optionOperand, optionProblem, removedOptions, renamed } from "./options.ts";
import type { Property, PropertyPlace } from "./settings.ts";

/** CHECK_BOX and MULTI_SELECT: the names of any number of options, in the order given, each once. */
export const manyOptions = {
  ...input,
  path: ".values",
  column: "list",
  sortable: false,
  operators,
  empty: () => fine,
  initial: (field: Field) => field.defaultValue,
  read: (field: Field, given: unknown) => {
    const labels = [...new Set(listOf(given).map(textOf))].filter((label) => label !== "");
    const problems = labels.flatMap((label, i) => {
      const bad = optionProblem(field, label);
      return bad ? [{ at: `.values[${i}].value`, message: bad }] : [];
    });
    return { value: labels, problems };
  },
  isEmpty: (value: readonly string[]) => value.length === 0,
  columnValue: (_: Field, value: readonly string[]) => value,
  operand: optionOperand,
  inFormula: asList,
} satisfies Partial<FieldType<Field, readonly string[]>>;

export const defaultLabels: Property<readonly string[]> = {
  initial: [],
  read: (given) => {
    if (isUnset(given)) return [];
    if (!Array.isArray(given)) throw problem("CB_IJ01");
    return [...new Set(given.map(textOf))].filter((label) => label !== "");
  },
};

interface WithManyDefaults extends Field {
  readonly options: readonly Option[];
  readonly defaultValue: readonly string[];
}
/** Defaults must be options. Those that were not given follow their options to new names. */
export function finishManyOptions<F extends WithManyDefaults>(
  field: F,
  { path, problems }: PropertyPlace,
  given: Given,
  before: Field | undefined,
): F {
  const sent = !isUnset(given.defaultValue);
  const defaultValue = sent
    ? field.defaultValue
    : field.defaultValue.map((name) => renamed(name, field.options, before)).filter((name) => name !== "");
  const unknown = defaultValue.filter((name) => !field.options.some(({ label }) => label === name));
  for (const name of unknown) problems.add(`${path}.defaultValue`, message("unknownOption", { name }));
  return { ...field, defaultValue, removedOptions: removedOptions(field.options, before) };
}
