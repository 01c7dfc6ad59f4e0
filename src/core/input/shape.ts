import { type Message, message, Problems, problem } from "../errors/problem.ts";
import { type Given, isObject } from "./given.ts";

/**
 * Shapes of requests, in kintone's manner: numbers may come as strings, every bad parameter is named at once with
 * kintone's path (CB_VA01), and a value of the wrong JSON type (an object where a string is due) is CB_IJ01.
 */
export interface Shape<T> {
  /** undefined together with a problem when the value is bad */
  read(value: unknown, path: string, problems: Problems): T | undefined;
  /** absent, null and "" are allowed and read as undefined */
  readonly optional?: boolean;
  /** what goes beside "required" when it is missing */
  readonly whenMissing?: readonly Message[];
  /** JSON Schema, for the published OpenAPI */
  readonly schema: Readonly<Record<string, unknown>>;
}
export type Read<S> = S extends Shape<infer T> ? T : never;
export type Members = Readonly<Record<string, Shape<unknown>>>;
type ReadMembers<M extends Members> = { readonly [K in keyof M]: Read<M[K]> };

/** Reads a request's parameters or throws one CB_VA01 that names every bad one. Unknown keys are ignored. */
export function parameters<M extends Members>(given: Given, members: M): ReadMembers<M> {
  if (given instanceof Inquiry) throw new Answer(members);
  const problems = new Problems();
  const read = readMembers(given, members, "", problems);
  problems.throwIfAny();
  return read;
}

/** Instead of a request's parameters: asks which there are. `parameters` answers by throwing the shapes. */
export class Inquiry {
  readonly [name: string]: unknown;
}
export class Answer extends Error {
  readonly members: Members;
  constructor(members: Members) {
    super("the shapes of the parameters");
    this.members = members;
  }
}

export function object<M extends Members>(members: M): Shape<ReadMembers<M>> {
  return {
    read: (value, path, problems) => {
      if (!isObject(value)) throw problem("CB_IJ01");
      return readMembers(value, members, `${path}.`, problems);
    },
    schema: {
      type: "object",
      properties: Object.fromEntries(Object.entries(members).map(([key, { schema }]) => [key, schema])),
      required: Object.keys(members).filter((key) => !members[key]!.optional),
    },
  };
}

function readMembers<M extends Members>(
  given: Given,
  members: M,
  prefix: string,
  problems: Problems,
): ReadMembers<M> {
  const read: Record<string, unknown> = {};
  for (const [key, shape] of Object.entries(members)) {
    const value = Object.hasOwn(given, key) ? given[key] : undefined;
    if (isMissing(value)) {
      if (!shape.optional) {
        problems.add(prefix + key, message("requiredParameter"), ...(shape.whenMissing ?? []));
        continue;
      }
      // "" stays "" for the shapes that mean something by it (text); the others read it as absent.
      if (value === undefined || value === null) continue;
    }
    read[key] = shape.read(value, prefix + key, problems);
  }
  return read as ReadMembers<M>;
}

const isMissing = (value: unknown) => value === undefined || value === null || value === "";

export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return { ...shape, optional: true };
}

const digits = /^[+-]?\d{1,19}$/;
const largest = Number.MAX_SAFE_INTEGER;

export function integer({ min, max }: { min?: number; max?: number } = {}): Shape<number> {
  return {
    read: (value, path, problems) => {
      if (value === "") return undefined;
      if (typeof value !== "string" && typeof value !== "number") throw problem("CB_IJ01");
      const number =
        typeof value === "number" ? value : digits.test(value.trim()) ? Number(value) : Number.NaN;
      if (!Number.isInteger(number) || Math.abs(number) > largest) problems.add(path, message("integer"));
      else if (min !== undefined && number < min) problems.add(path, message("atLeast", { min }));
      else if (max !== undefined && number > max) problems.add(path, message("atMost", { max }));
      else return number;
      return undefined;
    },
    schema: {
      type: ["integer", "string"],
      ...(min !== undefined && { minimum: min }),
      ...(max !== undefined && { maximum: max }),
    },
  };
}

