import type { Field } from "../fields/field.ts";

/** Without these fields, in tables too. A table of which nothing is left goes with its fields. */
export function withoutFields(all: readonly Field[], hidden: (code: string) => boolean): readonly Field[] {
  return all.flatMap((field) => {
    if (hidden(field.code)) return [];
    const members = field.fields ?? [];
    const left = members.filter(({ code }) => !hidden(code));
    if (left.length === members.length) return [field];
    return left.length === 0 ? [] : [{ ...field, fields: left }];
  });
}
