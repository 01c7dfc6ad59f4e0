import type { Field, NumberPrecision } from "../fields/field.ts";
import type { ProcessSettings } from "../process/settings.ts";

/**
 * All settings of an app that "Update App" brings live together. An app has two of these documents, preview and
 * live, which share one revision; discarding changes copies live over preview.
 */
export interface AppSettings {
  readonly general: GeneralSettings;
  readonly fields: readonly Field[];
  readonly layout: readonly LayoutRow[];
  readonly views: readonly View[];
  readonly acl: readonly AppAclRow[];
  /** absent: nothing but `acl` decides about records; so for fields */
  readonly recordAcl?: readonly RecordRule[];
  readonly fieldAcl?: readonly FieldRule[];
  readonly tokens: readonly TokenSetting[];
  /** absent: never customized */
  readonly customize?: Customize;
  /** absent: nobody ever set anything about it */
  readonly process?: ProcessSettings;
  /** the next id for fields, options and views; only grows, so ids are never reused */
  readonly nextId: number;
}

export interface GeneralSettings {
  readonly name: string;
  /** HTML, sanitised */
  readonly description: string;
  readonly icon:
    | { readonly type: "PRESET"; readonly key: string }
    | { readonly type: "FILE"; readonly fileKey: string };
  readonly theme: string;
  readonly titleField:
    | { readonly selectionMode: "AUTO" }
    | { readonly selectionMode: "MANUAL"; readonly code: string };
  readonly enableThumbnails: boolean;
  readonly enableBulkDeletion: boolean;
  readonly enableComments: boolean;
  readonly enableDuplicateRecord: boolean;
  readonly enableInlineRecordEditing: boolean;
  readonly numberPrecision: NumberPrecision;
  readonly firstMonthOfFiscalYear: number;
}

/** Sizes are pixels, as decimal strings, kept as given. */
export interface LayoutField {
  readonly type: string;
  readonly code?: string;
  readonly label?: string;
  readonly elementId?: string;
  readonly size?: Readonly<Record<string, string>>;
}
export type LayoutRow =
  | { readonly type: "ROW"; readonly fields: readonly LayoutField[] }
  | { readonly type: "SUBTABLE"; readonly code: string; readonly fields: readonly LayoutField[] }
  | { readonly type: "GROUP"; readonly code: string; readonly layout: readonly LayoutRow[] };

export interface View {
  readonly id: number;
  readonly name: string;
  /** made and kept by process management: the records whose assignee is who asks */
  readonly builtinType?: "ASSIGNEE";
  readonly index: number;
  readonly type: "LIST" | "CALENDAR" | "CUSTOM";
  readonly filterCond: string;
  readonly sort: string;
  readonly fields?: readonly string[];
  readonly date?: string;
  readonly title?: string;
  readonly html?: string;
  readonly pager?: boolean;
  readonly device?: "DESKTOP" | "ANY";
}

export interface AppRights {
  readonly recordViewable: boolean;
  readonly recordAddable: boolean;
  readonly recordEditable: boolean;
  readonly recordDeletable: boolean;
  readonly appEditable: boolean;
  readonly recordImportable: boolean;
  readonly recordExportable: boolean;
}
export interface AppAclRow extends AppRights {
  readonly entity: {
    readonly type: "USER" | "GROUP" | "ORGANIZATION" | "CREATOR";
    readonly code: string | null;
  };
  readonly includeSubs: boolean;
}

/** Whom a rule for records or fields names: FIELD_ENTITY means those who stand in a field of the record. */
export interface RuleSubject {
  readonly entity: {
    readonly type: "USER" | "GROUP" | "ORGANIZATION" | "FIELD_ENTITY";
    readonly code: string;
  };
  readonly includeSubs: boolean;
}
/** Who may do what with the records that fulfil a condition. The first rule whose condition holds decides alone. */
export interface RecordRule {
  /** "": all records */
  readonly filterCond: string;
  readonly entities: readonly RecordRuleRow[];
}
export interface RecordRuleRow extends RuleSubject {
  readonly viewable: boolean;
  readonly editable: boolean;
  readonly deletable: boolean;
}
/** Who may see and change the values of a field, also of one inside a table. */
export interface FieldRule {
  readonly code: string;
  readonly entities: readonly FieldRuleRow[];
}
export interface FieldRuleRow extends RuleSubject {
  readonly accessibility: "WRITE" | "READ" | "NONE";
}

/** The JavaScript and CSS that an app's pages load, in this order. */
export interface Customize {
  /** for everybody, for those who manage the app (to try something), for nobody */
  readonly scope: "ALL" | "ADMIN" | "NONE";
  readonly desktop: CustomizeFiles;
  readonly mobile: CustomizeFiles;
}
export interface CustomizeFiles {
  readonly js: readonly CustomizeEntry[];
  readonly css: readonly CustomizeEntry[];
}
export type CustomizeEntry =
  | { readonly type: "URL"; readonly url: string }
  | ({ readonly type: "FILE" } & CustomizeFile);
/** A file of the app. What is told about it never changes, so it stands beside its key. */
export interface CustomizeFile {
  readonly fileKey: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
}

export type TokenPermission = "view" | "add" | "edit" | "delete" | "manage";
/** A token as a setting. Its text is nowhere: the store holds a digest under the same id. */
export interface TokenSetting {
  readonly id: string;
  readonly permissions: readonly TokenPermission[];
  /** at most 200 characters */
  readonly memo: string;
}
