import type { WireValue } from "../core/fields/field.ts";
import type { FormField } from "./form.ts";

/** A record that is about to be written. */
export interface Draft {
  /** 0 until a new record is given its id */
  id: number;
  revision: number;
  /** where its problems are reported: "record" or "records[3]" */
  readonly path: string;
  /** the values that will be written: all own fields of a new record, the sent ones of another */
  readonly values: Map<FormField, WireValue>;
}
