import type { FieldProperty } from "../../../fields/field.ts";
import type { Fields } from "../../../parts/form.ts";
import { inOrder, type Subject } from "../acl/rows.ts";

/** Permissions for records and fields as the API shows them, and as they are while somebody edits them. */

export const recordRights = ["viewable", "editable", "deletable"] as const;
export type RecordRight = (typeof recordRights)[number];
export type RecordRow = Subject & Readonly<Record<RecordRight, boolean>>;

export interface ServerRecordRule {
  readonly filterCond: string;
  readonly entities: readonly RecordRow[];
}
export interface RecordRule extends ServerRecordRule {
  /** tells rules apart while they are moved */
  readonly key: string;
  /** the condition as it stands on the screen is not one yet */
  readonly unfinished?: true;
}

export const accessibilities = ["WRITE", "READ", "NONE"] as const;
export type Accessibility = (typeof accessibilities)[number];
export type FieldRow = Subject & { readonly accessibility: Accessibility };
export interface FieldRule {
  readonly code: string;
  readonly entities: readonly FieldRow[];
}

const everyone = { entity: { type: "GROUP", code: "everyone" }, includeSubs: false };

/** A new rule changes nothing before somebody decides: everyone may do what the app's permissions allow. */
export const newRecordRule = (key: string): RecordRule => ({
  key,
  filterCond: "",
  entities: [{ ...everyone, viewable: true, editable: true, deletable: true }],
});
export const newFieldRule = (code: string): FieldRule => ({
  code,
  entities: [{ ...everyone, accessibility: "WRITE" }],
});
export const newRecordRow = (entity: Subject["entity"]): RecordRow => ({
  entity,
  includeSubs: false,
  viewable: true,
  editable: false,
  deletable: false,
});
export const newFieldRow = (entity: Subject["entity"]): FieldRow => ({
  entity,
  includeSubs: false,
  accessibility: "READ",
});

/** A new row comes first, where it counts. */
export const withRow = <Row extends Subject>(rows: readonly Row[], row: Row): readonly Row[] =>
  inOrder([row, ...rows]);

/** Editing and deleting mean nothing for those who do not see the record. */
export function withRecordRight(row: RecordRow, right: RecordRight, on: boolean): RecordRow {
  if (right === "viewable" && !on) return { ...row, viewable: false, editable: false, deletable: false };
  return { ...row, viewable: row.viewable || on, [right]: on };
}

const peopleTypes = new Set(["CREATOR", "MODIFIER", "STATUS_ASSIGNEE", "USER_SELECT", "GROUP_SELECT"]);

/** The fields in which people stand, as choices for a row. */
export function holders(fields: Fields): readonly FieldProperty[] {
  return Object.values(fields).filter(({ type }) => peopleTypes.has(type) || type === "ORGANIZATION_SELECT");
}

export const holdsDepartments = ({ entity }: Subject, fields: Fields): boolean =>
  entity.type === "ORGANIZATION" ||
  (entity.type === "FIELD_ENTITY" && fields[entity.code ?? ""]?.type === "ORGANIZATION_SELECT");

const withoutRules = new Set(["GROUP", "SUBTABLE"]);

/** The fields that can have rules, those inside tables after their table. */
export function ruledFields(fields: Fields): readonly { readonly code: string; readonly label: string }[] {
  return Object.values(fields).flatMap((field) => {
    const inside = Object.values((field.fields ?? {}) as Fields).map(({ code, label }) => ({
      code,
      label: `${field.label}: ${label}`,
    }));
    const { type, code, label } = field;
    return withoutRules.has(type) ? inside : [{ code, label }, ...inside];
  });
}
