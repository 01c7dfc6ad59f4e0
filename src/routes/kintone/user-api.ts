import type { Route } from "../../api/request.ts";
import {
  type CsvKind,
  csvKinds,
  exportCsv,
  importCsv,
  postCsvFile,
  showImport,
} from "../../api/user-api/csv.ts";
import {
  postGroups,
  putGroupCodes,
  putGroups,
  putGroupUsers,
  putUserGroups,
  removeGroups,
  showGroups,
  showGroupUsers,
  showUserGroups,
} from "../../api/user-api/groups.ts";
import {
  postOrganizations,
  putOrganizationCodes,
  putOrganizations,
  putUserOrganizations,
  removeOrganizations,
  showOrganizations,
  showOrganizationUsers,
  showUserOrganizations,
} from "../../api/user-api/organizations.ts";
import { putServices, showServices } from "../../api/user-api/services.ts";
import { postUsers, putUserCodes, putUsers, removeUsers, showUsers } from "../../api/user-api/users.ts";
import { directory } from "../guards.ts";
import { type Guards, get, post, put, remove } from "../line.ts";

/** what the tokens of the User API must reach */
const inDirectory = {
  read: { by: directory, userScope: "read" },
  write: { by: directory, userScope: "readWrite" },
  /** what can make somebody an administrator */
  dangerous: { by: directory, userScope: "dangerous" },
} satisfies Record<string, Omit<Guards, "says">>;
const importOf = (kind: CsvKind) =>
  kind === "user" || kind === "userGroups" ? inDirectory.dangerous : inDirectory.write;

/** kintone's User API. */
export const userApi: readonly Route[] = [
  get("/v1/users.json", showUsers, { ...inDirectory.read, says: "Users" }),
  post("/v1/users.json", postUsers, {
    ...inDirectory.write,
    audit: "directory.user.add",
    says: "Add up to 100 users, all or none",
  }),
  put("/v1/users.json", putUsers, {
    ...inDirectory.write,
    audit: "directory.user.change",
    says: "Change up to 100 users, all or none",
  }),
  remove("/v1/users.json", removeUsers, {
    ...inDirectory.write,
    audit: "directory.user.delete",
    says: "Delete up to 100 users, all or none",
  }),
  put("/v1/users/codes.json", putUserCodes, {
    ...inDirectory.write,
    audit: "directory.user.rename",
    says: "Give users new login names",
  }),
  get("/v1/users/services.json", showServices, { ...inDirectory.read, says: "What users may use" }),
  put("/v1/users/services.json", putServices, {
    ...inDirectory.write,
    audit: "directory.user.services",
    says: "Give and take services",
  }),
  get("/v1/user/organizations.json", showUserOrganizations, {
    ...inDirectory.read,
    says: "The departments and job titles of a user",
  }),
  put("/v1/userOrganizations.json", putUserOrganizations, {
    ...inDirectory.write,
    audit: "directory.user.organizations",
    says: "Replace the departments and job titles of users",
  }),
  get("/v1/user/groups.json", showUserGroups, { ...inDirectory.read, says: "The groups of a user" }),
  put("/v1/user/groups.json", putUserGroups, {
    ...inDirectory.dangerous,
    audit: "directory.user.groups",
    says: "Replace the groups of a user",
  }),
  get("/v1/organizations.json", showOrganizations, { ...inDirectory.read, says: "Departments" }),
  post("/v1/organizations.json", postOrganizations, {
    ...inDirectory.write,
    audit: "directory.organization.add",
    says: "Add departments",
  }),
  put("/v1/organizations.json", putOrganizations, {
    ...inDirectory.write,
    audit: "directory.organization.change",
    says: "Change and move departments",
  }),
  remove("/v1/organizations.json", removeOrganizations, {
    ...inDirectory.write,
    audit: "directory.organization.delete",
    says: "Delete departments",
  }),
  put("/v1/organizations/codes.json", putOrganizationCodes, {
    ...inDirectory.write,
    audit: "directory.organization.rename",
    says: "Give departments new codes",
  }),
  get("/v1/organization/users.json", showOrganizationUsers, {
    ...inDirectory.read,
    says: "Who belongs to a department, with job titles",
  }),
  get("/v1/groups.json", showGroups, { ...inDirectory.read, says: "Groups" }),
  post("/v1/groups.json", postGroups, {
    ...inDirectory.write,
    audit: "directory.group.add",
    says: "Add groups",
  }),
  put("/v1/groups.json", putGroups, {
    ...inDirectory.write,
    audit: "directory.group.change",
    says: "Change groups",
  }),
  remove("/v1/groups.json", removeGroups, {
    ...inDirectory.write,
    audit: "directory.group.delete",
    says: "Delete groups",
  }),
  put("/v1/groups/codes.json", putGroupCodes, {
    ...inDirectory.write,
    audit: "directory.group.rename",
    says: "Give groups new codes",
  }),
  get("/v1/group/users.json", showGroupUsers, { ...inDirectory.read, says: "Who belongs to a group" }),
  put("/v1/group/users.json", putGroupUsers, {
    ...inDirectory.dangerous,
    audit: "directory.group.users",
    says: "Replace the members of a group",
  }),
  post("/v1/file.json", postCsvFile, {
    ...inDirectory.write,
    upload: true,
    says: "Upload a CSV file to be imported",
  }),
  get("/v1/csv/result.json", showImport, { ...inDirectory.read, says: "How an import went" }),
  ...csvKinds.flatMap((kind) => [
    post(`/v1/csv/${kind}.json`, importCsv(kind), {
      ...importOf(kind),
      audit: "directory.import",
      says: `Import a CSV file: ${kind}`,
    }),
    get(`/v1/csv/${kind}.csv`, exportCsv(kind), { ...inDirectory.read, says: `Export as CSV: ${kind}` }),
  ]),
];
