import { type Given, isObject } from "../input/given.ts";
import { asObject } from "./base/given-field.ts";
import { fine, input } from "./base/input.ts";
import { addedMembers, members, typeIn } from "./base/members.ts";
import { type Member, readRows } from "./base/rows.ts";
import { type FieldOf, settingsOf } from "./base/settings.ts";
import type { AppName, Field, FieldType, TableRow } from "./field.ts";

type Subtable = FieldOf<{ readonly fields: ReturnType<typeof members> }>;

/** A table in the record. `named` is the list of types, in which it stands itself. */
export function subtable(
  named: (type: string) => FieldType | undefined,
): FieldType<Subtable, readonly TableRow[]> {
  const prepared = new WeakMap<Field, readonly Member[]>();
  const membersOf = (field: Subtable) => {
    const made = prepared.get(field) ?? field.fields.map((one) => ({ field: one, type: typeIn(named, one) }));
    prepared.set(field, made);
    return made;
  };
  return {
    ...input,
    type: "SUBTABLE",
    canBeInTable: false,
    canBeRequired: false,
    requiredIsEnforced: false,
    sortable: false,
    column: null,
    operators: [],
    ...settingsOf("SUBTABLE", { fields: members(named) }),
    grow: (field, given, place) => {
      const path = `${place.path}.fields`;
      const added = addedMembers(asObject(given.fields ?? {}), named, { ...place, path });
      return { ...field, fields: [...field.fields, ...added] };
    },
    usersInSettings: ({ fields }) => (isObject(fields) ? Object.values(fields).flatMap(usersIn) : []),
    appsInSettings: ({ fields }) => (isObject(fields) ? Object.values(fields).flatMap(appsIn) : []),
    empty: () => fine,
    initial: () => fine,
    read: (field, given, context, before) => readRows(field, membersOf(field), given, context, before),
    isEmpty: (rows) => rows.length === 0,
    columnValue: () => null,
    operand: () => undefined,
  };

  function usersIn(given: unknown): readonly string[] {
    return isObject(given) ? (typeGiven(given)?.usersInSettings?.(given) ?? []) : [];
  }
  function appsIn(given: unknown): readonly AppName[] {
    return isObject(given) ? (typeGiven(given)?.appsInSettings?.(given) ?? []) : [];
  }
  function typeGiven({ type }: Given): FieldType | undefined {
    return typeof type === "string" ? named(type) : undefined;
  }
}
