import { message, type Problems } from "../errors/problem.ts";
import { boolean, enumOf, list, object, optional, type Read, text } from "../input/shape.ts";
import { inOrder } from "../permissions/entity.ts";
import type { AppAclRow, AppRights } from "./settings.ts";

const flag = optional(boolean);
/** The parameter `rights` as the API takes it: rows in the order of their priority. */
export const aclRows = list(
  object({
    entity: object({
      type: enumOf("USER", "GROUP", "ORGANIZATION", "CREATOR"),
      code: optional(text({ max: 128 })),
    }),
    includeSubs: flag,
    recordViewable: flag,
    recordAddable: flag,
    recordEditable: flag,
    recordDeletable: flag,
    appEditable: flag,
    recordImportable: flag,
    recordExportable: flag,
  }),
  { max: 1000 },
);
export type GivenAclRow = Read<typeof aclRows>[number];

/** Rights that mean nothing without another one. kintone's screen ticks the partner; a program has to send both. */
const needs: readonly (readonly [keyof AppRights, keyof AppRights])[] = [
  ["recordEditable", "recordViewable"],
  ["recordDeletable", "recordViewable"],
  ["recordImportable", "recordAddable"],
  ["recordExportable", "recordViewable"],
];

/** Everyone has the lowest priority wherever it stands, so it is kept last, as it will be asked. */
export function readAcl(rows: readonly GivenAclRow[], problems: Problems): AppAclRow[] {
  const seen = new Set<string>();
  const read = rows.map((row, index) => {
    const path = `rights[${index}]`;
    const one = readRow(row, path, problems);
    const { type, code } = one.entity;
    if (seen.has(`${type}/${code}`)) {
      problems.add(`${path}.entity`, message("duplicate", { value: code ?? type }));
    }
    seen.add(`${type}/${code}`);
    return one;
  });
  return [...inOrder(read)];
}

function readRow(
  { entity, includeSubs, ...given }: GivenAclRow,
  path: string,
  problems: Problems,
): AppAclRow {
  const { type, code = "" } = entity;
  if (type !== "CREATOR" && code === "") problems.add(`${path}.entity.code`, message("requiredParameter"));
  const rights: AppRights = {
    recordViewable: given.recordViewable ?? false,
    recordAddable: given.recordAddable ?? false,
    recordEditable: given.recordEditable ?? false,
    recordDeletable: given.recordDeletable ?? false,
    appEditable: given.appEditable ?? false,
    recordImportable: given.recordImportable ?? false,
    recordExportable: given.recordExportable ?? false,
  };
  for (const [right, needed] of needs) {
    if (rights[right] && !rights[needed]) {
      problems.add(`${path}.${right}`, message("needsRight", { right: needed }));
    }
  }
  return {
    entity: { type, code: type === "CREATOR" ? null : code },
    includeSubs: type === "ORGANIZATION" && includeSubs === true,
    ...rights,
  };
}
