import { problem } from "../../errors/problem.ts";
import type { Field, FieldType } from "../field.ts";

/** What the types of a form's own fields have in common; each says where it differs. */
export const input = {
  system: false,
  holdsValue: true,
  canBeInTable: true,
  searched: false,
  canBeUnique: false,
  canBeRequired: true,
  requiredIsEnforced: true,
  path: ".value",
  functions: "none",
  sortable: true,
  searchText: () => "",
} satisfies Partial<FieldType>;

/** Most reads find nothing wrong: they share this list. */
export const fine: readonly never[] = [];

export const isUnset = (given: unknown): given is null | undefined | "" =>
  given === undefined || given === null || given === "";

/** Text as it came; numbers and booleans are taken as their text, anything else is the wrong JSON type. */
export function textOf(given: unknown): string {
  if (typeof given === "string") return given;
  if (given === undefined || given === null) return "";
  if (typeof given === "object") throw problem("CB_IJ01");
  return String(given);
}

/** A list as it came; kintone takes null and "" for an empty one. */
export function listOf(given: unknown): readonly unknown[] {
  if (isUnset(given)) return fine;
  if (!Array.isArray(given)) throw problem("CB_IJ01");
  return given;
}

/** The strings under a key of the objects in a list, however wrong the rest may be. */
export function namedIn(list: unknown, key: "code" | "fileKey"): string[] {
  if (!Array.isArray(list)) return [];
  return list.map((one) => one?.[key]).filter((one) => typeof one === "string");
}

/** The default is a property of the settings and read like an input. */
export const defaultOf = (field: Field) => field.defaultValue;
