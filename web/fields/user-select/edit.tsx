import type { Entity } from "../../../src/core/fields/field.ts";
import type { EditProps } from "../field.ts";
import { inputProps } from "../parts/input.ts";
import { PeopleBox } from "./people-box.tsx";

export function UserSelectEdit({ value, onChange, ...props }: EditProps<readonly Entity[]>) {
  const entities = (props.field.entities as readonly { type: string; code: string }[] | undefined) ?? [];
  const candidates = entities.filter(({ type }) => type === "USER").map(({ code }) => code);
  return <PeopleBox {...inputProps(props)} people={value} onPeople={onChange} candidates={candidates} />;
}
