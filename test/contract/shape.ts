import { readFileSync } from "node:fs";

/** A reply's shape as replies.json notes it; README.md beside it explains the words. */
export type Shape =
  | string
  | { readonly keys: Readonly<Record<string, Shape>> }
  | { readonly each: Shape }
  | { readonly list: Shape }
  | { readonly one: readonly Shape[] }
  | { readonly is: string };

interface Replies {
  readonly operations: Readonly<Record<string, Shape>>;
  readonly shapes: Readonly<Record<string, Shape>>;
  /** what each operation takes, by name */
  readonly parameters: Readonly<Record<string, readonly string[]>>;
}
export const { operations, parameters, shapes }: Replies = JSON.parse(
  readFileSync(new URL("replies.json", import.meta.url), "utf8"),
);

/** kintone's data say integer where its replies have texts: ids, revisions, sizes, limits, which may be unset as well. */
const digits = /^(-?\d+(\.\d+)?)?$/;
const moment = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z)?$/;
const words: Record<string, (value: unknown) => boolean> = {
  text: (value) => typeof value === "string",
  integer: (value) => typeof value === "string" && digits.test(value),
  number: (value) => typeof value === "string" && digits.test(value),
  boolean: (value) => typeof value === "boolean",
  time: (value) => typeof value === "string" && moment.test(value),
  FIELD_TYPE: (value) => typeof value === "string" && /^[A-Z_]+$/.test(value),
  anything: () => true,
};

/** Everything in which a value differs from its shape, as paths: "+record.x" is not in the shape, "-record.x" is missing. */
export function differences(value: unknown, shape: Shape, path = ""): string[] {
  if (typeof shape === "string") {
    const right = words[shape] ?? ((given: unknown) => shape.split("|").includes(String(given)));
    return right(value) ? [] : [`${path}: ${JSON.stringify(value)} is no ${shape}`];
  }
  if ("is" in shape) return differences(value, named(shape.is), path);
  if ("one" in shape) return shape.one.map((one) => differences(value, one, path)).reduce(shorter);
  if ("list" in shape) {
    if (!Array.isArray(value)) return [`${path}: ${JSON.stringify(value)} is no list`];
    return value.flatMap((item) => differences(item, shape.list, `${path}[]`));
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return [`${path}: ${JSON.stringify(value)} is no object`];
  }
  const entries = Object.entries(value);
  if ("each" in shape) return entries.flatMap(([, inner]) => differences(inner, shape.each, `${path}.*`));
  return [
    ...Object.keys(shape.keys).flatMap((key) => (Object.hasOwn(value, key) ? [] : [`-${path}.${key}`])),
    ...entries.flatMap(([key, inner]) => {
      const of = shape.keys[key];
      return of === undefined ? [`+${path}.${key}`] : differences(inner, of, `${path}.${key}`);
    }),
  ];
}

const shorter = (one: string[], other: string[]) => (other.length < one.length ? other : one);

function named(name: string): Shape {
  const shape = shapes[name];
  if (shape === undefined) throw new Error(`no shape ${name}`);
  return shape;
}
