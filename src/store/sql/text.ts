import type { Dialect } from "./dialect.ts";

/** The values of a statement while its text is written: each is named by its place, never written into the text. */
export class Values {
  readonly all: unknown[] = [];
  readonly dialect: Dialect;
  constructor(dialect: Dialect) {
    this.dialect = dialect;
  }
  add(value: unknown): string {
    return this.dialect.placeholder(this.all.push(value));
  }
}

/**
 * `a op b op c …` with as few levels as possible: SQLite allows a thousand, and reads a chain as one level for
 * each part.
 */
export function chain(parts: readonly string[], operator: string): string {
  if (parts.length === 1) return parts[0] ?? "";
  const middle = parts.length >> 1;
  return `(${chain(parts.slice(0, middle), operator)} ${operator} ${chain(parts.slice(middle), operator)})`;
}
