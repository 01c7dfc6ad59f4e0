import type { Message, Problems } from "../errors/problem.ts";
import type { FromFormula, InFormula } from "../expression/value.ts";
import type { Given } from "../input/given.ts";

/**
 * What every field type answers. One file per type implements it, `index.ts` lists them, and nothing else in the
 * program asks "is this a NUMBER?": it asks the type a question.
 *
 * A value has two forms:
 * - the wire value: what kintone's REST API shows under `value` (string, null, list of strings, of entities, of files);
 * - the column value: what filters, sorts and indexes work on, narrow and comparable, one column per field.
 */

/** How a column is compared. `number` is an exact decimal written plainly ("-12.5"), `list` a set of strings. */
export type ColumnKind = "text" | "number" | "integer" | "list";
export type ColumnValue = string | number | readonly string[] | null;

export interface Entity {
  readonly code: string;
  readonly name: string;
}
export interface FileValue {
  readonly fileKey: string;
  readonly name: string;
  readonly contentType: string;
  /** bytes, as a decimal string */
  readonly size: string;
}
/** One row of a table. Its id is unique in the app and never given out again; "" until a new row is stored. */
export interface TableRow {
  readonly id: string;
  readonly value: Readonly<Record<string, Cell>>;
}
export interface Cell {
  readonly type: string;
  readonly value: WireValue;
}
export type WireValue =
  | string
  | null
  | readonly string[]
  | Entity
  | readonly Entity[]
  | readonly FileValue[]
  | readonly TableRow[];

export interface Option {
  /** stable within the app, so that renaming an option finds the stored values */
  readonly id: number;
  readonly label: string;
  readonly index: number;
}

/** A field as the app's settings hold it: kintone's properties, typed, plus an id that survives renaming. */
export interface Field {
  /** stable within the app and never reused: names the column */
  readonly id: number;
  readonly type: string;
  readonly code: string;
  readonly label: string;
  readonly noLabel?: boolean;
  readonly required?: boolean;
  readonly unique?: boolean;
  /** kintone keeps accepting options that were removed from the settings */
  readonly options?: readonly Option[];
  readonly removedOptions?: readonly string[];
  /** of a table: the fields of its rows */
  readonly fields?: readonly Field[];
  readonly [property: string]: unknown;
}

export type Operator =
  | "="
  | "!="
  | ">"
  | "<"
  | ">="
  | "<="
  | "in"
  | "not in"
  | "like"
  | "not like"
  | "is empty"
  | "is not empty";

/** Which functions a query may use on the type: none, the date functions (DATE lacks NOW), LOGINUSER, PRIMARY_ORGANIZATION. */
export type QueryFunctions = "none" | "date" | "datetime" | "login" | "organization";

/** What values and settings name by code. */
export type EntityKind = "users" | "organizations" | "groups";
export type FoundEntity = Entity & { readonly id: number };
/** Everybody and everything by code, undefined when nobody has it. Who asks for users only need not know the others. */
export interface Directory {
  user(code: string): FoundEntity | undefined;
  organization?(code: string): FoundEntity | undefined;
  group?(code: string): FoundEntity | undefined;
}

/** What a value needs to know from outside, looked up before values are read. */
export interface ValueContext extends Directory {
  /** the app's precision for NUMBER */
  readonly precision: NumberPrecision;
  /** IANA name, for `defaultNowValue` */
  readonly timeZone: string;
  /** milliseconds since 1970, UTC */
  readonly now: number;
  readonly caller: Entity;
  /** the code of the caller's first department, if there is one */
  readonly primaryOrganization?: string;
  /** undefined when this field of this record may not hold the key: unknown, expired, used, somebody else's */
  file(key: string, fieldId: number): FileValue | undefined;
  /** HTML without scripts, event attributes and unknown tags */
  sanitize(html: string): string;
}

/** The columns that every app's table has; `$id` is "id". */
export type FixedColumn = "id" | "revision" | "creator" | "created" | "modifier" | "updated";

export interface NumberPrecision {
  /** 1 to 30 */
  readonly digits: number;
  /** 0 to 10 */
  readonly decimalPlaces: number;
  readonly roundingMode: "HALF_EVEN" | "UP" | "DOWN";
}

export interface ReadResult<V extends WireValue = WireValue> {
  /** together with problems: only tells whether anything was given */
  readonly value: V;
  /** messages by the key that follows the field code, e.g. ".value", ".values[2].value" */
  readonly problems: readonly {
    readonly at: string;
    readonly message: Message;
    readonly bracket?: boolean;
  }[];
}

