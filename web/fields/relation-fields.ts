import { compares } from "../../src/core/apps/relations.ts";
import { copies } from "../../src/core/fields/copies.ts";
import type { Field } from "../../src/core/fields/field.ts";
import { typeNamed } from "../../src/core/fields/index.ts";
import type { FieldProperty } from "./field.ts";
import { isLookup } from "./relations.ts";
import { isCalculated } from "./settings.ts";

type Asked = Pick<FieldProperty, "type" | "code" | "label"> & { readonly [property: string]: unknown };

/** Fields that a picker or a list of related records can have as columns: not the tables. */
export const isShownInLists = ({ type, fields }: Asked): boolean =>
  typeNamed(type)?.holdsValue === true && fields === undefined;

/** A lookup may write its copies there. */
export const canBeFilled = (field: Asked): boolean => !isLookup(field) && !isCalculated(field);

export const canBeCopied = (from: Asked, to: Asked): boolean => copies(from.type, to.type);

/** Whether records can be found by having the same value there as this record has here. */
export function canBeSame(here: Asked, there: Asked): boolean {
  const [one, other] = [typeNamed(here.type), typeNamed(there.type)];
  if (!one || !other || !isFoundBy(here) || !isFoundBy(there)) return false;
  // The server compares columns; people mean the same kind of thing by the same value.
  const alike =
    one.functions === other.functions &&
    one.operators.includes(">") === other.operators.includes(">") &&
    (other.operators.includes("=") || !one.operators.includes("="));
  return alike && compares(asField(here), asField(there));
}

const isFoundBy = ({ type }: Asked) =>
  typeNamed(type)?.operators.some((operator) => operator === "=" || operator === "in") === true;
const asField = ({ type, code, label }: Asked): Field => ({ id: 0, type, code, label });
