import { fine, namedIn } from "./base/input.ts";
import { type SwitchedField, switched } from "./base/switched.ts";
import { found } from "./base/users.ts";
import type { Entity, FieldType } from "./field.ts";

/** Who has to act next. Only the process sets it. */
export const statusAssignee: FieldType<SwitchedField, readonly Entity[]> = {
  ...switched("STATUS_ASSIGNEE"),
  type: "STATUS_ASSIGNEE",
  internalName: "STATUS_ASSIGNEE",
  path: ".values.value",
  column: "list",
  sortable: false,
  whenOff: "GAIA_ST02",
  functions: "login",
  operators: ["in", "not in"],
  mentions: { of: "users", in: (given) => namedIn(given, "code") },
  empty: () => fine,
  read: () => ({ value: fine, problems: fine }),
  isEmpty: (value) => value.length === 0,
  columnValue: (_, value, { user }) => value.flatMap(({ code }) => String(user(code)?.id ?? [])),
  operand: (_, literal, { user }) => String(found(literal, user).id),
};
