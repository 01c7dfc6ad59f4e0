import { codeProblem } from "../../../../src/core/apps/field-code.ts";
import { designOf } from "../../../fields/designs.ts";
import type { FieldSettings, Size } from "../../../fields/settings.ts";
import type { TextKey, Translate } from "../../../parts/i18n.tsx";
import { suggestCode } from "./codes.ts";
import { type Form, fieldsOf, type Part } from "./form.ts";

/** What a form can have beside fields. */
export const layoutTypes = ["LABEL", "SPACER", "HR"] as const;
const layoutSizes: Record<string, Size> = {
  LABEL: { width: "240" },
  SPACER: { width: "200", height: "60" },
  HR: { width: "600" },
};

export type TypeKey = Extract<TextKey, `formEditor.type.${string}`>;
export const typeName = (type: string, t: Translate): string => t(`formEditor.type.${type}` as TypeKey);

/** A part fresh from the palette. */
export function newPart(type: string, form: Form, t: Translate): Omit<Part, "key"> {
  const size = layoutSizes[type];
  if (size) {
    if (type === "LABEL") return { type, size, label: typeName(type, t) };
    return type === "SPACER" ? { type, size, elementId: "" } : { type, size };
  }
  const design = designOf(type);
  const label = typeName(type, t);
  const field = { type, code: freeCode(label, type, form), label, ...design?.initial?.(t) };
  return { type, size: design?.size ?? {}, field };
}

/** A copy knows nothing of what is saved: code and options are its own. */
export function copyOf(field: FieldSettings, form: Form): FieldSettings {
  const { options, ...rest } = field;
  const copy = { ...rest, code: freeCode(field.code, field.type, form) };
  return options ? { ...copy, options: options.map(({ label }) => ({ label })) } : copy;
}

export function freeCode(label: string, type: string, form: Form): string {
  const taken = new Set(fieldsOf(form).map(({ code }) => code));
  return suggestCode(label, taken, (code) => codeProblem(code, type) === undefined);
}

export function partName(part: Part, t: Translate): string {
  return part.field?.label ?? typeName(part.type, t);
}
