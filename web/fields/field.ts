import type { ComponentType } from "react";
import type { FailureKind } from "../../src/core/expression/value.ts";
import type { Entity, Operator, WireValue } from "../../src/core/fields/field.ts";
import type { Operand } from "../../src/core/query/syntax.ts";

/** A field as app/form/fields.json describes it: kintone's property names, numbers as strings. */
export interface FieldProperty {
  readonly type: string;
  readonly code: string;
  readonly label: string;
  readonly noLabel?: boolean;
  readonly required?: boolean;
  readonly options?: Readonly<Record<string, { readonly label: string; readonly index: string }>>;
  /** a permission for fields keeps the reader from changing the value */
  readonly locked?: boolean;
  readonly [property: string]: unknown;
}

/** Where a value is shown: a cell of the list is short, the form shows everything. */
export type Place = "list" | "form";

export interface ShowProps<V = WireValue> {
  readonly field: FieldProperty;
  readonly value: V;
  readonly place: Place;
  /** of a table: why the formula of a cell has no result */
  readonly cellFailure?: (row: number, code: string) => FailureKind | undefined;
}

export interface EditProps<V = WireValue> {
  readonly field: FieldProperty;
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly errors: readonly string[];
  /** in a list cell: no visible label, as little height as possible */
  readonly compact?: boolean;
  /** pixels of the input area, as the form is designed */
  readonly height?: number;
  /** of a table: what is wrong with a cell of a row */
  readonly cellErrors?: (row: number, code: string) => readonly string[];
  /** of a table: why the formula of a cell has no result */
  readonly cellFailure?: (row: number, code: string) => FailureKind | undefined;
  /** of a lookup: sets the fields beside it together with its own */
  readonly onFill?: (values: Readonly<Record<string, WireValue>>) => void;
  /** of a lookup: the key that a script of the app has had looked up */
  readonly fetched?: string;
  /** says that the value is not complete yet (an upload is running): nothing may be saved meanwhile */
  readonly onBusy?: (busy: boolean) => void;
}

export interface InitialContext {
  readonly user: { readonly code: string; readonly name: string };
  /** the first department of the user, where a field's default asks for it */
  readonly primaryOrganization?: Entity;
  readonly timeZone: string;
}

/** The value editor of a condition. `in` and `not in` take any number of operands, the others one. */
export interface OperandProps {
  readonly field: FieldProperty;
  readonly operator: Operator;
  readonly operands: readonly Operand[];
  readonly onChange: (operands: readonly Operand[]) => void;
  /** the accessible name */
  readonly label: string;
}

export interface CalendarPower<V> {
  /** the day ("2026-04-23") on which the record stands there, if any */
  readonly dayOf: (value: V, timeZone: string) => string | null;
  /** the literal of a query for the beginning of a day */
  readonly beginOf: (day: string, timeZone: string) => string;
  /** the value of a new record that is added on a day */
  readonly valueOn: (day: string, timeZone: string) => V;
}

/**
 * What the pages ask of a field type; `core/fields` knows the rest. One folder per type has it, `index.ts` lists
 * them, and no page asks "is this a NUMBER?".
 */
export interface FieldPicture<V = WireValue> {
  readonly type: string;
  readonly Show: ComponentType<ShowProps<V>>;
  /** absent: the program fills the value (record number, creator, …) */
  readonly Edit?: ComponentType<EditProps<V>>;
  /** the program fills this field because of its settings, e.g. a formula */
  readonly computed?: (field: FieldProperty) => boolean;
  /** can be edited in the list */
  readonly inline: boolean;
  /** shown in the built-in view "(All records)" */
  readonly inAllRecords: boolean;
  readonly empty: V;
  /** the value a new record starts with */
  readonly initial: (field: FieldProperty, context: InitialContext) => V;
  /** "Reuse" copies the value */
  readonly reusable: boolean;
  /** one line of plain text: record titles, calendars */
  readonly text: (value: V, field: FieldProperty) => string;
  /** a record is named by the first such field of its form, if its app says nothing else */
  readonly names?: true;
  /** preferred width of its list column in pixels */
  readonly width: number;
  readonly align?: "right";
  /** pixels that its input needs, however narrow the form makes it */
  readonly editWidth?: number;
  /** only types that can place a record in a calendar */
  readonly calendar?: CalendarPower<V>;
  /** absent: plain text */
  readonly Operand?: ComponentType<OperandProps>;
}

/** The picture of a field, where it is not the list's own; `plain`: a key of a lookup like any other value. */
export type PictureOf = (field: FieldProperty, as?: "plain") => FieldPicture | undefined;

/** Forgets the value's type: the lists hold all types, and a value only ever meets its own type's picture. */
export function picture<V extends WireValue>(of: FieldPicture<V>): FieldPicture {
  return of as unknown as FieldPicture;
}
