import { plain, readDecimal, round } from "../../../src/core/decimal.ts";
import type { FieldProperty } from "../field.ts";

/** "1234.5" → "$1,234.50": separators, decimal places and unit as the field is set; never through a double. */
export function formatNumber(value: string, field: FieldProperty): string {
  const scaled = atScale(value, String(field.displayScale ?? ""));
  if (scaled === undefined) return value;
  return withUnit(field.digit === true ? separated(scaled) : scaled, field);
}

function atScale(value: string, scale: string): string | undefined {
  const decimal = readDecimal(value);
  if (!decimal) return undefined;
  if (scale === "") return value;
  const [whole = "", fraction = ""] = plain(round(decimal, Number(scale), "HALF_EVEN")).split(".");
  return scale === "0" ? whole : `${whole}.${fraction.padEnd(Number(scale), "0")}`;
}

function separated(text: string): string {
  const [whole = "", fraction] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

// "-$5", "5円", "5%", but "5 kg" and "USD 5": letters need air.
function withUnit(text: string, field: FieldProperty): string {
  const unit = String(field.unit ?? "");
  if (unit === "") return text;
  const after = field.unitPosition === "AFTER";
  const air = (after ? /^[a-z]/i : /[a-z]$/i).test(unit) ? " " : "";
  if (after) return text + air + unit;
  return text.startsWith("-") ? `-${unit}${air}${text.slice(1)}` : unit + air + text;
}
