import { addApp, showApp } from "../../api/app.ts";
import { showApps } from "../../api/apps.ts";
import { deployApps, showDeployStatus } from "../../api/deploy.ts";
import type { Route } from "../../api/request.ts";
import { settings, users } from "../guards.ts";
import { get, post } from "../line.ts";

/** kintone's API on apps as a whole. */
export const apps: readonly Route[] = [
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
];
