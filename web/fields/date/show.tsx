import type { ShowProps } from "../field.ts";
import { showDate } from "../parts/dates.ts";
import { useReader } from "../parts/reader.ts";

export function DateShow({ value }: ShowProps<string | null>) {
  const { language } = useReader();
  return value ? <time dateTime={value}>{showDate(value, language)}</time> : null;
}
