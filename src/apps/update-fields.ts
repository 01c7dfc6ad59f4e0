import { updateFields } from "../core/apps/form.ts";
import type { Given } from "../core/input/given.ts";
import type { Writer } from "../store/store.ts";
import { changeForm } from "./change-form.ts";
import type { SettingsChange } from "./change-settings.ts";

export function updateFormFields(store: Writer, change: SettingsChange, properties: Given) {
  return changeForm(store, change, properties, updateFields);
}
