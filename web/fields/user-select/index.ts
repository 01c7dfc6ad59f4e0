import type { Entity } from "../../../src/core/fields/field.ts";
import { type FieldProperty, type InitialContext, picture } from "../field.ts";
import { EntitiesShow } from "../parts/entities.tsx";
import { UserSelectEdit } from "./edit.tsx";
import { UserOperand } from "./operand.tsx";

export const userSelect = picture<readonly Entity[]>({
  type: "USER_SELECT",
  Show: EntitiesShow,
  Edit: UserSelectEdit,
  inline: true,
  inAllRecords: true,
  empty: [],
  initial,
  reusable: true,
  text: (value) => value.map(({ name }) => name).join(", "),
  width: 180,
  editWidth: 200,
  Operand: UserOperand,
});

interface Preset {
  readonly code: string;
  readonly type: string;
}

function initial(field: FieldProperty, { user }: InitialContext): readonly Entity[] {
  const presets = (field.defaultValue as readonly Preset[] | undefined) ?? [];
  const entities = presets.map(({ code, type }) =>
    type === "FUNCTION" ? { code: user.code, name: user.name } : { code, name: code },
  );
  return entities.filter(({ code }, at) => entities.findIndex((other) => other.code === code) === at);
}
