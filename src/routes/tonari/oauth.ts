import { giveConsent } from "../../api/consent.ts";
import { removeGrant, removeMyGrant, showGrants, showMyGrants } from "../../api/grants.ts";
import {
  createClient,
  listClients,
  removeClient,
  renewSecret,
  replaceAllowedUsers,
  showAllowedUsers,
  showClient,
  updateClient,
} from "../../api/oauth-clients.ts";
import type { Route } from "../../api/request.ts";
import { inBrowser, people } from "../guards.ts";
import { get, post, put, remove } from "../line.ts";

/** Applications that act for users. */
export const oauth: readonly Route[] = [
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
