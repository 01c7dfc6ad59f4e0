import type { OpenApp } from "../apps/open.ts";
import type { Field } from "../core/fields/field.ts";
import { allFields } from "../core/fields/index.ts";
import { type FieldRights, fieldRights } from "../core/permissions/field.ts";
import { withoutFields } from "../core/permissions/hidden.ts";
import { type Meaning, type RecordRights, recordRights } from "../core/permissions/record.ts";
import { meaningOf, type Rules, rulesOf, type Standing } from "../core/permissions/rules.ts";
import { everything } from "../core/query/logic.ts";
import type { Reader } from "../store/store.ts";
import type { Asking } from "./asking.ts";
import { directoryOf } from "./context.ts";

/**
 * What an app's rules for records and fields leave to one caller. Every part of it is a condition on the records, so
 * that the store decides, for one record as for a hundred thousand: nobody pages through hidden rows.
 */
export interface Sight {
  readonly rules: Rules;
  readonly meaning: Meaning;
  readonly records: RecordRights;
  /** of the fields that have rules, by code; inside tables, too */
  readonly fields: ReadonlyMap<string, FieldRights>;
}

type Who = Pick<Asking, "domain" | "actor">;

/** The app's rules as far as they are about this caller: a token's rights stand in their place. */
export function rulesFor({ actor }: Pick<Asking, "actor">, { settings }: Pick<OpenApp, "settings">) {
  return actor.method === "apiToken" ? undefined : rulesOf(settings);
}

/** undefined: no rule is about the caller, who may do everything that the app's permissions allow. */
export async function sightOf(store: Reader, who: Who, open: OpenApp): Promise<Sight | undefined> {
  const rules = rulesFor(who, open);
  return rules && seenBy(rules, store, who, open.settings.fields);
}

async function seenBy(
  rules: Rules,
  store: Reader,
  { domain, actor }: Who,
  fields: readonly Field[],
): Promise<Sight> {
  const directory = await directoryOf(store, rules.codes);
  const { id, code, name, timeZone } = actor.user;
  const caller = { id, code, name };
  const standing = await standingOf(rules, store, actor);
  const meaning = meaningOf(rules, fields, standing, {
    timeZone,
    now: domain.now(),
    caller,
    ...directory,
  });
  return {
    rules,
    meaning,
    records: recordRights(actor, rules.records, meaning),
    fields: fieldRights(actor, rules.fields, meaning),
  };
}

async function standingOf(
  { holders }: Rules,
  { directory }: Reader,
  { user, belonging }: Asking["actor"],
): Promise<Standing> {
  const { organizations, organizationsAbove, groups } = belonging;
  const asked = holders.has("organizations");
  const builtIn = ["everyone", ...(user.administrator ? ["Administrators"] : [])];
  const ids = (named: readonly { readonly id: number }[]) => named.map(({ id }) => id);
  return {
    users: [user.id],
    organizations: asked ? ids(await directory.organizations.byCodes(organizations)) : [],
    organizationsAbove: asked ? ids(await directory.organizations.byCodes(organizationsAbove)) : [],
    groups: holders.has("groups") ? ids(await directory.groups.byCodes([...groups, ...builtIn])) : [],
  };
}

// ------------------------------------------------------------------------------------------ fields

/** Fields that the caller sees on every record, or on some only. */
export interface Seen {
  /** hidden on all records */
  readonly never: ReadonlySet<string>;
  /** the codes of fields that are seen where the condition holds */
  readonly sometimes: ReadonlyMap<string, FieldRights["viewable"]>;
}

export function seenFields({ fields }: Pick<Sight, "fields">): Seen {
  const never = new Set<string>();
  const sometimes = new Map<string, FieldRights["viewable"]>();
  for (const [code, { viewable }] of fields) {
    if (viewable.is === "none") never.add(code);
    else if (viewable.is !== "all") sometimes.set(code, viewable);
  }
  return { never, sometimes };
}

/**
 * The fields that a query may name: those that are seen on every record. What is asked about a field that is hidden on
 * some would tell what it holds there; for whoever asks it is no field of the app.
 */
export function askableFields({ fields }: Pick<Sight, "fields">, all: readonly Field[]): readonly Field[] {
  const hidden = (code: string) => (fields.get(code)?.viewable ?? everything).is !== "all";
  if (!allFields(all).some(({ code }) => hidden(code))) return all;
  return withoutFields(all, hidden);
}
