import type { InFormula, Value } from "../../expression/value.ts";

/** Text of any kind: nothing chosen is the empty text. */
export const asText: InFormula<string | null> = { kind: "text", value: (text) => text ?? "" };

export const asList: InFormula<readonly string[]> = { kind: "list", value: (labels): Value => labels };

/** Dates and times count seconds; an empty one is empty. */
export function inSeconds(read: (shown: string) => number): InFormula<string | null> {
  return {
    kind: "number",
    value: (shown, numbers) => (shown === null || shown === "" ? null : numbers.whole(read(shown))),
  };
}

/** Of an ISO 8601 moment, since 1970. */
export const secondsOf = (moment: string): number => Math.floor(Date.parse(moment) / 1000);
