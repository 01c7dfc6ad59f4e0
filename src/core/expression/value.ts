/**
 * What a formula calculates with. A number is a bigint that counts the app's smallest step (numbers.ts), null is
 * kintone's "empty", a list is a choice of options or the cells of a table's column.
 */
export type Value = bigint | string | boolean | null | readonly Value[];

/** What can be known of a value before any record is seen. `numbers`, `texts` and `lists` are columns of a table. */
export type Kind = "number" | "text" | "boolean" | "list" | "any" | "numbers" | "texts" | "lists";

/** What reading a field's value needs to know of the app. */
export interface NumberReader {
  /** a decimal in plain writing */
  read(text: string): bigint;
  whole(number: number): bigint;
}

/** How a type of field stands in formulas. */
export interface InFormula<V> {
  readonly kind: "number" | "text" | "list";
  value(value: V, numbers: NumberReader): Value;
}

/** How a type of field takes its values from a formula. */
export interface FromFormula<F> {
  /** undefined: people fill this field */
  expression(field: F): string | undefined;
  /** what other formulas may expect of it, when this is what its own formula gives */
  kind(result: Kind): Kind;
  /** The formula's result as the field holds it, for other formulas too. */
  held(result: Value, numbers: NumberWriter): Value;
  /** … and as records show it. */
  shown(field: F, held: Value, numbers: NumberWriter): string;
}
export interface NumberWriter {
  plain(number: bigint): string;
  /** without its decimal places, towards zero */
  truncated(number: bigint): bigint;
}

/** The four errors that kintone's pages tell apart; its API shows each of them as "". */
export type FailureKind = "ERROR" | "VALUE" | "CONVERT" | "PRECISION";

/** Why a formula has no result for a record. Thrown often, so there is one of each and none looks up its stack. */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly kind: FailureKind;
  constructor(kind: FailureKind) {
    super(`#${kind}!`);
    this.kind = kind;
  }
}
/** What cannot be calculated: a division by zero, the sum of no rows. */
export const noResult = new Failure("ERROR");
/** A value of another kind than is needed. */
export const wrongKind = new Failure("VALUE");
/** A result that the field's format cannot show. */
export const notShown = new Failure("CONVERT");
/** More digits before the point than the app allows. */
export const tooManyDigits = new Failure("PRECISION");
