import { type Message, message } from "../../errors/problem.ts";
import type { ReadResult, SettingsPlace } from "../field.ts";
import { fine, textOf } from "./input.ts";

/** What the four kinds of text share. */
export const text = {
  searched: true,
  empty: () => "",
  isEmpty: (value: string) => value === "",
  searchText: (value: string) => value,
};

const unstorable = /[\0\p{Surrogate}]/u;

/**
 * Text as it will be stored. NUL is refused because PostgreSQL cannot hold it; a half of a surrogate pair, which no
 * UTF-8 can express, becomes the replacement character.
 */
export function readText(
  input: unknown,
  problemsOf: (value: string) => Message[] = none,
): ReadResult<string> {
  const given = textOf(input);
  if (unstorable.test(given)) {
    if (given.includes("\0")) return { value: "", problems: [{ at: ".value", message: message("string") }] };
    return checked(storable(given), problemsOf);
  }
  return checked(given, problemsOf);
}

export const storable = (text: string) => text.replace(/\p{Surrogate}/gu, "\ufffd");

const none = (): Message[] => [];

function checked(value: string, problemsOf: (value: string) => Message[]): ReadResult<string> {
  const messages = problemsOf(value);
  if (messages.length === 0) return { value, problems: fine };
  return { value, problems: messages.map((message) => ({ at: ".value", message })) };
}

// ------------------------------------------------------------------------------------------ length

interface Limits {
  readonly minLength: string;
  readonly maxLength: string;
  readonly unique?: boolean;
}
/** kintone compares only so many characters, so a unique field may not hold more. */
const compared = 64;

/** The shortest length is asked of an empty value too, the longest is not. */
export function lengthProblems(value: string, { minLength, maxLength, unique }: Limits): Message[] {
  const length = minLength || maxLength || unique ? lengthOf(value) : 0;
  const max = unique
    ? Math.min(compared, maxLength === "" ? compared : Number(maxLength))
    : Number(maxLength);
  const messages: Message[] = [];
  if ((maxLength !== "" || unique) && length > max) messages.push(message("maxLengthExceeded", { max }));
  if (minLength !== "" && length < Number(minLength)) {
    messages.push(message("minLengthNotReached", { min: minLength }));
  }
  return messages;
}

/** Characters as people count them on the screen: an emoji outside the basic plane is one, not two. */
export function lengthOf(value: string): number {
  let length = value.length;
  for (let i = 0; i < value.length; i++) if (isHighSurrogate(value.charCodeAt(i))) length--;
  return length;
}
const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;

// ------------------------------------------------------------------------------------------ comparing

/** kintone compares the first 64 characters and ignores half-width blanks at the end; "" is an unset value. */
export function comparable(value: string): string | null {
  const start =
    value.length <= compared ? value : [...value.slice(0, compared * 2)].slice(0, compared).join("");
  let end = start.length;
  while (end > 0 && start.charCodeAt(end - 1) === 0x20) end--;
  return end === 0 ? null : start.slice(0, end);
}

// ------------------------------------------------------------------------------------------ settings

/** The limits must leave room, and a default must keep them. */
export function checkLimits(
  field: Limits & { defaultValue: string },
  { path, problems }: SettingsPlace,
): void {
  const { minLength, maxLength, defaultValue } = field;
  if (minLength !== "" && maxLength !== "" && Number(minLength) > Number(maxLength)) {
    problems.add(`${path}.minLength`, message("minAboveMax"));
  } else if (defaultValue !== "") {
    problems.add(`${path}.defaultValue`, ...lengthProblems(defaultValue, field));
  }
}
