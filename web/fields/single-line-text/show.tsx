import type { ShowProps } from "../field.ts";

export function SingleLineTextShow({ value }: ShowProps<string>) {
  return <span>{value}</span>;
}
