import type { AppSettings, View } from "../core/apps/settings.ts";
import { readViews, usersInViews } from "../core/apps/views.ts";
import { Problems, problem } from "../core/errors/problem.ts";
import type { Given } from "../core/input/given.ts";
import type { Actor } from "../core/permissions/actor.ts";
import { directoryOf } from "../records/context.ts";
import type { Writer } from "../store/store.ts";
import { changeSettings, type SettingsChange } from "./change-settings.ts";

/** Replaces the set of views: what is not listed is deleted. */
export function updateViews(store: Writer, change: SettingsChange, given: Given) {
  const { actor, now } = change;
  return changeSettings(store, change, async ({ preview }) => {
    const problems = new Problems();
    const codes = usersInViews(given, preview.fields);
    const directory = await directoryOf(store, { users: codes, organizations: codes, groups: codes });
    const query = {
      timeZone: actor.user.timeZone,
      now,
      caller: actor.user,
      ...directory,
    };
    const next = readViews(preview, given, { problems, query });
    problems.throwIfAny();
    allowCustomViews(actor, preview, next);
    return next;
  });
}

/** HTML of a view runs in the pages of everybody who opens it: only system administrators write it, never a token. */
function allowCustomViews(actor: Actor, before: AppSettings, next: AppSettings): void {
  const custom = ({ views }: AppSettings) => views.filter(({ type }) => type === "CUSTOM");
  if (actor.method === "apiToken" && custom(before).length + custom(next).length > 0) {
    throw problem("GAIA_NO01", {}, { why: "the app has a custom view" });
  }
  const written = custom(next).filter((view) => view.html !== htmlOf(before.views, view.id));
  if (written.length > 0 && !actor.user.administrator) {
    throw problem("CB_NO02", {}, { why: "custom views are written by system administrators" });
  }
}

const htmlOf = (views: readonly View[], id: number) =>
  views.find((view) => view.id === id && view.type === "CUSTOM")?.html;
