import type { Scoped } from "../tables.ts";

interface WithScopes {
  readonly scopes: readonly string[];
}

export const scoped = <T extends WithScopes>(row: Scoped<T>): T =>
  ({ ...row, scopes: row.scopes.split(" ") }) as unknown as T;
export const stored = <T extends WithScopes>(given: T): Scoped<T> => ({
  ...given,
  scopes: given.scopes.join(" "),
});
