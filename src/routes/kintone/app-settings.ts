import { replaceAcl, replaceLiveAcl, showAcl } from "../../api/acl.ts";
import { replaceCategories, showCategories } from "../../api/categories.ts";
import { replaceCustomize, showCustomize } from "../../api/customize.ts";
import {
  addFields,
  deleteFields,
  replaceLayout,
  showFields,
  showLayout,
  updateFields,
} from "../../api/form.ts";
import { replaceProcess, showProcess } from "../../api/process.ts";
import type { Route } from "../../api/request.ts";
import {
  replaceFieldRules,
  replaceLiveFieldRules,
  replaceLiveRecordRules,
  replaceRecordRules,
  showFieldRules,
  showRecordRules,
} from "../../api/rules.ts";
import { showSettings, updateSettings } from "../../api/settings.ts";
import { replaceViews, showViews } from "../../api/views.ts";
import { settings, users } from "../guards.ts";
import { get, post, put, remove } from "../line.ts";

/** kintone's API on the settings of an app: what is live, and the preview that is being edited. */
export const appSettings: readonly Route[] = [
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
  get("/k/v1/app/categories.json", showCategories("live"), {
    ...settings.use,
    says: "The categories of an app",
  }),
  get("/k/v1/preview/app/categories.json", showCategories("preview"), {
    ...settings.see,
    says: "The categories of an app, as they are being edited",
  }),
  put("/k/v1/preview/app/categories.json", replaceCategories, {
    ...settings.manage,
    says: "Change the categories of an app",
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
];
