import type { Credential } from "../api/request.ts";
import type { Guards } from "./line.ts";

/** Who may call: each list names the kinds of credential. */
export const anybody: readonly Credential[] = [];
export const inBrowser: readonly Credential[] = ["session"];
/** tonari's own API: a person, by password or in the browser */
export const people: readonly Credential[] = ["password", "session"];
/** kintone's API for everything that is not tied to one app */
export const users: readonly Credential[] = ["password", "session", "oauth"];
/** kintone's User API: a person, or a token that an administrator made for it */
export const directory: readonly Credential[] = ["password", "userToken", "session"];
/** kintone's API on one app */
export const all: readonly Credential[] = ["password", "apiToken", "session", "oauth"];

/** settings: `use` is what the users of an app may read, `manage` is for its administrators */
const reading = { by: all, target: { app: "app" }, scope: "k:app_settings:read" } as const;
const writing = { by: all, target: { app: "app" }, scope: "k:app_settings:write" } as const;
export const settings = {
  use: { ...reading, token: ["view", "add"] },
  see: { ...reading, token: ["manage"] },
  manage: { ...writing, token: ["manage"] },
} satisfies Record<string, Omit<Guards, "says">>;
