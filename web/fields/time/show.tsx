import type { ShowProps } from "../field.ts";
import { showTime } from "../parts/dates.ts";
import { useReader } from "../parts/reader.ts";

export function TimeShow({ value }: ShowProps<string | null>) {
  const { language } = useReader();
  return value ? <time dateTime={value}>{showTime(value, language)}</time> : null;
}
