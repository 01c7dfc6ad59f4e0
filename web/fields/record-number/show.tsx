import type { ShowProps } from "../field.ts";

export function RecordNumberShow({ value }: ShowProps<string>) {
  return <span className="numeric">{value}</span>;
}
