import { addFormFields } from "../apps/add-fields.ts";
import { deleteFormFields } from "../apps/delete-fields.ts";
import { readSettings } from "../apps/read-settings.ts";
import { relatedToShow } from "../apps/related-apps.ts";
import { updateFormFields } from "../apps/update-fields.ts";
import { updateLayout } from "../apps/update-layout.ts";
import { relationOf, showRelation } from "../core/apps/relations.ts";
import type { Field, RelatedApp } from "../core/fields/field.ts";
import { typeOf } from "../core/fields/index.ts";
import { anyObject, anything, id, list, parameters, text } from "../core/input/shape.ts";
import { type ByVersion, changing, lang, settingsChange } from "./app-parameters.ts";
import type { ApiRequest } from "./request.ts";

export const showFields: ByVersion = (version) => async (request) => {
  const { app: appId } = parameters(request.given, { app: id, lang });
  const rights = ["recordViewable", "recordAddable", "appEditable"] as const;
  const { view } = request.domain.store;
  const { app, settings } = await readSettings(view, request, appId, version, rights);
  const related = await relatedToShow(view, request.actor, settings.fields);
  const properties = settings.fields.map((field) => [field.code, fieldView(field, related)]);
  return { properties: Object.fromEntries(properties), revision: String(app.revision) };
};

function fieldView(field: Field, related: ReadonlyMap<number, RelatedApp>): Record<string, unknown> {
  const shown = typeOf(field).show(field);
  const relation = relationOf(field);
  if (relation) return { ...shown, ...showRelation(field, related.get(relation.app)) };
  if (!field.fields?.some(relationOf)) return shown;
  return {
    ...shown,
    fields: Object.fromEntries(field.fields.map((one) => [one.code, fieldView(one, related)])),
  };
}

export const showLayout: ByVersion = (version) => async (request) => {
  const { app: appId } = parameters(request.given, { app: id });
  const { app, settings } = await readSettings(request.domain.store.view, request, appId, version);
  return { layout: settings.layout, revision: String(app.revision) };
};

const withProperties = { ...changing, properties: anyObject };

export async function addFields(request: ApiRequest) {
  const { properties, ...given } = parameters(request.given, withProperties);
  const change = settingsChange(request, given);
  const { app } = await request.domain.store.write((store) => addFormFields(store, change, properties));
  return { revision: String(app.revision) };
}

export async function updateFields(request: ApiRequest) {
  const { properties, ...given } = parameters(request.given, withProperties);
  const change = settingsChange(request, given);
  const { app } = await request.domain.store.write((store) => updateFormFields(store, change, properties));
  return { revision: String(app.revision) };
}

export async function deleteFields(request: ApiRequest) {
  const shape = { ...changing, fields: list(text(), { min: 1, max: 100 }) };
  const { fields, ...given } = parameters(request.given, shape);
  const change = settingsChange(request, given);
  const { app } = await request.domain.store.write((store) => deleteFormFields(store, change, fields));
  return { revision: String(app.revision) };
}

export async function replaceLayout(request: ApiRequest) {
  const { layout, ...given } = parameters(request.given, { ...changing, layout: list(anything) });
  const change = settingsChange(request, given);
  const { app } = await request.domain.store.write((store) => updateLayout(store, change, layout));
  return { revision: String(app.revision) };
}
