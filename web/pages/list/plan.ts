import { Problem } from "../../../src/core/errors/problem.ts";
import { parseCondition, parseQuery, parseSort } from "../../../src/core/query/parse.ts";
import { printCondition, printQuery } from "../../../src/core/query/print.ts";
import { emptyTree, type QueryTree } from "../../../src/core/query/syntax.ts";
import { pictureOf } from "../../fields/index.ts";
import { codesInOrder, type Fields, type LayoutRow, type View } from "../../parts/form.ts";

/** The built-in view has this number in kintone and is in no answer of its API. */
export const allRecordsId = "20";
export const pageSizes = [20, 40, 60, 80, 100] as const;
/** The API goes no further into a list. */
export const lastOffset = 10_000;

/** What the address of a list says: `?view=…&query=…&category=…&page=…`. */
export interface ListAddress {
  readonly view?: string;
  /** condition and order; absent: those of the view */
  readonly query?: string;
  /** only records of this category; empty: of none */
  readonly category?: string;
  readonly page: number;
  /** the month of a calendar, "2026-04" */
  readonly month?: string;
}

export function readAddress(search: URLSearchParams, size: number): ListAddress {
  const page = Number(search.get("page") ?? 1);
  const last = Math.floor(lastOffset / size) + 1;
  return {
    view: search.get("view") ?? undefined,
    query: search.get("query") ?? undefined,
    category: search.get("category") ?? undefined,
    page: Number.isInteger(page) && page > 0 ? Math.min(page, last) : 1,
    month: /^\d{4}-\d{2}$/.test(search.get("month") ?? "") ? (search.get("month") ?? undefined) : undefined,
  };
}

export function writeAddress({ view, query, category, page, month }: ListAddress): URLSearchParams {
  const search = new URLSearchParams();
  if (view !== undefined) search.set("view", view);
  if (query !== undefined) search.set("query", query);
  if (category !== undefined) search.set("category", category);
  if (page > 1) search.set("page", String(page));
  if (month !== undefined) search.set("month", month);
  return search;
}

/** All fields that a person wants to see in a list, in the order of the form. */
export function allRecordsView(name: string, fields: Fields, layout: readonly LayoutRow[]): View {
  const laidOut = codesInOrder(layout);
  const others = Object.keys(fields).filter((code) => !laidOut.includes(code));
  const shown = [...others, ...laidOut].filter((code) => pictureOf(fields[code]?.type ?? "")?.inAllRecords);
  return { id: allRecordsId, name, index: "", type: "LIST", filterCond: "", sort: "", fields: shown };
}

export interface ListPlan {
  /** condition and order as data; undefined when the address holds something that is no query */
  readonly tree?: QueryTree;
  readonly problem?: Problem;
  /** condition and order as text, without limit and offset */
  readonly text: string;
  /** the condition is not the view's own */
  readonly filtered: boolean;
}

export function planOf(view: View, query: string | undefined): ListPlan {
  const own = ownTree(view);
  if (query === undefined) return { tree: own, text: printQuery(own), filtered: false };
  try {
    const { condition, order } = parseQuery(query);
    const tree: QueryTree = { ...(condition && { condition }), order };
    return { tree, text: printQuery(tree), filtered: conditionText(tree) !== conditionText(own) };
  } catch (error) {
    if (error instanceof Problem) return { problem: error, text: query, filtered: true };
    throw error;
  }
}

/** A view's saved filter was checked when it was saved; one that cannot be read any more filters nothing. */
export function ownTree({ filterCond, sort }: View): QueryTree {
  try {
    const condition = parseCondition(filterCond, "filterCond");
    return { ...(condition && { condition }), order: parseSort(sort, "sort") };
  } catch {
    return emptyTree;
  }
}

export const conditionText = ({ condition }: QueryTree) => (condition ? printCondition(condition) : "");

/** A click on a header sorts by its field, another one turns the direction. */
export function sortedBy(tree: QueryTree, field: string): QueryTree {
  const first = tree.order[0];
  const descending = first?.field === field && !first.descending;
  return { ...tree, order: [{ field, descending }] };
}

export const pageQueryText = (text: string, page: number, size: number) =>
  `${text} limit ${size} offset ${(page - 1) * size}`.trim();
