import type { Field } from "../fields/field.ts";
import type { RelatedRecords } from "./query.ts";

/** A list of related records as a query may ask about it. */
export interface RelatedList {
  readonly records: RelatedRecords;
  /** those of the other app that who asks may name */
  readonly fields: readonly Field[];
}
