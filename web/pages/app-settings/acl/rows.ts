/** A row of the permissions as the API shows it. */
export interface AclRow {
  readonly entity: { readonly type: string; readonly code: string | null };
  readonly includeSubs: boolean;
  readonly recordViewable: boolean;
  readonly recordAddable: boolean;
  readonly recordEditable: boolean;
  readonly recordDeletable: boolean;
  readonly appEditable: boolean;
  readonly recordImportable: boolean;
  readonly recordExportable: boolean;
}
export const rights = [
  "recordViewable",
  "recordAddable",
  "recordEditable",
  "recordDeletable",
  "appEditable",
  "recordImportable",
  "recordExportable",
] as const;
export type Right = (typeof rights)[number];

/** Rights that mean nothing without another one. */
const needs: Partial<Record<Right, Right>> = {
  recordEditable: "recordViewable",
  recordDeletable: "recordViewable",
  recordImportable: "recordAddable",
  recordExportable: "recordViewable",
};

/** Ticks or clears a right, with those that it needs or that need it. */
export function withRight(row: AclRow, right: Right, on: boolean): AclRow {
  const also = on
    ? rights.filter((other) => needs[right] === other)
    : rights.filter((other) => needs[other] === right);
  const changed = Object.fromEntries([right, ...also].map((one) => [one, on]));
  return { ...row, ...changed };
}

/** What any row of permissions is about. */
export interface Subject {
  readonly entity: AclRow["entity"];
  readonly includeSubs: boolean;
}

export const isEveryone = ({ entity }: Pick<Subject, "entity">): boolean =>
  entity.type === "GROUP" && entity.code === "everyone";
export const rowId = ({ entity }: Pick<Subject, "entity">): string => `${entity.type}/${entity.code}`;

/** Everyone counts last wherever it stands, so it is shown last. */
export function inOrder<Row extends Subject>(rows: readonly Row[]): readonly Row[] {
  return [...rows.filter((row) => !isEveryone(row)), ...rows.filter(isEveryone)];
}

export function newRow(entity: AclRow["entity"]): AclRow {
  const none = Object.fromEntries(rights.map((right) => [right, false])) as Record<Right, boolean>;
  return { ...none, entity, includeSubs: false, recordViewable: true };
}
