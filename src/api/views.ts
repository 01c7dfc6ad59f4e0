import { readSettings } from "../apps/read-settings.ts";
import { updateViews } from "../apps/update-views.ts";
import type { View } from "../core/apps/settings.ts";
import { anyObject, id, parameters } from "../core/input/shape.ts";
import { type ByVersion, changing, lang, settingsChange } from "./app-parameters.ts";
import type { ApiRequest } from "./request.ts";

export const showViews: ByVersion = (version) => async (request) => {
  const { app: appId } = parameters(request.given, { app: id, lang });
  const { app, settings } = await readSettings(request.domain.store.view, request, appId, version);
  const views = Object.fromEntries(settings.views.map((view) => [view.name, viewOf(view)]));
  return { views, revision: String(app.revision) };
};

const viewOf = ({ id, index, ...view }: View) => ({ ...view, id: String(id), index: String(index) });

export async function replaceViews(request: ApiRequest) {
  const { views, ...given } = parameters(request.given, { ...changing, views: anyObject });
  const change = settingsChange(request, given);
  const { app, preview } = await request.domain.store.write((store) => updateViews(store, change, views));
  const ids = Object.fromEntries(preview.views.map((view) => [view.name, { id: String(view.id) }]));
  return { views: ids, revision: String(app.revision) };
}
