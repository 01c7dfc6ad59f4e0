import type { EditProps } from "../field.ts";

/** What every input says about itself: its label (or, without a visible one, its name), the mark, the errors. */
export function inputProps({ field, errors, compact }: Pick<EditProps, "field" | "errors" | "compact">) {
  const labelled = !compact && !field.noLabel;
  return {
    label: labelled ? field.label : undefined,
    "aria-label": labelled ? undefined : field.label,
    "aria-required": field.required ? true : undefined,
    withAsterisk: labelled && field.required === true,
    error: errors.length > 0 ? errors.join(" ") : undefined,
    size: compact ? ("xs" as const) : ("sm" as const),
  };
}
