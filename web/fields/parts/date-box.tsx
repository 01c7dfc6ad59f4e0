import { DateInput, type DateInputProps } from "@mantine/dates";
import { IconCalendar } from "@tabler/icons-react";
import { dateFormat, readTypedDate } from "./dates.ts";
import { useReader } from "./reader.ts";

interface Props extends Omit<DateInputProps, "dateParser" | "valueFormat"> {
  /** without its picture: there is no room */
  readonly bare?: boolean;
}

/** A date, typed in any usual form or picked from a calendar. */
export function DateBox({ bare, ...props }: Props) {
  const { language } = useReader();
  return (
    <DateInput
      {...props}
      dateParser={(typed) => readTypedDate(typed, language)}
      valueFormat={dateFormat(language)}
      allowDeselect
      leftSection={bare ? undefined : <IconCalendar size={16} stroke={1.5} aria-hidden />}
      leftSectionPointerEvents="none"
      highlightToday
      autoComplete="off"
      popoverProps={{ shadow: "md" }}
    />
  );
}
