import { createApp } from "../apps/create.ts";
import { deleteApp } from "../apps/delete.ts";
import { listChanges } from "../apps/list-changes.ts";
import { forRights, openDraft } from "../apps/open.ts";
import { readSettings } from "../apps/read-settings.ts";
import { unit } from "../apps/unit.ts";
import { chooseLanguage } from "../core/errors/language.ts";
import { id, optional, parameters, text } from "../core/input/shape.ts";
import { appRights } from "../core/permissions/app.ts";
import { formRights } from "../core/permissions/form.ts";
import { rulesOf } from "../core/permissions/rules.ts";
import { appInPath, callerOf } from "./app-parameters.ts";
import { appViews } from "./apps.ts";
import type { ApiRequest } from "./request.ts";

export async function showApp(request: ApiRequest) {
  const { id: appId } = parameters(request.given, { id });
  const { view } = request.domain.store;
  const [shown] = await appViews(view, [await readSettings(view, request, appId, "live")]);
  return shown;
}

export async function addApp(request: ApiRequest) {
  const { name, space } = parameters(request.given, {
    name: text({ min: 1, max: 64, blank: false }),
    space: optional(id),
    thread: optional(id),
  });
  const { domain, actor } = request;
  // Who follows the browser gets the domain's names, whichever browser it is today: programs depend on them.
  const language = chooseLanguage({
    setting: actor.user.locale,
    acceptLanguage: undefined,
    domain: domain.language,
  });
  const app = await domain.store.write((unit) =>
    createApp(unit, callerOf(request), { name, space }, language),
  );
  return { app: String(app.id), revision: String(app.revision) };
}

export async function removeApp(request: ApiRequest) {
  const app = appInPath(request);
  await unit(request.domain, (store, unused) => deleteApp(store, callerOf(request), app, unused));
  return {};
}

/** What the caller may do with the app: the pages show no button that would be refused. */
export async function showRights(request: ApiRequest) {
  const { actor, domain, guestSpace } = request;
  const open = await openDraft(domain.store.view, appInPath(request), { guestSpace });
  const rights = appRights(actor, forRights(open));
  const uses = rights.recordViewable || rights.recordAddable;
  const { hidden, locked } = formRights(actor, open.live ?? open.preview);
  return {
    ...rights,
    ruled: actor.method !== "apiToken" && rulesOf(open.live ?? open.preview) !== undefined,
    hiddenFields: uses ? [...hidden] : [],
    lockedFields: uses ? [...locked] : [],
  };
}

export function showChanges(request: ApiRequest) {
  return listChanges(request.domain.store.view, request, appInPath(request));
}
