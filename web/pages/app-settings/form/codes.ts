import { codeProblem } from "../../../../src/core/apps/field-code.ts";
import { type Form, fieldsOf } from "./form.ts";

/** The code a new field gets from its name, as kintone repairs names: `_` for what is not allowed, `_0`, `_1` for doubles. */
export function suggestCode(
  label: string,
  taken: ReadonlySet<string>,
  allowed: (code: string) => boolean,
): string {
  const cleaned = [...label]
    .map((letter) => (allowed(`a${letter}`) ? letter : "_"))
    .join("")
    .slice(0, 120);
  const base = allowed(cleaned) ? cleaned : `_${cleaned}`;
  // Short enough for the number that may follow: codes have at most 128 characters.
  for (let n = -1; ; n++) {
    const code = n < 0 ? base : `${base}_${n}`;
    if (!taken.has(code) && allowed(code)) return code;
  }
}

export const codesOf = (form: Form) => new Set(fieldsOf(form).map(({ code }) => code));

export function freeCode(label: string, type: string, form: Form, taken = codesOf(form)): string {
  return suggestCode(label, taken, (code) => codeProblem(code, type) === undefined);
}
