export interface TimeZone {
  readonly name: string;
  /** "UTC+09:00" */
  readonly offset: string;
  /** in the reader's language: "日本標準時" */
  readonly title: string;
}

/** The zones of the IANA database that the browser knows, west to east by what their clocks show now. */
export function timeZones(language: string): TimeZone[] {
  const now = new Date();
  return [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])]
    .map((name) => {
      const offset = part(now, "en", name, "longOffset").replace("GMT", "UTC");
      return {
        name,
        offset: offset === "UTC" ? "UTC+00:00" : offset,
        title: part(now, language, name, "longGeneric"),
      };
    })
    .sort((a, b) => minutes(a) - minutes(b) || a.name.localeCompare(b.name));
}

function part(now: Date, language: string, timeZone: string, form: "longOffset" | "longGeneric"): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: form }).formatToParts(now);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}

function minutes({ offset }: TimeZone): number {
  const [, sign = "+", hours = "0", rest = "0"] = /([+-])(\d+):(\d+)/.exec(offset) ?? [];
  return Number(`${sign}1`) * (Number(hours) * 60 + Number(rest));
}
