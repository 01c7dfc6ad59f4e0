import { designNamed } from "../../../fields/designs.ts";
import type { Size } from "../../../fields/settings.ts";
import type { TextKey, Translate } from "../../../parts/i18n.tsx";
import { freeCode } from "./codes.ts";
import type { Form, Part } from "./form.ts";

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
  const design = designNamed(type);
  const label = typeName(type, t);
  const field = { type, code: freeCode(label, type, form), label, ...design?.initial?.(t) };
  return { type: field.type, size: design?.size ?? {}, field };
}

export function partName(part: Part, t: Translate): string {
  return part.field?.label ?? typeName(part.type, t);
}
