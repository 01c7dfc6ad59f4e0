import { plain, readLooseDecimal } from "../../decimal.ts";
import { message, problem } from "../../errors/problem.ts";
import type { Given } from "../../input/given.ts";
import type { Field, FieldType, SettingsPlace } from "../field.ts";

/** One property of a field's settings. It is kept as `fields.json` shows it: numbers are strings, "" is unset. */
export interface Property<T> {
  readonly initial: T;
  /** undefined after a problem was reported */
  read(given: unknown, at: PropertyPlace, before: T | undefined): T | undefined;
  /** how `fields.json` shows it, if not as it is kept */
  show?(value: T): unknown;
}
export interface PropertyPlace extends SettingsPlace {
  /** the field is new, not updated */
  readonly added: boolean;
}
export type Properties = Readonly<Record<string, Property<unknown>>>;
export type FieldOf<P extends Properties> = Field & {
  readonly [K in keyof P]: P[K] extends Property<infer T> ? T : never;
};

/** Runs when all properties are read: rules between them. `given` tells what the caller sent. */
type Finish<F> = (field: F, place: PropertyPlace, given: Given, before: F | undefined) => F;

/** The two powers of a type that its table of properties decides. Properties outside the table are dropped. */
export function settingsOf<P extends Properties>(
  type: string,
  properties: P,
  finish: Finish<FieldOf<P>> = (field) => field,
): Pick<FieldType<FieldOf<P>>, "settings" | "show"> {
  const all: Properties = { ...everyField, ...properties };
  return {
    settings: (given, before, place) => {
      const field = readAll(all, given, before, { ...place, added: before === undefined });
      const kept = { ...field, id: before?.id ?? place.nextId(), type } as FieldOf<P>;
      return finish(kept, { ...place, added: before === undefined }, given, before);
    },
    show: (field) => ({ type, ...showAll(all, field) }),
  };
}

function readAll(properties: Properties, given: Given, before: Field | undefined, place: PropertyPlace) {
  const read: Record<string, unknown> = {};
  for (const [key, property] of Object.entries(properties)) {
    const value = Object.hasOwn(given, key) ? given[key] : undefined;
    const kept = before?.[key] ?? property.initial;
    const path = `${place.path}.${key}`;
    const absent = value === undefined || value === null;
    if (required.has(key) && (value === "" || (absent && place.added))) {
      place.problems.add(path, message("requiredParameter"));
    }
    read[key] = absent ? kept : (property.read(value, { ...place, path }, before?.[key]) ?? kept);
  }
  return read;
}

function showAll(properties: Properties, field: Field) {
  return Object.fromEntries(
    Object.entries(properties).map(([key, { initial, show }]) => {
      const value = field[key] ?? initial;
      return [key, show ? show(value) : value];
    }),
  );
}

const required = new Set(["code", "label", "options", "fields"]);

// ---------------------------------------------------------------------------------------- kinds of properties

/** `max` counts characters. */
export function text({ max, initial = "" }: { max?: number; initial?: string } = {}): Property<string> {
  return {
    initial,
    read: (given, { path, problems }) => {
      const value = scalar(given);
      if (value.includes("\u0000")) problems.add(path, message("string"));
      else if (max !== undefined && value.length > max) problems.add(path, message("tooLong", { max }));
      else return value;
      return undefined;
    },
  };
}

export function flag(initial = false): Property<boolean> {
  return {
    initial,
    read: (given, { path, problems }) => {
      const value = scalar(given);
      if (value === "true" || value === "false") return value === "true";
      problems.add(path, message("boolean"));
      return undefined;
    },
  };
}

export function oneOf<const V extends string>(initial: V, ...others: readonly V[]): Property<V> {
  const values = [initial, ...others];
  return {
    initial,
    read: (given, { path, problems }) => {
      const found = values.find((value) => value === scalar(given));
      if (found === undefined) problems.add(path, message("enumValue"));
      return found;
    },
  };
}

/** A whole number as text; "" is unset. */
export function wholeNumber(max: number): Property<string> {
  return {
    initial: "",
    read: (given, { path, problems }) => {
      const value = scalar(given).trim();
      if (value === "") return "";
      const number = /^[+-]?[0-9]{1,15}$/.test(value) ? Number(value) : Number.NaN;
      if (Number.isNaN(number)) problems.add(path, message("integer"));
      else if (number < 0) problems.add(path, message("atLeast", { min: 0 }));
      else if (number > max) problems.add(path, message("atMost", { max }));
      else return String(number);
      return undefined;
    },
  };
}

/** A decimal as plain text; "" is unset. */
export const decimal: Property<string> = {
  initial: "",
  read: (given, { path, problems }) => {
    const value = scalar(given).trim();
    if (value === "") return "";
    const number = value.length <= 1000 ? readLooseDecimal(value) : undefined;
    if (number) return plain(number);
    problems.add(path, message("number"));
    return undefined;
  },
};

/** Numbers and booleans count as their text, as everywhere in kintone's API; anything else is the wrong JSON type. */
function scalar(given: unknown): string {
  if (typeof given === "object") throw problem("CB_IJ01");
  return String(given);
}

/** What every field has. Whether the code is free and well written is for the form to say. */
const everyField = {
  code: text({ max: 128 }),
  label: text({ max: 128 }),
  noLabel: flag(),
} satisfies Properties;
