import type { FieldErrors } from "../api.ts";

export type FieldMessages = Readonly<Record<string, readonly string[]>>;

/**
 * kintone names the place of a bad value in several ways: record.price.value, record[price].value (not a number),
 * record.tags.values[1].value, record.people.values.value; in lists records[0].… All of them start with the field.
 */
const place = /^records?(?:\[\d+\])?(?:\.([^.[\]]+)|\[([^\]]+)\])/;

export function fieldOfPath(path: string): string | undefined {
  const match = place.exec(path);
  return match?.[1] ?? match?.[2];
}

const cell = /^records?(?:\[\d+\])?\.([^.[\]]+)\.value\[(\d+)\]\.value[.[]([^.[\]]+)/;

/** Under which a cell's messages stand beside those of its table. No code has a space in it. */
export const cellKey = (table: string, row: number, code: string): string => `${table} ${row} ${code}`;
export const isCellOf = (table: string, key: string): boolean => key.startsWith(`${table} `);

export function messagesByField(errors: FieldErrors): FieldMessages {
  const byField: Record<string, string[]> = {};
  for (const [path, { messages }] of Object.entries(errors)) {
    const code = fieldOfPath(path);
    if (code === undefined) continue;
    const [, table = "", row = "", inner = ""] = cell.exec(path) ?? [];
    if (inner !== "") byField[cellKey(table, Number(row), inner)] = [...messages];
    const known = byField[code] ?? [];
    byField[code] = [...known, ...messages.filter((message) => !known.includes(message))];
  }
  return byField;
}
