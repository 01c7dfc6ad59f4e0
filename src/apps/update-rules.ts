import {
  type GivenFieldRule,
  type GivenRecordRule,
  readFieldRules,
  readRecordRules,
  usersInRules,
} from "../core/apps/rules.ts";
import type { AppSettings } from "../core/apps/settings.ts";
import { Problems } from "../core/errors/problem.ts";
import { directoryOf } from "../records/context.ts";
import type { Writer } from "../store/store.ts";
import { changeSettings, type SettingsChange } from "./change-settings.ts";
import { refuseUnknown } from "./refuse-unknown.ts";

/** Replaces the permissions for records. */
export function updateRecordRules(store: Writer, change: SettingsChange, rules: readonly GivenRecordRule[]) {
  const { actor, now } = change;
  return changeSettings(store, change, async ({ preview }) => {
    const problems = new Problems();
    const codes = usersInRules(rules, preview.fields);
    const directory = await directoryOf(store, { users: codes, organizations: codes, groups: codes });
    const recordAcl = readRecordRules(preview, rules, problems, {
      timeZone: actor.user.timeZone,
      now,
      caller: actor.user,
      ...directory,
    });
    problems.throwIfAny();
    await refuseUnknown(
      store,
      rules.flatMap(({ entities }) => entities),
    );
    return withRules(preview, { recordAcl });
  });
}

/** Replaces the permissions for fields. */
export function updateFieldRules(store: Writer, change: SettingsChange, rules: readonly GivenFieldRule[]) {
  return changeSettings(store, change, async ({ preview }) => {
    const problems = new Problems();
    const fieldAcl = readFieldRules(preview, rules, problems);
    problems.throwIfAny();
    await refuseUnknown(
      store,
      rules.flatMap(({ entities }) => entities),
    );
    return withRules(preview, { fieldAcl });
  });
}

/** No rule at all is written down as none, so that taking the last one away is going back to how apps begin. */
function withRules(
  preview: AppSettings,
  rules: Pick<AppSettings, "recordAcl"> | Pick<AppSettings, "fieldAcl">,
): AppSettings {
  const { recordAcl, fieldAcl, ...rest } = { ...preview, ...rules };
  return {
    ...rest,
    ...(recordAcl && recordAcl.length > 0 && { recordAcl }),
    ...(fieldAcl && fieldAcl.length > 0 && { fieldAcl }),
  };
}
