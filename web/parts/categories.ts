import { queryOptions } from "@tanstack/react-query";
import { api } from "./api.ts";
import type { Fields } from "./form.ts";
import { recordsKey } from "./records.ts";

/** As app/categories.json shows them. */
export interface ServerCategories {
  readonly enabled: boolean;
  readonly categories: Tree;
  readonly revision: string;
}
export interface Tree {
  readonly [name: string]: { readonly name: string; readonly index: string; readonly children: Tree };
}
export interface TreeRow {
  readonly name: string;
  /** 0 on top */
  readonly depth: number;
}

/** From top to bottom. */
export function flat(tree: Tree, depth = 0): readonly TreeRow[] {
  const here = Object.values(tree).toSorted((one, other) => Number(one.index) - Number(other.index));
  return here.flatMap(({ name, children }) => [{ name, depth }, ...flat(children, depth + 1)]);
}

/** They are on, and this person may see which ones records have. */
export const hasCategories = (fields: Fields) =>
  Object.values(fields).some(({ type, enabled }) => type === "CATEGORY" && enabled === true);

/** The categories that work. */
export const categoriesQuery = (app: string) =>
  queryOptions({
    queryKey: [...recordsKey(app), "categories"],
    queryFn: ({ signal }) => api.get<ServerCategories>("/k/v1/app/categories.json", { app }, { signal }),
  });
