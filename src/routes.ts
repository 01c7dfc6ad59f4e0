import { replaceAcl, replaceLiveAcl, showAcl } from "./api/acl.ts";
import { addApp, removeApp, showApp, showChanges, showRights } from "./api/app.ts";
import { showApps, showDrafts } from "./api/apps.ts";
import { exportAuditLog, showAudit, showAuditSettings, updateAuditSettings } from "./api/audit.ts";
import { bulkRequest } from "./api/bulk-request.ts";
import { getComments, postComment, removeAnyComment, removeComment, showComments } from "./api/comment.ts";
import { giveConsent } from "./api/consent.ts";
import { removeCredential, showCredentials } from "./api/credentials.ts";
import { getCursor, postCursor, removeCursor } from "./api/cursor.ts";
import { replaceCustomItems, showCustomItems } from "./api/custom-items.ts";
import { replaceCustomize, showCustomize } from "./api/customize.ts";
import { deployApps, showDeployStatus } from "./api/deploy.ts";
import { evaluateAcl } from "./api/evaluate.ts";
import { getFile, postFile } from "./api/file.ts";
import { addFields, deleteFields, replaceLayout, showFields, showLayout, updateFields } from "./api/form.ts";
import { removeGrant, removeMyGrant, showGrants, showMyGrants } from "./api/grants.ts";
import { postRevert, showHistory, showOneVersion } from "./api/history.ts";
import { showExchange, showLog } from "./api/log.ts";
import { updateMe, updateMyPassword } from "./api/me.ts";
import {
  createClient,
  listClients,
  removeClient,
  renewSecret,
  replaceAllowedUsers,
  showAllowedUsers,
  showClient,
  updateClient,
} from "./api/oauth-clients.ts";
import { showOpenApi } from "./api/openapi.ts";
import {
  addMyPasskey,
  beginMyPasskey,
  beginPasskeySession,
  createPasskeySession,
  removeMyPasskey,
  renameMyPasskey,
  showMyPasskeys,
} from "./api/passkeys.ts";
import { replaceProcess, showProcess } from "./api/process.ts";
import { deleteRecalculation, getRecalculation, postRecalculation } from "./api/recalculation.ts";
import { getRecord, postRecord, putRecord } from "./api/record.ts";
import { deleteRecordsOf, getRecords, postRecords, putRecords } from "./api/records.ts";
import type { Credential, Route, Write } from "./api/request.ts";
import {
  replaceFieldRules,
  replaceLiveFieldRules,
  replaceLiveRecordRules,
  replaceRecordRules,
  showFieldRules,
  showRecordRules,
} from "./api/rules.ts";
import { showSecurity, updateSecurity } from "./api/security.ts";
import { createSession, deleteSession, showSession } from "./api/session.ts";
import { showSettings, updateSettings } from "./api/settings.ts";
import { putAssignees, putStatus, putStatuses, showOpenProcess } from "./api/status.ts";
import { addToken, changeToken, removeToken, renewToken, revoke, showTokens } from "./api/tokens.ts";
import {
  beginMyTwoFactor,
  confirmMyTwoFactor,
  endMyTwoFactor,
  resetUsersTwoFactor,
  showMySecurity,
} from "./api/two-factor.ts";
import { type CsvKind, csvKinds, exportCsv, importCsv, postCsvFile, showImport } from "./api/user-api/csv.ts";
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
} from "./api/user-api/groups.ts";
import {
  postOrganizations,
  putOrganizationCodes,
  putOrganizations,
  putUserOrganizations,
  removeOrganizations,
  showOrganizations,
  showOrganizationUsers,
  showUserOrganizations,
} from "./api/user-api/organizations.ts";
import { putServices, showServices } from "./api/user-api/services.ts";
import {
  listGroups,
  postTitles,
  putGroupRule,
  putTitles,
  removeTitles,
  showTitles,
} from "./api/user-api/titles.ts";
import { postUsers, putUserCodes, putUsers, removeUsers, showUsers } from "./api/user-api/users.ts";
import {
  addUserToken,
  changeUserToken,
  removeUserToken,
  renewUserToken,
  showUserTokens,
} from "./api/user-tokens.ts";
import { createUser, listUsers, resetPassword, unlockUser, updateUser } from "./api/users.ts";
import { replaceViews, showViews } from "./api/views.ts";
import { writeRecords } from "./records/write.ts";

