import { addFormFields } from "../apps/add-fields.ts";
import { deleteFormFields } from "../apps/delete-fields.ts";
import { readSettings } from "../apps/read-settings.ts";
import { updateFormFields } from "../apps/update-fields.ts";
import { updateLayout } from "../apps/update-layout.ts";
import type { Field } from "../core/fields/field.ts";
import { typeOf } from "../core/fields/index.ts";
import { anyObject, anything, id, list, parameters, text } from "../core/input/shape.ts";
import { type ByVersion, changing, lang, settingsChange } from "./app-parameters.ts";
import type { ApiRequest } from "./request.ts";

export const showFields: ByVersion = (version) => async (request) => {
  const { app: appId } = parameters(request.given, { app: id, lang });
  const rights = ["recordViewable", "recordAddable", "appEditable"] as const;
  const { app, settings } = await readSettings(request.domain.store.view, request, appId, version, rights);
  const properties = Object.fromEntries(settings.fields.map((field) => [field.code, fieldView(field)]));
  return { properties, revision: String(app.revision) };
};

const fieldView = (field: Field) => typeOf(field).show(field);

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
