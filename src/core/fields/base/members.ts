import { problem } from "../../errors/problem.ts";
import type { Given } from "../../input/given.ts";
import type { Field, FieldType, SettingsPlace } from "../field.ts";
import { asObject, changedField, type FieldTypes, newField } from "./given-field.ts";
import type { Property } from "./settings.ts";

type Named = FieldTypes["named"];
const inTable = (named: Named): FieldTypes => ({ named, inTable: true });

/** The fields of a table, each under its code: all of a new one, of another those that change. */
export function members(named: Named): Property<readonly Field[]> {
  return {
    initial: [],
    read: (given, place, before = []) =>
      place.added
        ? addedMembers(asObject(given), named, place)
        : changedMembers(asObject(given), before, named, place),
    show: (fields) =>
      Object.fromEntries(fields.map((field) => [field.code, typeIn(named, field).show(field)])),
  };
}

export function addedMembers(given: Given, named: Named, place: SettingsPlace): Field[] {
  return Object.entries(given).flatMap(
    ([code, member]) => newField(code, member, inTable(named), memberPlace(place, code)) ?? [],
  );
}

function changedMembers(given: Given, before: readonly Field[], named: Named, place: SettingsPlace) {
  const unknown = Object.keys(given).find((key) => !before.some(({ code }) => code === key));
  if (unknown !== undefined) throw problem("GAIA_FC01", { code: unknown });
  return before.map((field) =>
    Object.hasOwn(given, field.code)
      ? changedField(field, given[field.code], inTable(named), memberPlace(place, field.code))
      : field,
  );
}

const memberPlace = (place: SettingsPlace, code: string) => ({ ...place, path: `${place.path}[${code}]` });

export function typeIn(named: Named, { type }: Field): FieldType {
  const found = named(type);
  if (!found) throw new Error(`no field type is called ${type}`);
  return found;
}
