import { message } from "../../errors/problem.ts";
import type { Given } from "../../input/given.ts";
import type { Field, FieldType, Option } from "../field.ts";
import { asText } from "./in-formula.ts";
import { fine, input, isUnset, textOf } from "./input.ts";
import { operators, optionOperand, optionProblem, removedOptions, renamed } from "./options.ts";
import type { PropertyPlace } from "./settings.ts";

/** RADIO_BUTTON and DROP_DOWN: the name of one option, or null. */
export const oneOption = {
  ...input,
  column: "text",
  operators,
  empty: () => null,
  initial: (field: Field) => field.defaultValue,
  read: (field: Field, given: unknown) => {
    if (isUnset(given)) return { value: null, problems: fine };
    const value = textOf(given);
    const bad = optionProblem(field, value);
    return bad ? { value, problems: [{ at: ".value", message: bad }] } : { value, problems: fine };
  },
  isEmpty: (value: string | null) => value === null || value === "",
  columnValue: (_: Field, value: string | null) => value,
  operand: optionOperand,
  inFormula: asText,
  sortOrder: ({ options = [] }: Field) => options.map(({ label }) => label),
} satisfies Partial<FieldType<Field, string | null>>;

interface WithOneDefault extends Field {
  readonly options: readonly Option[];
  readonly defaultValue: string;
}
/** The default must be an option. One that was not given follows its option to a new name. */
export function finishOneOption<F extends WithOneDefault>(
  field: F,
  { path, problems }: PropertyPlace,
  given: Given,
  before: Field | undefined,
): F {
  const sent = !isUnset(given.defaultValue);
  const defaultValue = sent ? field.defaultValue : renamed(field.defaultValue, field.options, before);
  if (sent && !field.options.some(({ label }) => label === defaultValue)) {
    problems.add(`${path}.defaultValue`, message("unknownOption", { name: defaultValue }));
  }
  return { ...field, defaultValue, removedOptions: removedOptions(field.options, before) };
}
