import type { Entity } from "../../../src/core/fields/field.ts";
import { picture } from "../field.ts";
import { EntitiesShow } from "../parts/entities.tsx";
import { UserOperand } from "../user-select/operand.tsx";

export const statusAssignee = picture<readonly Entity[]>({
  type: "STATUS_ASSIGNEE",
  Show: EntitiesShow,
  inline: false,
  inAllRecords: true,
  empty: [],
  initial: () => [],
  reusable: false,
  text: (value) => value.map(({ name }) => name).join(", "),
  width: 180,
  Operand: UserOperand,
});
