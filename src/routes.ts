import { updateMe, updateMyPassword } from "./api/me.ts";
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
