import { removeCredential, showCredentials } from "../../api/credentials.ts";
import type { Route } from "../../api/request.ts";
import {
  addUserToken,
  changeUserToken,
  removeUserToken,
  renewUserToken,
  showUserTokens,
} from "../../api/user-tokens.ts";
import { people } from "../guards.ts";
import { get, post, put, remove } from "../line.ts";

/** What opens the domain: the User API's tokens, and the list of everything. */
export const credentials: readonly Route[] = [
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
];
