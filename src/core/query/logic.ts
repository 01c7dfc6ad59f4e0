import type { Condition } from "./query.ts";

/** Conditions joined, where what is decided already decides at once: no rule costs the store more than it must. */

export const everything: Condition = { is: "all" };
export const nothing: Condition = { is: "none" };

export function and(...parts: readonly Condition[]): Condition {
  if (parts.some(({ is }) => is === "none")) return nothing;
  return joined("and", parts, everything);
}

export function or(...parts: readonly Condition[]): Condition {
  if (parts.some(({ is }) => is === "all")) return everything;
  return joined("or", parts, nothing);
}

export function not(part: Condition): Condition {
  if (part.is === "all") return nothing;
  if (part.is === "none") return everything;
  return part.is === "not" ? part.part : { is: "not", part };
}

/** `when` decides between two conditions. */
export function choose(when: Condition, yes: Condition, no: Condition): Condition {
  if (yes === no) return yes;
  if (yes.is === "all") return or(when, no);
  if (yes.is === "none") return and(not(when), no);
  if (no.is === "none") return and(when, yes);
  return or(and(when, yes), and(not(when), no));
}

function joined(is: "and" | "or", parts: readonly Condition[], without: Condition): Condition {
  const flat = parts
    .flatMap((part) => (part.is === is ? part.parts : [part]))
    .filter((part) => part.is !== without.is);
  const [only = without, ...more] = flat;
  return more.length === 0 ? only : { is, parts: flat };
}
