import { readSettings } from "../apps/read-settings.ts";
import { updateCategories } from "../apps/update-categories.ts";
import {
  categoriesOf,
  categoryField,
  categoryParameters,
  showCategories as shown,
} from "../core/categories/settings.ts";
import { id, list, optional, parameters, revision, text } from "../core/input/shape.ts";
import { changeCategories } from "../records/change-categories.ts";
import { type ByVersion, changing, lang, settingsChange } from "./app-parameters.ts";
import { asking } from "./record-shapes.ts";
import type { ApiRequest } from "./request.ts";

export const showCategories: ByVersion = (version) => async (request) => {
  const { app: appId } = parameters(request.given, { app: id, lang });
  const { app, settings } = await readSettings(request.domain.store.view, request, appId, version);
  const field = categoryField(settings);
  return {
    enabled: field?.enabled === true,
    categories: shown(categoriesOf(field)),
    revision: String(app.revision),
  };
};

export async function replaceCategories(request: ApiRequest) {
  const { app: id, revision, ...given } = parameters(request.given, { ...changing, ...categoryParameters });
  const change = settingsChange(request, { app: id, revision });
  const { app } = await request.domain.store.write((store) => updateCategories(store, change, given));
  return { revision: String(app.revision) };
}

const ofRecord = { categories: list(text(), { max: 1000 }), revision: optional(revision) };

/** kintone's own API refuses to write them (GA_UO01); people choose them on the record's page. */
export async function putCategories(request: ApiRequest) {
  const { app, record } = parameters(request.path, { app: id, record: id });
  const change = parameters(request.given, ofRecord);
  const written = await request.domain.store.write((store) =>
    changeCategories(store, asking(request, app), { id: record, ...change }),
  );
  return { revision: String(written.revision) };
}
