import { type FormContext, usersInProperties } from "../core/apps/form.ts";
import type { AppSettings } from "../core/apps/settings.ts";
import { Problems } from "../core/errors/problem.ts";
import type { Given } from "../core/input/given.ts";
import { usersByCode } from "../records/context.ts";
import { sanitize } from "../records/sanitize.ts";
import type { Writer } from "../store/store.ts";
import { changeSettings, type SettingsChange } from "./change-settings.ts";

/** Adding and updating fields: reads what is given by the rules of their types, and refuses all of it or nothing. */
export function changeForm(
  store: Writer,
  change: SettingsChange,
  properties: Given,
  apply: (app: AppSettings, properties: Given, context: FormContext) => AppSettings,
) {
  return changeSettings(store, change, async ({ preview }) => {
    const problems = new Problems();
    const users = await usersByCode(store, usersInProperties(properties));
    const next = apply(preview, properties, { problems, user: (code) => users.get(code), sanitize });
    problems.throwIfAny();
    return next;
  });
}
