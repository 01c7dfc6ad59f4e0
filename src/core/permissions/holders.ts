import type { Field } from "../fields/field.ts";
import { typeOf } from "../fields/index.ts";

/** What stands in fields that can say for whom a rule is. */
export type Holders = "users" | "organizations" | "groups";

const others: Readonly<Record<string, Holders>> = {
  ORGANIZATION_SELECT: "organizations",
  GROUP_SELECT: "groups",
};

/** undefined: a rule cannot name this field. */
export function holdersOf(field: Field): Holders | undefined {
  return typeOf(field).functions === "login" ? "users" : others[field.type];
}
