import { codeProblem } from "../../../src/core/apps/field-code.ts";

/** Marks that count as letters of no language but are often put into headings: they become "_". */
const unusable = /[^\p{L}\p{M}\p{Nd}_＿・･·＄￠￡￥￦]+/gu;

/** The code kintone would give a field of this name: valid, not reserved, not taken. */
export function fieldCode(label: string, taken: ReadonlySet<string>): string {
  const repaired = label
    .trim()
    .replace(unusable, "_")
    .replace(/^_+(?=.)|_+$/g, "");
  const startable = /^\p{Nd}/u.test(repaired) ? `_${repaired}` : repaired;
  const base = [...(startable || "field")].slice(0, 120).join("");
  const usable = (code: string) => !taken.has(code) && codeProblem(code, "SINGLE_LINE_TEXT") === undefined;
  if (usable(base)) return base;
  for (let n = 0; ; n++) {
    if (usable(`${base}_${n}`)) return `${base}_${n}`;
  }
}

/** A code for each name, in order. */
export function fieldCodes(labels: readonly string[]): string[] {
  const taken = new Set<string>();
  return labels.map((label) => {
    const code = fieldCode(label, taken);
    taken.add(code);
    return code;
  });
}

/** Why a code that a person typed cannot be used. */
export function badCode(code: string, others: readonly string[]): "taken" | "invalid" | undefined {
  if (codeProblem(code, "SINGLE_LINE_TEXT") !== undefined) return "invalid";
  return others.includes(code) ? "taken" : undefined;
}
