import { appsInProperties, type FormContext, usersInProperties } from "../core/apps/form.ts";
import type { AppSettings } from "../core/apps/settings.ts";
import { Problems } from "../core/errors/problem.ts";
import type { Given } from "../core/input/given.ts";
import { directoryOf } from "../records/context.ts";
import { sanitize } from "../records/sanitize.ts";
import type { Writer } from "../store/store.ts";
import { changeSettings, type SettingsChange } from "./change-settings.ts";
import { relatedApps, relatedIds } from "./related-apps.ts";

/** Adding and updating fields: reads what is given by the rules of their types, and refuses all of it or nothing. */
export function changeForm(
  store: Writer,
  change: SettingsChange,
  properties: Given,
  apply: (app: AppSettings, properties: Given, context: FormContext) => AppSettings,
) {
  const { actor, now } = change;
  return changeSettings(store, change, async ({ preview }) => {
    const problems = new Problems();
    const codes = usersInProperties(properties);
    const directory = await directoryOf(store, { users: codes, organizations: codes, groups: codes });
    const named = [...appsInProperties(properties), ...relatedIds(preview.fields).map((id) => ({ id }))];
    const related = await relatedApps(store, named);
    // Filters may name users whom nothing else names; those who are gone match nobody.
    const query = {
      timeZone: actor.user.timeZone,
      now,
      caller: actor.user,
      user: anybody,
      organization: anybody,
      group: anybody,
    };
    const next = apply(preview, properties, {
      problems,
      ...directory,
      app: related.named,
      related: (id) => related.named({ id }),
      query,
      sanitize,
    });
    problems.throwIfAny();
    return next;
  });
}

const anybody = (code: string) => ({ id: 0, code, name: code });