export interface FieldType<F extends Field = Field, V extends WireValue = WireValue> {
  readonly type: string;
  /** made with the app; can be renamed, never added, removed or written */
  readonly system: boolean;
  /** records have a value under its code; a group of fields, for instance, only stands in the layout */
  readonly holdsValue: boolean;
  /** rows of a table may hold it */
  readonly canBeInTable: boolean;
  /** the name kintone uses in "Cannot update field whose type is …" (GAIA_UN10) */
  readonly internalName?: string;
  /** null: the type has no column (nothing can be asked about it) */
  readonly column: ColumnKind | null;
  /** its values stand in a column that every app has, none is made for the field */
  readonly fixedColumn?: FixedColumn;
  /** a system field that may be given when a record is added, by those who may manage the app */
  readonly settableOnAdd?: boolean;
  /** what is said to who writes a system field, instead of GAIA_UN10 */
  readonly writeRefusal?: "GA_UO01" | "CB_IJ01";
  /** what a query that names the field is told while the feature behind it is switched off */
  readonly whenOff?: "GAIA_ST02";
  /** answers `like` from the search text */
  readonly searched: boolean;
  /** accepts the setting `unique` */
  readonly canBeUnique: boolean;
  /** accepts the setting `required`; `requiredIsEnforced` false = stored and shown, never checked on records */
  readonly canBeRequired: boolean;
  readonly requiredIsEnforced: boolean;
  /** where problems of the whole value are reported: ".value", ".values" or ".values.value" */
  readonly path: string;
  readonly operators: readonly Operator[];
  readonly functions: QueryFunctions;
  readonly sortable: boolean;

  /**
   * Settings as given to the form API, merged over `before` (an update) or the type's defaults (an addition).
   * Reports every bad property under `path`, e.g. `properties[price]` + `.maxValue`.
   */
  settings(given: Given, before: F | undefined, place: SettingsPlace): F;
  /** The settings as `fields.json` shows them: strings for numbers, kintone's keys only. */
  show(field: F): Record<string, unknown>;

  /** Takes further fields into one that is there: what an addition under a table's code means. */
  grow?(field: F, given: Given, place: SettingsPlace): F;

  /** Codes of users, departments, groups in given settings: looked up together, before `settings` is called. */
  usersInSettings?(given: Given): readonly string[];
  /** The other apps that given settings name: looked up in the same way. */
  appsInSettings?(given: Given): readonly AppName[];

  empty(field: F): V;
  /** The input of a new record in which the field's key is absent; it is read like any other. */
  initial(field: F, context: InitialContext): unknown;
  /**
   * Any JSON → wire value, with every problem of shape, length, range and options. Throws GAIA_IL26 and the like.
   * `before` is what the record holds so far, absent for a new one: tables keep what their rows are not sent.
   */
  read(field: F, input: unknown, context: ValueContext, before?: V): ReadResult<V>;
  /** Where kintone reads a cell of a table by other rules. */
  readInRow?(field: F, input: unknown, context: ValueContext): ReadResult<V>;
  /** Codes of entities, or keys of files, in an input: looked up together, before values are read. */
  mentions?: { readonly of: EntityKind | "files"; in(input: unknown): readonly string[] };
  isEmpty(value: V): boolean;
  /** `context.user` turns codes into ids */
  columnValue(field: F, value: V, context: Directory): ColumnValue;
  /** The words `like` looks at; only called when `searched`. */
  searchText(value: V): string;
  /**
   * A literal of a query → column value. `undefined`: not understood, matches nothing. Throws GAIA_IQ10, GAIA_IL26.
   * "" (empty) never comes here.
   */
  operand(
    field: F,
    literal: string,
    context: Directory & Pick<ValueContext, "timeZone">,
  ): ColumnValue | undefined;
  /** What its values are in formulas; absent: no formula may name a field of this type. */
  readonly inFormula?: InFormula<V>;
  /** Its fields may take their values from a formula. */
  readonly formula?: FromFormula<F>;
  /** For types that sort by their settings: the column values in order (options by index). */
  sortOrder?(field: F): readonly string[];
}

export type InitialContext = Pick<ValueContext, "now" | "timeZone" | "caller" | "primaryOrganization">;

export interface SettingsPlace {
  readonly path: string;
  readonly problems: Problems;
  /** a new id, stable within the app */
  nextId(): number;
  /** undefined when nobody has this code */
  user(code: string): Entity | undefined;
  /** undefined when there is no such app, or when it was never deployed */
  app(name: AppName): RelatedApp | undefined;
  organization?(code: string): Entity | undefined;
  group?(code: string): Entity | undefined;
  sanitize(html: string): string;
}

/** How settings name another app: by its id or, without one, by its code. */
export interface AppName {
  readonly id?: number;
  readonly code?: string;
}
/** Another app as a field's settings need it. A field may also refer to its own app. */
export interface RelatedApp {
  readonly id: number;
  /** "" if it has none */
  readonly code: string;
  /** those that are live */
  readonly fields: readonly Field[];
}
