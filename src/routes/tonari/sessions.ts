import { beginPasskeySession, createPasskeySession } from "../../api/passkeys.ts";
import type { Route } from "../../api/request.ts";
import { createSession, deleteSession, showSession } from "../../api/session.ts";
import { anybody, inBrowser } from "../guards.ts";
import { get, post, remove } from "../line.ts";

/** Signing in and out. */
export const sessions: readonly Route[] = [
  post("/tonari/v1/session", createSession, { by: anybody, says: "Sign in" }),
  post("/tonari/v1/session/passkey/options", beginPasskeySession, {
    by: anybody,
    says: "Begin to sign in with a passkey: what the browser has to sign",
  }),
  post("/tonari/v1/session/passkey", createPasskeySession, { by: anybody, says: "Sign in with a passkey" }),
  get("/tonari/v1/session", showSession, { by: inBrowser, says: "Who is signed in" }),
  remove("/tonari/v1/session", deleteSession, { by: inBrowser, says: "Sign out" }),
];
