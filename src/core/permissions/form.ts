import { followFields } from "../apps/follow-fields.ts";
import type { AppSettings } from "../apps/settings.ts";
import { everything } from "../query/logic.ts";
import type { Condition } from "../query/query.ts";
import type { Actor } from "./actor.ts";
import { type FieldRights, fieldRights } from "./field.ts";
import { withoutFields } from "./hidden.ts";
import { rulesOf } from "./rules.ts";

/** What of an app's form its rules leave to somebody before any record is asked about. */
export interface FormRights {
  /** seen on no record */
  readonly hidden: ReadonlySet<string>;
  /** not to be filled when a record is added */
  readonly locked: ReadonlySet<string>;
}
const whole: FormRights = { hidden: new Set(), locked: new Set() };

export function formRights(actor: Actor, settings: AppSettings): FormRights {
  const rules = actor.method === "apiToken" ? undefined : rulesOf(settings);
  if (!rules || rules.fields.length === 0) return whole;
  const anywhere = fieldRights(actor, rules.fields, { standingIn: () => somewhere });
  const onNew = rightsOnNew(actor, settings);
  const codes = (rights: ReadonlyMap<string, FieldRights>, never: (one: FieldRights) => boolean) =>
    new Set([...rights].flatMap(([code, one]) => (never(one) ? [code] : [])));
  return {
    hidden: codes(anywhere, ({ viewable }) => viewable.is === "none"),
    locked: codes(onNew, ({ editable }) => editable.is === "none"),
  };
}

/** Some records and not others: which ones is not asked. */
const somewhere: Condition = { is: "empty", on: { kind: "integer", column: "id" } };

/** The rights on a record that is not there yet: nobody stands in it but the caller, who is adding it. */
export function rightsOnNew(actor: Actor, settings: AppSettings): ReadonlyMap<string, FieldRights> {
  const own = settings.fields.filter(({ type }) => type === "CREATOR" || type === "MODIFIER");
  return fieldRights(actor, settings.fieldAcl ?? [], {
    standingIn: ({ entity }) => (own.some(({ code }) => code === entity.code) ? everything : { is: "none" }),
  });
}

/** The settings as those see them who do not manage the app: fields that they never see are in no form or list. */
export function seenSettings(actor: Actor, settings: AppSettings): AppSettings {
  const { hidden } = formRights(actor, settings);
  if (hidden.size === 0) return settings;
  const fields = withoutFields(settings.fields, (code) => hidden.has(code));
  const seen = followFields({ ...settings, fields }, settings);
  // What a view filters and sorts by stays: without a part of it, it would be another view.
  const views = seen.views.map((view, i) => {
    const { filterCond = "", sort = "" } = settings.views[i] ?? {};
    return { ...view, filterCond, sort };
  });
  return { ...seen, views };
}
