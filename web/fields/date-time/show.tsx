import type { ShowProps } from "../field.ts";
import { showDateTime } from "../parts/dates.ts";
import { useReader } from "../parts/reader.ts";

export function DateTimeShow({ value }: ShowProps<string>) {
  const { language, timeZone } = useReader();
  return value ? <time dateTime={value}>{showDateTime(value, language, timeZone)}</time> : null;
}
