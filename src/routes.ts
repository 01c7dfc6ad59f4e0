import { getFile, postFile } from "./api/file.ts";
import { updateMe, updateMyPassword } from "./api/me.ts";
import { getRecord, postRecord, putRecord } from "./api/record.ts";
import { deleteRecordsOf, getRecords, postRecords, putRecords } from "./api/records.ts";
import type { Credential, Route } from "./api/request.ts";
import { createSession, deleteSession, showSession } from "./api/session.ts";
import { createUser, listUsers, resetPassword, showUsers, updateUser } from "./api/users.ts";

/** Who may call: each list names the kinds of credential. */
const anybody: readonly Credential[] = [];
const inBrowser: readonly Credential[] = ["session"];
/** tonari's own API: a person, by password or in the browser */
const people: readonly Credential[] = ["password", "session"];
/** kintone's API for everything that is not tied to one app */
const users: readonly Credential[] = ["password", "session", "oauth"];
/** kintone's API on one app */
const all: readonly Credential[] = ["password", "apiToken", "session", "oauth"];

type Guards = Omit<Route, "method" | "path" | "handler">;
/** what a token needs on the app that the request names, and the scope */
const records = {
  view: { by: all, token: ["view"], target: { app: "app" }, scope: "k:app_record:read" },
  add: { by: all, token: ["add"], target: { app: "app" }, scope: "k:app_record:write" },
  edit: { by: all, token: ["edit"], target: { app: "app" }, scope: "k:app_record:write" },
  delete: { by: all, token: ["delete"], target: { app: "app" }, scope: "k:app_record:write" },
} satisfies Record<string, Omit<Guards, "says">>;

type Line = (path: string, handler: Route["handler"], guards: Guards) => Route;
const line =
  (method: Route["method"]): Line =>
  (path, handler, guards) => ({ method, path, handler, ...guards });
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
  post("/k/v1/record.json", postRecord, { ...records.add, says: "Add a record" }),
  put("/k/v1/record.json", putRecord, { ...records.edit, says: "Update a record by id or by unique key" }),
  get("/k/v1/records.json", getRecords, { ...records.view, says: "Find records by a query" }),
  post("/k/v1/records.json", postRecords, { ...records.add, says: "Add up to 100 records, all or none" }),
  put("/k/v1/records.json", putRecords, { ...records.edit, says: "Update or upsert up to 100 records" }),
  remove("/k/v1/records.json", deleteRecordsOf, { ...records.delete, says: "Delete up to 100 records" }),

  // kintone: files
  post("/k/v1/file.json", postFile, { by: all, scope: "k:file:write", upload: true, says: "Upload a file" }),
  get("/k/v1/file.json", getFile, {
    by: all,
    token: ["view"],
    target: { fileKey: "fileKey" },
    scope: "k:file:read",
    says: "Download a file of a record",
  }),

  // kintone's User API
  get("/v1/users.json", showUsers, { by: people, says: "Users" }),

  // tonari: sessions
  post("/tonari/v1/session", createSession, { by: anybody, says: "Sign in" }),
  get("/tonari/v1/session", showSession, { by: inBrowser, says: "Who is signed in" }),
  remove("/tonari/v1/session", deleteSession, { by: inBrowser, says: "Sign out" }),

  // tonari: people
  get("/tonari/v1/users", listUsers, { by: people, says: "People, by name" }),
  post("/tonari/v1/users", createUser, { by: people, says: "Add a user" }),
  put("/tonari/v1/users/:user", updateUser, { by: people, says: "Change or suspend a user" }),
  put("/tonari/v1/users/:user/password", resetPassword, { by: people, says: "Give a user a new password" }),
  put("/tonari/v1/me", updateMe, {
    by: people,
    says: "Change one's own name, mail address, language, time zone",
  }),
  put("/tonari/v1/me/password", updateMyPassword, { by: people, says: "Change one's own password" }),
];
