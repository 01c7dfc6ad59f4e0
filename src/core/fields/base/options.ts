import { type Message, message, problem } from "../../errors/problem.ts";
import { type Given, isObject } from "../../input/given.ts";
import type { Field, Option } from "../field.ts";
import { textOf } from "./input.ts";
import type { Property, PropertyPlace } from "./settings.ts";

/** What CHECK_BOX, MULTI_SELECT, RADIO_BUTTON and DROP_DOWN share: a list of named options. */

export const operators = ["in", "not in"] as const;

const labels = new WeakMap<Field, ReadonlySet<string>>();

/** kintone goes on accepting options that were removed from the settings, so records that hold them can be saved. */
function acceptedBy(field: Field): ReadonlySet<string> {
  const known = labels.get(field);
  if (known) return known;
  const made = new Set([...(field.options ?? []).map(({ label }) => label), ...(field.removedOptions ?? [])]);
  labels.set(field, made);
  return made;
}

export function optionProblem(field: Field, label: string): Message | undefined {
  return acceptedBy(field).has(label) ? undefined : message("notAnOption", { value: label });
}

export function optionOperand(field: Field, literal: string): string {
  if (acceptedBy(field).has(literal)) return literal;
  throw problem("GAIA_IQ10", { code: field.code, value: literal });
}

// ------------------------------------------------------------------------------------------ settings

const maxOptions = 1000;
const maxLength = 128;

/**
 * `{"<name>": {"label", "index"}}`. When a field is added the key is the label. On an update the key is the name so
 * far and the label the name from now on; what is not listed is removed.
 */
export const options: Property<readonly Option[]> = {
  initial: [],
  read: (given, place, before = []) => {
    if (!isObject(given)) throw problem("CB_IJ01");
    const { path, problems } = place;
    const read = Object.entries(given).map(([key, option], position) =>
      readOption(key, option, position, { ...place, path: `${path}[${key}]` }, before),
    );
    if (read.length === 0) problems.add(path, message("noOptions"));
    if (read.length > maxOptions) problems.add(path, message("tooManyOptions", { max: maxOptions }));
    const double = read.find(({ label }, i) => read.findIndex((other) => other.label === label) < i);
    if (double) problems.add(path, message("duplicateOption", { name: double.label }));
    return read.sort((a, b) => a.index - b.index).map((option, index) => ({ ...option, index }));
  },
  show: (options) =>
    Object.fromEntries(options.map(({ label, index }) => [label, { label, index: String(index) }])),
};

function readOption(
  key: string,
  given: unknown,
  position: number,
  { path, problems, nextId }: PropertyPlace,
  before: readonly Option[],
): Option {
  if (!isObject(given)) throw problem("CB_IJ01");
  const known = before.find(({ label }) => label === key);
  const label = labelOf(given, key);
  if (!known && label !== key) problems.add(`${path}.label`, message("optionMustEqualLabel"));
  if (label === "") problems.add(`${path}.label`, message("requiredParameter"));
  if (label.includes("\0")) problems.add(`${path}.label`, message("string"));
  if (label.length > maxLength) problems.add(`${path}.label`, message("optionTooLong", { max: maxLength }));
  const index = given.index ?? position;
  if (!/^\d{1,9}$/.test(textOf(index))) problems.add(`${path}.index`, message("integer"));
  return { id: known?.id ?? nextId(), label, index: Number(index) };
}

function labelOf({ label = null }: Given, key: string): string {
  if (label === null) return key;
  if (typeof label === "object") throw problem("CB_IJ01");
  return String(label);
}

/** The names that records may still hold. One that is an option again, or was only renamed, is not among them. */
export function removedOptions(now: readonly Option[], before: Field | undefined): readonly string[] {
  const gone = (before?.options ?? []).filter(({ id }) => !now.some((option) => option.id === id));
  const names = new Set([...(before?.removedOptions ?? []), ...gone.map(({ label }) => label)]);
  return [...names].filter((name) => !now.some(({ label }) => label === name));
}

/** Where an option of before stands now: under its new name, or ("") nowhere. */
export function renamed(name: string, now: readonly Option[], before: Field | undefined): string {
  const option = before?.options?.find(({ label }) => label === name);
  return now.find(({ id, label }) => (option ? id === option.id : label === name))?.label ?? "";
}
