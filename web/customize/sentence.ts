import type { FieldErrors } from "../parts/api.ts";
import type { KintoneEvent } from "./events.ts";

/** A sentence of the app's own script: shown as it is. */
export class ScriptSays extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "ScriptSays";
  }
}

export const sentenceOf = ({ error }: KintoneEvent): ScriptSays | undefined =>
  typeof error === "string" && error !== "" ? new ScriptSays(error) : undefined;

/** What scripts say of fields and cells, by the paths that kintone's API would name. */
export function pathsOf(errors: readonly (readonly [string, string])[]): FieldErrors {
  return Object.fromEntries(
    errors.map(([key, message]) => {
      const [code = "", row, column] = key.split(" ");
      const cell = column === undefined ? "" : `[${row}].value.${column}.value`;
      return [`record.${code}.value${cell}`, { messages: [message] }];
    }),
  );
}
