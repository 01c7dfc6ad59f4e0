import type { ShowProps } from "../field.ts";
import { formatNumber } from "./format.ts";

export function NumberShow({ field, value }: ShowProps<string>) {
  return <span className="numeric">{formatNumber(value, field)}</span>;
}
