import type { Route } from "../../api/request.ts";
import { addToken, changeToken, removeToken, renewToken, revoke, showTokens } from "../../api/tokens.ts";
import { people } from "../guards.ts";
import { get, post, put, remove } from "../line.ts";

/** An app's API tokens. */
export const tokens: readonly Route[] = [
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
];