/** Who may call: each list names the kinds of credential. */
const anybody: readonly Credential[] = [];
const inBrowser: readonly Credential[] = ["session"];
/** tonari's own API: a person, by password or in the browser */
const people: readonly Credential[] = ["password", "session"];
/** kintone's API for everything that is not tied to one app */
const users: readonly Credential[] = ["password", "session", "oauth"];
/** kintone's User API: a person, or a token that an administrator made for it */
const directory: readonly Credential[] = ["password", "userToken", "session"];
/** kintone's API on one app */
const all: readonly Credential[] = ["password", "apiToken", "session", "oauth"];

type Guards = Omit<Route, "method" | "path" | "handler">;
/** what a token needs on the app that the request names, and the scope */
const records = {
  view: { by: all, token: ["view"], target: { app: "app" }, scope: "k:app_record:read" },
  add: { by: all, token: ["add"], target: { app: "app" }, scope: "k:app_record:write" },
  edit: { by: all, token: ["edit"], target: { app: "app" }, scope: "k:app_record:write" },
  delete: { by: all, token: ["delete"], target: { app: "app" }, scope: "k:app_record:write" },
  act: { by: all, token: ["view"], target: { app: "app" }, scope: "k:app_record:write" },
  assign: { by: all, token: ["manage"], target: { app: "app" }, scope: "k:app_record:write" },
} satisfies Record<string, Omit<Guards, "says">>;

/** settings: `use` is what the users of an app may read, `manage` is for its administrators */
const reading = { by: all, target: { app: "app" }, scope: "k:app_settings:read" } as const;
const writing = { by: all, target: { app: "app" }, scope: "k:app_settings:write" } as const;
const settings = {
  use: { ...reading, token: ["view", "add"] },
  see: { ...reading, token: ["manage"] },
  manage: { ...writing, token: ["manage"] },
} satisfies Record<string, Omit<Guards, "says">>;

/** the User API: what its tokens must reach */
const inDirectory = {
  read: { by: directory, userScope: "read" },
  write: { by: directory, userScope: "readWrite" },
  /** what can make somebody an administrator */
  dangerous: { by: directory, userScope: "dangerous" },
} satisfies Record<string, Omit<Guards, "says">>;
const importOf = (kind: CsvKind) =>
  kind === "user" || kind === "userGroups" ? inDirectory.dangerous : inDirectory.write;

type Line = (path: string, handler: Route["handler"], guards: Guards) => Route;
const line =
  (method: Route["method"]): Line =>
  (path, handler, guards) => ({ method, path, handler, ...guards });
/** a write that is a unit of its own; bulkRequest.json puts several into one */
const alone =
  (write: Write): Route["handler"] =>
  (request) =>
    writeRecords(request.domain, (store, freed) => write(request, store, freed));
const get = line("GET");
const post = line("POST");
const put = line("PUT");
const remove = line("DELETE");

/**
 * Everything that can be called, sorted by family: kintone's API, its User API, tonari's own. The paths below
 * `/k/guest/{id}/v1` come from the same lines.
 */