/** An id of an app, a record, a view …: from 1. */
export const id = integer({ min: 1 });
/** -1 means: do not check. */
export const revision = integer({ min: -1 });

interface TextRules {
  readonly min?: number;
  readonly max?: number;
  /** false: a name that people have to find again, which spaces alone are not */
  readonly blank?: boolean;
}
/** A string; numbers and booleans are taken as their text. NUL cannot be stored by every engine and is refused. */
export function text({ min = 0, max, blank = true }: TextRules = {}): Shape<string> {
  return {
    read: (value, path, problems) => {
      if (typeof value === "object" || value === undefined) throw problem("CB_IJ01");
      const text = String(value);
      if (text.includes("\u0000")) problems.add(path, message("string"));
      else if (max !== undefined && (text.length > max || text.length < min))
        problems.add(path, message("lengthBetween", { min, max }));
      else if (text.length < min) problems.add(path, message("tooShort", { min }));
      else if (!blank && text.trim() === "") problems.add(path, message("blank"));
      else return text;
      return undefined;
    },
    schema: {
      type: "string",
      ...(min > 0 && { minLength: min }),
      ...(max !== undefined && { maxLength: max }),
    },
  };
}

export const boolean: Shape<boolean> = {
  read: (value, path, problems) => {
    if (value === "") return undefined;
    if (typeof value === "object") throw problem("CB_IJ01");
    if (value === true || value === "true") return true;
    if (value === false || value === "false") return false;
    problems.add(path, message("boolean"));
    return undefined;
  },
  schema: { type: ["boolean", "string"] },
};

export function enumOf<const V extends string>(...values: readonly V[]): Shape<V> {
  return {
    read: (value, path, problems) => {
      if (value === "") return undefined;
      if (typeof value === "object") throw problem("CB_IJ01");
      const found = values.find((one) => one === value);
      if (found === undefined) problems.add(path, message("enumValue"));
      return found;
    },
    schema: { type: "string", enum: values },
  };
}

interface ListRules {
  readonly min?: number;
  readonly max?: number;
  /** instead of the general "size must be between" */
  readonly sizeMessage?: Message;
  readonly whenMissing?: readonly Message[];
}
/** Items are named `path[0]`. A single value of a query string (`ids=1`) counts as a list of one. */
export function list<T>(
  item: Shape<T>,
  { min = 0, max, sizeMessage, whenMissing }: ListRules = {},
): Shape<readonly T[]> {
  return {
    read: (value, path, problems) => {
      if (value === "") return undefined;
      const items = Array.isArray(value) ? value : typeof value === "object" ? undefined : [value];
      if (!items) throw problem("CB_IJ01");
      if (items.length < min || (max !== undefined && items.length > max)) {
        const size = max === undefined ? message("requiredParameter") : message("sizeBetween", { min, max });
        problems.add(path, sizeMessage ?? size);
        return undefined;
      }
      return items.map((one, index) => {
        const at = `${path}[${index}]`;
        if (isMissing(one) && !item.optional) problems.add(at, message("requiredParameter"));
        else if (one !== undefined && one !== null) return item.read(one, at, problems) as T;
        return undefined as T;
      });
    },
    ...(whenMissing && { whenMissing }),
    schema: { type: "array", items: item.schema, minItems: min, ...(max !== undefined && { maxItems: max }) },
  };
}

/** A JSON object whose members are read elsewhere (a record, the properties of fields). */
export const anyObject: Shape<Given> = {
  read: (value) => {
    if (!isObject(value)) throw problem("CB_IJ01");
    return value;
  },
  schema: { type: "object", additionalProperties: true },
};

/** Any JSON value, read elsewhere. */
export const anything: Shape<unknown> = { read: (value) => value, schema: {} };
