import { type CsvKind, organizationColumns, plainColumns, userColumns } from "../../../src/core/users/csv.ts";

const named = (columns: readonly string[], names: Readonly<Record<string, string>>) =>
  columns.map((column) => names[column] ?? column);
const ofThings = { newCode: "new code", delete: "delete (1)" };
const ofUsers = {
  ...{ code: "login name", name: "display name", newCode: "new login name" },
  ...{ valid: "valid (1/0)", delete: "delete (1)" },
};
const plain = named(plainColumns, ofThings);

/** The columns of each kind of file, as people are told them: in the order in which the server reads them. */
export const kinds: { readonly [kind in CsvKind]: readonly string[] } = {
  user: named(userColumns, ofUsers),
  organization: named(organizationColumns, ofThings),
  title: plain,
  userOrganizations: ["login name", "department code", "title code", "department code", "title code", "…"],
  group: plain,
  userGroups: ["login name", "group code", "group code", "…"],
  userServices: ["login name", "service", "…"],
};
