import { readSettings } from "../apps/read-settings.ts";
import { updateCategories } from "../apps/update-categories.ts";
import {
  categoriesOf,
  categoryField,
  categoryParameters,
  showCategories as shown,
} from "../core/categories/settings.ts";
import { anyObject, id, list, optional, parameters, revision, text } from "../core/input/shape.ts";
import { addRecords } from "../records/add.ts";
import { changeCategories } from "../records/change-categories.ts";
import { updateRecords } from "../records/update.ts";
import { writeRecords } from "../records/write.ts";
import { type ByVersion, changing, lang, settingsChange } from "./app-parameters.ts";
import { asChange, asking } from "./record-shapes.ts";
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

const together = { record: optional(anyObject), categories: ofRecord.categories };

/** Pages save what was entered and the categories at once, or neither. The categories count as an update of their own. */
export async function postRecordWithCategories(request: ApiRequest) {
  const { app } = parameters(request.path, { app: id });
  const { record = {}, categories } = parameters(request.given, together);
  const asked = asking(request, app);
  const written = await writeRecords(request.domain, async (store) => {
    const [added] = await addRecords(store, asked, [{ path: "record", given: record }]);
    return changeCategories(store, asked, { id: added?.id ?? 0, categories });
  });
  return { id: String(written.id), revision: String(written.revision) };
}

export async function putRecordWithCategories(request: ApiRequest) {
  const { app, record: changed } = parameters(request.path, { app: id, record: id });
  const shape = { ...together, revision: ofRecord.revision };
  const { record = {}, categories, revision } = parameters(request.given, shape);
  const asked = asking(request, app);
  const change = asChange({ id: changed, record, revision }, "record", "");
  const written = await writeRecords(request.domain, async (store, freed) => {
    const [updated] = await updateRecords(store, asked, [change], { upsert: false, freed });
    return changeCategories(store, asked, { id: changed, categories, revision: updated?.revision });
  });
  return { revision: String(written.revision) };
}
