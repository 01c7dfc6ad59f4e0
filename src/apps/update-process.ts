import type { AppSettings } from "../core/apps/settings.ts";
import type { Language } from "../core/errors/language.ts";
import { invalid, message, Problems } from "../core/errors/problem.ts";
import type { Field } from "../core/fields/field.ts";
import { changeProcess, type GivenProcess, namedIn } from "../core/process/change.ts";
import { codesIn } from "../core/query/check.ts";
import { parseCondition } from "../core/query/parse.ts";
import { directoryOf } from "../records/context.ts";
import type { Writer } from "../store/store.ts";
import { changeSettings, type SettingsChange } from "./change-settings.ts";
import { refuseUnknown } from "./refuse-unknown.ts";
import { removedStateInUse } from "./states-in-use.ts";

export function updateProcess(
  store: Writer,
  change: SettingsChange,
  given: GivenProcess,
  language: Language,
) {
  const { actor, now, app } = change;
  return changeSettings(store, change, async ({ preview, live }) => {
    const problems = new Problems();
    const codes = codesInConditions(given, preview.fields);
    const directory = await directoryOf(store, { users: codes, organizations: codes, groups: codes });
    const query = {
      timeZone: actor.user.timeZone,
      now,
      caller: actor.user,
      ...directory,
    };
    const next = changeProcess(preview, given, { problems, query, language });
    problems.throwIfAny();
    await refuseUnknown(store, namedIn(given));
    await refuseRemoval(store, app, live, next);
    return next;
  });
}

/** What is no condition is left for `changeProcess`. */
function codesInConditions({ actions = [] }: GivenProcess, fields: readonly Field[]): string[] {
  return actions.flatMap((action) => {
    const condition = (action as Partial<typeof action> | undefined)?.filterCond;
    if (typeof condition !== "string") return [];
    try {
      return Object.values(codesIn(parseCondition(condition, ""), fields)).flat();
    } catch {
      return [];
    }
  });
}

/** Said at once and not only by the deploy, which asks again: records may have moved until then. */
async function refuseRemoval(store: Writer, appId: number, live: AppSettings | null, next: AppSettings) {
  const name = live && (await removedStateInUse(store.records, appId, live, next));
  if (name) throw invalid({ [`states[${name}]`]: [message("stateInUse", { name })] });
}
