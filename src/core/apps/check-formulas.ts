import { problem } from "../errors/problem.ts";
import { formulasOf } from "../expression/formulas.ts";
import { Numbers } from "../expression/numbers.ts";
import type { AppSettings } from "./settings.ts";

/** kintone looks at formulas when an app is updated, not when their fields are saved; it names the first bad one. */
export function checkFormulas({ fields, general }: AppSettings): void {
  const numbers = new Numbers(general.numberPrecision);
  const [first] = formulasOf(fields, { numbers, timeZone: "UTC", language: "en" }).refused;
  if (first) throw problem("GAIA_IL01", { label: first.field.label, reason: first.why.reason });
}
