/** The weeks that a month touches, each of seven days "2026-04-23", beginning on the given weekday (0 = Sunday). */
export function weeksOf(month: string, firstWeekday: number): string[][] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const start = new Date(first);
  start.setUTCDate(1 - ((first.getUTCDay() - firstWeekday + 7) % 7));
  const weeks: string[][] = [];
  for (let day = start; weeks.length < 1 || day.toISOString().slice(0, 7) <= month; ) {
    const week: string[] = [];
    for (let at = 0; at < 7; at++) {
      week.push(day.toISOString().slice(0, 10));
      day = new Date(day.getTime() + 86_400_000);
    }
    weeks.push(week);
  }
  return weeks;
}

export function moveMonth(month: string, by: number): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + by);
  return date.toISOString().slice(0, 7);
}

export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** "April 2026", "2026年4月" */
export function monthName(month: string, language: string): string {
  return new Intl.DateTimeFormat(language, { year: "numeric", month: "long", timeZone: "UTC" }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}

/** The names of the weekdays, by the days of any week. */
export function weekdayNames(week: readonly string[], language: string): string[] {
  const format = new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" });
  return week.map((day) => format.format(new Date(`${day}T00:00:00Z`)));
}
