import type { SettingsChange } from "../apps/change-settings.ts";
import { deployNow } from "../apps/deploy.ts";
import type { OpenDraft } from "../apps/open.ts";
import { readSettings, type Version } from "../apps/read-settings.ts";
import { unit } from "../apps/unit.ts";
import { updateFieldRules, updateRecordRules } from "../apps/update-rules.ts";
import { fieldRules, recordRules } from "../core/apps/rules.ts";
import { invalid, message } from "../core/errors/problem.ts";
import { id, optional, parameters, revision } from "../core/input/shape.ts";
import type { Writer } from "../store/store.ts";
import { lang, settingsChange } from "./app-parameters.ts";
import type { ApiRequest } from "./request.ts";

/** Permissions for records and for fields. kintone takes `id` for `app` here, and believes it first. */
const anApp = { app: optional(id), id: optional(id) };
const changing = { ...anApp, revision: optional(revision) };

function appOf({ app, id }: { readonly app?: number | undefined; readonly id?: number | undefined }): number {
  const named = id ?? app;
  if (named === undefined) throw invalid({ app: [message("requiredParameter")] });
  return named;
}

const show = (version: Version, kind: "recordAcl" | "fieldAcl") => async (request: ApiRequest) => {
  const { lang: _, ...given } = parameters(request.given, { ...anApp, lang });
  const { view } = request.domain.store;
  const { app, settings } = await readSettings(view, request, appOf(given), version, ["appEditable"]);
  return { rights: settings[kind] ?? [], revision: String(app.revision) };
};
export const showRecordRules = (version: Version) => show(version, "recordAcl");
export const showFieldRules = (version: Version) => show(version, "fieldAcl");

type Update = (store: Writer) => Promise<OpenDraft>;
/** What was asked, as the unit of work that does it. */
type Reading = (request: ApiRequest) => { readonly change: SettingsChange; readonly update: Update };

const recordChange: Reading = (request) => {
  const { rights, revision, ...given } = parameters(request.given, { ...changing, rights: recordRules });
  const change = settingsChange(request, { app: appOf(given), revision });
  return { change, update: (store) => updateRecordRules(store, change, rights) };
};
const fieldChange: Reading = (request) => {
  const { rights, revision, ...given } = parameters(request.given, { ...changing, rights: fieldRules });
  const change = settingsChange(request, { app: appOf(given), revision });
  return { change, update: (store) => updateFieldRules(store, change, rights) };
};

const replace = (read: Reading) => async (request: ApiRequest) => {
  const { app } = await request.domain.store.write(read(request).update);
  return { revision: String(app.revision) };
};
/** The addresses without `preview` make everything live that was waiting, as kintone documents it. */
const replaceLive = (read: Reading) => async (request: ApiRequest) => {
  const { change, update } = read(request);
  const revision = await unit(request.domain, async (store, unused) =>
    deployNow(store, await update(store), change, unused),
  );
  return { revision: String(revision) };
};
export const replaceRecordRules = replace(recordChange);
export const replaceFieldRules = replace(fieldChange);
export const replaceLiveRecordRules = replaceLive(recordChange);
export const replaceLiveFieldRules = replaceLive(fieldChange);
