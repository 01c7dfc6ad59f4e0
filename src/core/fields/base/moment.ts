import { type Message, message } from "../../errors/problem.ts";
import type { Field, FieldType, ReadResult, ValueContext } from "../field.ts";
import { fine, input, isUnset, textOf } from "./input.ts";
import type { PropertyPlace } from "./settings.ts";

/** What DATE, TIME and DATETIME share. Their values are texts that sort as moments. */
export const moment = {
  ...input,
  column: "text",
  operators: ["=", "!=", ">", "<", ">=", "<="],
} satisfies Partial<FieldType>;

interface WithDefault extends Field {
  readonly defaultValue: string;
  readonly defaultNowValue: boolean;
}

/** `parse` is one of core/time.ts, `empty` what kintone shows for "nothing". */
export function readMoment<E extends "" | null>(
  given: unknown,
  empty: E,
  parse: (text: string) => string | undefined,
  bad: Message,
): ReadResult<string | E> {
  if (isUnset(given)) return { value: empty, problems: fine };
  const text = textOf(given).trim();
  const value = parse(text);
  return value === undefined
    ? { value: text, problems: [{ at: ".value", message: bad }] }
    : { value, problems: fine };
}

/** "Now" wins over a fixed default, which both are settings of the same field. */
export function initialMoment<C extends Partial<ValueContext>>(now: (context: C) => string) {
  return (field: WithDefault, context: C) => (field.defaultNowValue ? now(context) : field.defaultValue);
}

export function finishMoment<F extends WithDefault>(parse: (text: string) => string | undefined) {
  return (field: F, { path, problems }: PropertyPlace): F => {
    if (field.defaultValue === "") return field;
    const defaultValue = parse(field.defaultValue.trim());
    if (defaultValue !== undefined) return { ...field, defaultValue };
    problems.add(`${path}.defaultValue`, message("badDefault"));
    return field;
  };
}