export const routes: readonly Route[] = [
  // kintone: records
  get("/k/v1/record.json", getRecord, { ...records.view, says: "One record" }),
  post("/k/v1/record.json", alone(postRecord), { ...records.add, says: "Add a record" }),
  put("/k/v1/record.json", alone(putRecord), {
    ...records.edit,
    says: "Update a record by id or by unique key",
  }),
  get("/k/v1/records.json", getRecords, { ...records.view, says: "Find records by a query" }),
  post("/k/v1/records.json", alone(postRecords), {
    ...records.add,
    says: "Add up to 100 records, all or none",
  }),
  put("/k/v1/records.json", alone(putRecords), {
    ...records.edit,
    says: "Update or upsert up to 100 records",
  }),
  remove("/k/v1/records.json", alone(deleteRecordsOf), {
    ...records.delete,
    says: "Delete up to 100 records",
  }),
  // Who acts need not edit: an action is for those who may see the record and are its assignees.
  put("/k/v1/record/status.json", alone(putStatus), {
    ...records.act,
    says: "Run an action of the process on a record",
  }),
  put("/k/v1/records/status.json", alone(putStatuses), {
    ...records.act,
    says: "Run actions on up to 100 records, all or none",
  }),
  put("/k/v1/record/assignees.json", alone(putAssignees), {
    ...records.assign,
    says: "Choose who works on a record",
  }),
  post("/k/v1/bulkRequest.json", bulkRequest, {
    by: all,
    scope: "k:app_record:write",
    says: "Up to 20 writes of records in order, all or none",
  }),
  post("/k/v1/records/cursor.json", postCursor, { ...records.view, says: "Fix the records of a query" }),
  get("/k/v1/records/cursor.json", getCursor, {
    ...records.view,
    target: { cursor: "id" },
    says: "The next of them",
  }),
  remove("/k/v1/records/cursor.json", removeCursor, {
    ...records.view,
    target: { cursor: "id" },
    says: "Forget them",
  }),
  get("/k/v1/record/comments.json", getComments, { ...records.view, says: "The comments of a record" }),
  post("/k/v1/record/comment.json", alone(postComment), {
    ...records.view,
    scope: "k:app_record:write",
    says: "Comment on a record",
  }),
  remove("/k/v1/record/comment.json", alone(removeComment), {
    ...records.view,
    scope: "k:app_record:write",
    says: "Delete one's own comment",
  }),
  get("/k/v1/records/acl/evaluate.json", evaluateAcl, {
    by: people,
    says: "What one may do with records and their fields",
  }),

  // kintone: files
  post("/k/v1/file.json", postFile, { by: all, scope: "k:file:write", upload: true, says: "Upload a file" }),
  get("/k/v1/file.json", getFile, {
    by: all,
    token: ["view"],
    target: { fileKey: "fileKey" },
    scope: "k:file:read",
    says: "Download a file of a record",
  }),

  // kintone: apps
  get("/k/v1/apps.json", showApps, { by: users, scope: "k:app_settings:read", says: "The apps one may use" }),
  get("/k/v1/app.json", showApp, { ...settings.use, target: { app: "id" }, says: "One app" }),
  post("/k/v1/preview/app.json", addApp, {
    by: users,
    scope: "k:app_settings:write",
    audit: "app.add",
    says: "Create an app, in preview only",
  }),
  post("/k/v1/preview/app/deploy.json", deployApps, {
    ...settings.manage,
    target: { apps: "apps" },
    audit: "app.deploy",
    says: "Make the previews of apps live, or discard them",
  }),
  get("/k/v1/preview/app/deploy.json", showDeployStatus, {
    ...settings.see,
    target: { apps: "apps" },
    says: "How the last deploy of each app ended",
  }),

  // kintone: settings of an app
  get("/k/v1/app/form/fields.json", showFields("live"), {
    ...settings.use,
    token: ["view", "add", "manage"],
    says: "The fields of a form",
  }),
  get("/k/v1/preview/app/form/fields.json", showFields("preview"), {
    ...settings.see,
    says: "The fields of a form, as they are being edited",
  }),
  post("/k/v1/preview/app/form/fields.json", addFields, { ...settings.manage, says: "Add fields" }),
  put("/k/v1/preview/app/form/fields.json", updateFields, { ...settings.manage, says: "Change fields" }),
  remove("/k/v1/preview/app/form/fields.json", deleteFields, { ...settings.manage, says: "Delete fields" }),
  get("/k/v1/app/form/layout.json", showLayout("live"), {
    ...settings.use,
    says: "Where the fields of a form stand",
  }),
  get("/k/v1/preview/app/form/layout.json", showLayout("preview"), {
    ...settings.see,
    says: "Where the fields of a form stand, as it is being edited",
  }),
  put("/k/v1/preview/app/form/layout.json", replaceLayout, { ...settings.manage, says: "Place all fields" }),
  get("/k/v1/app/views.json", showViews("live"), { ...settings.use, says: "The views of an app" }),
  get("/k/v1/preview/app/views.json", showViews("preview"), {
    ...settings.see,
    says: "The views of an app, as they are being edited",
  }),
  put("/k/v1/preview/app/views.json", replaceViews, { ...settings.manage, says: "Replace all views" }),
  get("/k/v1/app/settings.json", showSettings("live"), { ...settings.use, says: "General settings" }),
  get("/k/v1/preview/app/settings.json", showSettings("preview"), {
    ...settings.see,
    says: "General settings, as they are being edited",
  }),
  put("/k/v1/preview/app/settings.json", updateSettings, {
    ...settings.manage,
    says: "Change general settings",
  }),
  get("/k/v1/app/status.json", showProcess("live"), { ...settings.use, says: "The process of an app" }),
  get("/k/v1/preview/app/status.json", showProcess("preview"), {
    ...settings.see,
    says: "The process of an app, as it is being edited",
  }),
  put("/k/v1/preview/app/status.json", replaceProcess, {
    ...settings.manage,
    says: "Change the process of an app",
  }),
  get("/k/v1/app/customize.json", showCustomize("live"), {
    by: users,
    scope: "k:app_settings:read",
    says: "The JavaScript and CSS that an app's pages load",
  }),
  get("/k/v1/preview/app/customize.json", showCustomize("preview"), {
    by: users,
    scope: "k:app_settings:read",
    says: "The JavaScript and CSS of an app, as they are being edited",
  }),
  put("/k/v1/preview/app/customize.json", replaceCustomize, {
    by: users,
    scope: "k:app_settings:write",
    says: "Change the JavaScript and CSS of an app",
  }),
  get("/k/v1/app/acl.json", showAcl("live"), { ...settings.see, says: "Who may do what with an app" }),
  get("/k/v1/preview/app/acl.json", showAcl("preview"), {
    ...settings.see,
    says: "Who may do what with an app, as it is being edited",
  }),
  put("/k/v1/app/acl.json", replaceLiveAcl, {
    ...settings.manage,
    audit: "app.permissions",
    says: "Replace an app's permissions, and make everything live that waits",
  }),
  put("/k/v1/preview/app/acl.json", replaceAcl, {
    ...settings.manage,
    audit: "app.permissions",
    says: "Replace an app's permissions, in preview",
  }),
  get("/k/v1/record/acl.json", showRecordRules("live"), {
    ...settings.see,
    says: "Who may do what with an app's records",
  }),
  get("/k/v1/preview/record/acl.json", showRecordRules("preview"), {
    ...settings.see,
    says: "Who may do what with an app's records, as it is being edited",
  }),
  put("/k/v1/record/acl.json", replaceLiveRecordRules, {
    ...settings.manage,
    says: "Replace an app's permissions for records, and make everything live that waits",
  }),
  put("/k/v1/preview/record/acl.json", replaceRecordRules, {
    ...settings.manage,
    says: "Replace an app's permissions for records, in preview",
  }),
  get("/k/v1/field/acl.json", showFieldRules("live"), {
    ...settings.see,
    says: "Who may do what with an app's fields",
  }),
  get("/k/v1/preview/field/acl.json", showFieldRules("preview"), {
    ...settings.see,
    says: "Who may do what with an app's fields, as it is being edited",
  }),
  put("/k/v1/field/acl.json", replaceLiveFieldRules, {
    ...settings.manage,
    says: "Replace an app's permissions for fields, and make everything live that waits",
  }),
  put("/k/v1/preview/field/acl.json", replaceFieldRules, {
    ...settings.manage,
    says: "Replace an app's permissions for fields, in preview",
  }),

  // kintone's User API
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

  // tonari: sessions
  post("/tonari/v1/session", createSession, { by: anybody, says: "Sign in" }),
  post("/tonari/v1/session/passkey/options", beginPasskeySession, {
    by: anybody,
    says: "Begin to sign in with a passkey: what the browser has to sign",
  }),
  post("/tonari/v1/session/passkey", createPasskeySession, { by: anybody, says: "Sign in with a passkey" }),
  get("/tonari/v1/session", showSession, { by: inBrowser, says: "Who is signed in" }),
  remove("/tonari/v1/session", deleteSession, { by: inBrowser, says: "Sign out" }),

  // tonari: apps
  get("/tonari/v1/apps", showDrafts, { by: people, says: "Apps that were never deployed" }),
  remove("/tonari/v1/apps/:app", removeApp, {
    by: people,
    audit: "app.delete",
    says: "Delete an app with its records",
  }),
  get("/tonari/v1/apps/:app/rights", showRights, { by: people, says: "What one may do with an app" }),
  get("/tonari/v1/apps/:app/changes", showChanges, { by: people, says: "What Update App would do" }),
  get("/tonari/v1/apps/:app/records/:record/process", showOpenProcess, {
    by: people,
    says: "Which actions one can run on a record",
  }),
  get("/tonari/v1/apps/:app/tokens", showTokens, { by: people, says: "An app's API tokens" }),
  post("/tonari/v1/apps/:app/tokens", addToken, {
    by: people,
    audit: "credential.token.add",
    says: "Generate an API token",
  }),
  put("/tonari/v1/apps/:app/tokens/:token", changeToken, {
    by: people,
    audit: "credential.token.change",
    says: "Change an API token",
  }),
  remove("/tonari/v1/apps/:app/tokens/:token", removeToken, {
    by: people,
    audit: "credential.token.delete",
    says: "Delete an API token",
  }),
  post("/tonari/v1/apps/:app/tokens/:token/replace", renewToken, {
    by: people,
    audit: "credential.token.replace",
    says: "Give an API token a new text",
  }),
  post("/tonari/v1/apps/:app/tokens/:token/revoke", revoke, {
    by: people,
    audit: "credential.token.revoke",
    says: "Stop an API token at once",
  }),

  get("/tonari/v1/apps/:app/recalculation", getRecalculation, {
    by: people,
    says: "How far an app's records are calculated anew",
  }),
  post("/tonari/v1/apps/:app/recalculation", postRecalculation, {
    by: people,
    audit: "app.recalculate",
    says: "Calculate all records of an app anew, in the background",
  }),
  remove("/tonari/v1/apps/:app/recalculation", deleteRecalculation, {
    by: people,
    audit: "app.recalculateStop",
    says: "Stop calculating an app's records anew",
  }),

  // tonari: records
  get("/tonari/v1/apps/:app/records/:record/comments", showComments, {
    by: people,
    says: "The comments of a record, with what its page needs to know",
  }),
  remove("/tonari/v1/apps/:app/records/:record/comments/:comment", removeAnyComment, {
    by: people,
    says: "Delete a comment, as its author or as a manager of the app",
  }),
  get("/tonari/v1/apps/:app/records/:record/history", showHistory, {
    by: people,
    says: "Who changed a record, when, and what",
  }),
  get("/tonari/v1/apps/:app/records/:record/history/:version", showOneVersion, {
    by: people,
    says: "A record as it once was, and what is different now",
  }),
  post("/tonari/v1/apps/:app/records/:record/history/:version/revert", postRevert, {
    by: people,
    says: "Go back to an older version of a record, by a new one",
  }),

  // tonari: people
  get("/tonari/v1/users", listUsers, { by: people, says: "People, by name" }),
  post("/tonari/v1/users", createUser, { by: people, audit: "directory.user.add", says: "Add a user" }),
  put("/tonari/v1/users/:user", updateUser, {
    by: people,
    audit: "directory.user.change",
    says: "Change or suspend a user",
  }),
  put("/tonari/v1/users/:user/password", resetPassword, {
    by: people,
    audit: "credential.password.reset",
    says: "Give a user a new password",
  }),
  remove("/tonari/v1/users/:user/lockout", unlockUser, {
    by: people,
    audit: "credential.unlock",
    says: "Let a user try again who is locked after too many failures",
  }),
  remove("/tonari/v1/users/:user/two-factor", resetUsersTwoFactor, {
    by: people,
    audit: "credential.twoFactor.reset",
    says: "Switch off two-factor authentication of a user who lost the device",
  }),
  get("/tonari/v1/security", showSecurity, { by: people, says: "The rules for passwords and sign-in" }),
  put("/tonari/v1/security", updateSecurity, {
    by: people,
    audit: "settings.security",
    says: "Change the rules for passwords and sign-in",
  }),
  get("/tonari/v1/log", showLog, { by: people, says: "What was asked of the API lately, and how it ended" }),
  get("/tonari/v1/log/:id", showExchange, { by: people, says: "Why a request was refused or allowed" }),
  get("/tonari/v1/user-tokens", showUserTokens, { by: people, says: "The tokens of the User API" }),
  post("/tonari/v1/user-tokens", addUserToken, {
    by: people,
    audit: "credential.userToken.add",
    says: "Make a token of the User API",
  }),
  put("/tonari/v1/user-tokens/:token", changeUserToken, {
    by: people,
    audit: "credential.userToken.change",
    says: "Change the note of a token of the User API",
  }),
  post("/tonari/v1/user-tokens/:token/replace", renewUserToken, {
    by: people,
    audit: "credential.userToken.replace",
    says: "Give a token of the User API a new text",
  }),
  remove("/tonari/v1/user-tokens/:token", removeUserToken, {
    by: people,
    audit: "credential.userToken.delete",
    says: "Delete a token of the User API",
  }),
  get("/tonari/v1/credentials", showCredentials, {
    by: people,
    says: "Everything that opens the domain: tokens, grants, sessions, certificates",
  }),
  remove("/tonari/v1/credentials/:id", removeCredential, {
    by: people,
    audit: "credential.revoke",
    says: "Revoke one of them at once",
  }),
  get("/tonari/v1/audit", showAudit, { by: people, says: "Who signed in and who changed what" }),
  get("/tonari/v1/audit.csv", exportAuditLog, { by: people, says: "The same as CSV" }),
  get("/tonari/v1/audit/settings", showAuditSettings, { by: people, says: "How long that is kept" }),
  put("/tonari/v1/audit/settings", updateAuditSettings, {
    by: people,
    audit: "settings.audit",
    says: "Change how long it is kept",
  }),
  get("/tonari/v1/titles", showTitles, { by: people, says: "Job titles" }),
  post("/tonari/v1/titles", postTitles, { by: people, audit: "directory.title.add", says: "Add job titles" }),
  put("/tonari/v1/titles", putTitles, {
    by: people,
    audit: "directory.title.change",
    says: "Change job titles",
  }),
  remove("/tonari/v1/titles", removeTitles, {
    by: people,
    audit: "directory.title.delete",
    says: "Delete job titles",
  }),
  get("/tonari/v1/groups", listGroups, { by: people, says: "Groups with what kind each is" }),
  put("/tonari/v1/groups/rule", putGroupRule, {
    by: people,
    audit: "directory.group.rule",
    says: "Say by conditions who is in a dynamic group",
  }),
  get("/tonari/v1/custom-items", showCustomItems, {
    by: people,
    says: "The items of profiles that the organisation added",
  }),
  put("/tonari/v1/custom-items", replaceCustomItems, {
    by: people,
    audit: "settings.customItems",
    says: "Replace the items of profiles that the organisation added",
  }),
  put("/tonari/v1/me", updateMe, {
    by: people,
    audit: "directory.user.change",
    says: "Change one's own name, mail address, language, time zone",
  }),
  put("/tonari/v1/me/password", updateMyPassword, { by: people, says: "Change one's own password" }),

  get("/tonari/v1/me/security", showMySecurity, { by: people, says: "How one signs in" }),
  post("/tonari/v1/me/two-factor", beginMyTwoFactor, {
    by: inBrowser,
    says: "Begin two-factor authentication: a secret for an authenticator app",
  }),
  put("/tonari/v1/me/two-factor", confirmMyTwoFactor, {
    by: inBrowser,
    audit: "credential.twoFactor.on",
    says: "Switch it on with the first code: the recovery codes",
  }),
  remove("/tonari/v1/me/two-factor", endMyTwoFactor, { by: inBrowser, says: "Switch it off" }),

  get("/tonari/v1/me/passkeys", showMyPasskeys, { by: people, says: "One's own passkeys" }),
  post("/tonari/v1/me/passkeys/options", beginMyPasskey, {
    by: inBrowser,
    says: "Begin to add a passkey: what the browser needs for it",
  }),
  post("/tonari/v1/me/passkeys", addMyPasskey, { by: inBrowser, says: "Add a passkey" }),
  put("/tonari/v1/me/passkeys/:passkey", renameMyPasskey, { by: people, says: "Give a passkey a name" }),
  remove("/tonari/v1/me/passkeys/:passkey", removeMyPasskey, {
    by: people,
    audit: "credential.passkey.delete",
    says: "Remove a passkey",
  }),

  // tonari: about itself
  get(
    "/tonari/v1/openapi.json",
    showOpenApi(() => routes),
    {
      by: anybody,
      says: "Everything that can be called, as OpenAPI",
    },
  ),

  // tonari: OAuth
  post("/tonari/v1/oauth/consent", giveConsent, {
    by: inBrowser,
    audit: "credential.grant.consent",
    says: "Let an application in, or not",
  }),
  get("/tonari/v1/oauth/clients", listClients, {
    by: people,
    says: "The applications that may act for users",
  }),
  post("/tonari/v1/oauth/clients", createClient, {
    by: people,
    audit: "credential.client.add",
    says: "Register an application",
  }),
  get("/tonari/v1/oauth/clients/:client", showClient, { by: people, says: "One application" }),
  put("/tonari/v1/oauth/clients/:client", updateClient, {
    by: people,
    audit: "credential.client.change",
    says: "Change an application",
  }),
  remove("/tonari/v1/oauth/clients/:client", removeClient, {
    by: people,
    audit: "credential.client.delete",
    says: "Delete an application, and what users allowed it",
  }),
  post("/tonari/v1/oauth/clients/:client/replace", renewSecret, {
    by: people,
    audit: "credential.client.replace",
    says: "Give an application a new secret",
  }),
  get("/tonari/v1/oauth/clients/:client/users", showAllowedUsers, {
    by: people,
    says: "Who may use an application",
  }),
  put("/tonari/v1/oauth/clients/:client/users", replaceAllowedUsers, {
    by: people,
    audit: "credential.client.users",
    says: "Choose who may use an application",
  }),
  get("/tonari/v1/me/grants", showMyGrants, { by: people, says: "The applications one has connected" }),
  remove("/tonari/v1/me/grants/:client", removeMyGrant, {
    by: people,
    audit: "credential.grant.disconnect",
    says: "Disconnect an application",
  }),
  get("/tonari/v1/users/:user/grants", showGrants, {
    by: people,
    says: "The applications that a user has connected",
  }),
  remove("/tonari/v1/users/:user/grants/:client", removeGrant, {
    by: people,
    audit: "credential.grant.disconnect",
    says: "Disconnect an application from a user",
  }),
];
