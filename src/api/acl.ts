import { deployNow } from "../apps/deploy.ts";
import { readSettings } from "../apps/read-settings.ts";
import { unit } from "../apps/unit.ts";
import { updateAcl } from "../apps/update-acl.ts";
import { aclRows } from "../core/apps/acl.ts";
import { id, parameters } from "../core/input/shape.ts";
import { type ByVersion, changing, settingsChange } from "./app-parameters.ts";
import type { ApiRequest } from "./request.ts";

export const showAcl: ByVersion = (version) => async (request) => {
  const { app: appId } = parameters(request.given, { app: id });
  const { view } = request.domain.store;
  const { app, settings } = await readSettings(view, request, appId, version, ["appEditable"]);
  return { rights: settings.acl, revision: String(app.revision) };
};

const withRights = { ...changing, rights: aclRows };

export async function replaceAcl(request: ApiRequest) {
  const { rights, ...given } = parameters(request.given, withRights);
  const change = settingsChange(request, given);
  const { app } = await request.domain.store.write((store) => updateAcl(store, change, rights));
  return { revision: String(app.revision) };
}

/** The address without `preview` makes everything live that was waiting, as kintone documents it. */
export async function replaceLiveAcl(request: ApiRequest) {
  const { rights, ...given } = parameters(request.given, withRights);
  const change = settingsChange(request, given);
  const revision = await unit(request.domain, async (store, unused) =>
    deployNow(store, await updateAcl(store, change, rights), change, unused),
  );
  return { revision: String(revision) };
}
