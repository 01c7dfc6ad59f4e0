import type { Entity } from "../../../src/core/fields/field.ts";
import { picture } from "../field.ts";
import { EntityShow } from "../parts/entities.tsx";
import { UserOperand } from "../user-select/operand.tsx";

export const creator = picture<Entity | null>({
  type: "CREATOR",
  Show: EntityShow,
  inline: false,
  inAllRecords: false,
  empty: null,
  initial: () => null,
  reusable: false,
  text: (value) => value?.name ?? "",
  width: 150,
  Operand: UserOperand,
});
