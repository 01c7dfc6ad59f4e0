import type { OpenApp } from "../apps/open.ts";
import { problem } from "../core/errors/problem.ts";
import { type Given, isObject } from "../core/input/given.ts";
import { inOrder, isAbout } from "../core/permissions/entity.ts";
import { rightsOnNew } from "../core/permissions/form.ts";
import type { RecordRight } from "../core/permissions/record.ts";
import { everything } from "../core/query/logic.ts";
import type { Condition } from "../core/query/query.ts";
import type { Reader, RecordHead } from "../store/store.ts";
import type { Asking } from "./asking.ts";
import { type Form, formOf } from "./form.ts";
import { idsWhere } from "./read-seen.ts";
import { rulesFor, type Sight, sightOf } from "./sight.ts";

/**
 * What every verb on records asks about the rules for records and fields; the app's permissions were asked before. In
 * a unit of writing `store` is the unit's, so that it sees what the unit did, and the records have been locked.
 */

// ------------------------------------------------------------------------------------------ records

/** The record as it is stored, for somebody who may see it. Which of its fields they may see is another question. */
export async function visibleRecord(
  store: Reader,
  asking: Asking,
  open: OpenApp,
  id: number,
): Promise<RecordHead> {
  const record = await store.records.get(formOf(open).table, id);
  if (!record) throw problem("GAIA_RE01", { id });
  await allowRecords(store, asking, open, [id], "viewable");
  return record;
}

/** Of these records those that the caller has the right on; the others are as if they were not there. */
export async function recordsWith(
  store: Reader,
  asking: Asking,
  open: OpenApp,
  ids: readonly number[],
  right: RecordRight,
): Promise<ReadonlySet<number>> {
  const sight = await sightOf(store, asking, open);
  return sight ? idsWhere(store.records, formOf(open).table, ids, sight.records[right]) : new Set(ids);
}

/** Refuses a caller who lacks the right on one of the records, all of which exist. */
export async function allowRecords(
  store: Reader,
  asking: Asking,
  open: OpenApp,
  ids: readonly number[],
  right: RecordRight,
): Promise<void> {
  const sight = await sightOf(store, asking, open);
  if (!sight) return;
  const { table } = formOf(open);
  const allowed = await idsWhere(store.records, table, ids, sight.records[right]);
  const refused = ids.find((id) => !allowed.has(id));
  if (refused === undefined) return;
  throw problem("CB_NO02", {}, { why: await whyNot(store, asking, open, sight, refused, right) });
}

const deeds = { viewable: "view", editable: "edit", deletable: "delete" };

/** Names the rule, and the row of it, for whoever looks into the log. */
async function whyNot(
  { records }: Reader,
  { actor }: Pick<Asking, "actor">,
  open: OpenApp,
  { rules, meaning }: Sight,
  id: number,
  right: RecordRight,
): Promise<string> {
  const { table } = formOf(open);
  const isIn = async (condition: Condition) => (await idsWhere(records, table, [id], condition)).has(id);
  const does = `${actor.user.code} may not ${deeds[right]} record ${id} of app ${open.app.id}`;
  for (const [index, rule] of rules.records.entries()) {
    const name = `record permission ${index + 1} (${rule.filterCond || "all records"})`;
    const condition = meaning.fulfilling(rule);
    if (!condition) return `${does}: ${name} cannot be understood any more`;
    if (!(await isIn(condition))) continue;
    for (const row of inOrder(rule.entities)) {
      const { type, code } = row.entity;
      const about = type === "FIELD_ENTITY" ? await isIn(meaning.standingIn(row)) : isAbout(row, actor);
      if (about) return `${does}: ${name}, row ${type} ${code}`;
    }
    return `${does}: ${name} has no row about ${actor.user.code}`;
  }
  return does;
}

// ------------------------------------------------------------------------------------------ fields

/** What is sent to one record; without an id it is about to be added. */
interface Sent {
  readonly id?: number | undefined;
  readonly given: Given;
}

/** Refuses a caller who sends a value to a field, also of a table, that they may not change there. */
export async function allowFields(
  store: Reader,
  asking: Asking,
  open: OpenApp,
  sent: readonly Sent[],
): Promise<void> {
  const rules = rulesFor(asking, open);
  if (!rules || rules.fields.length === 0) return;
  const form = formOf(open);
  const onNew = rightsOnNew(asking.actor, form.settings);
  const sight = sent.some(({ id }) => id !== undefined) ? await sightOf(store, asking, open) : undefined;
  for (const { id, given } of sent) {
    const rights = id === undefined ? onNew : (sight?.fields ?? onNew);
    for (const code of codesSent(form, given)) {
      const { editable = everything } = rights.get(code) ?? {};
      if (editable.is === "all") continue;
      if (id !== undefined && (await idsWhere(store.records, form.table, [id], editable)).has(id)) continue;
      const where = id === undefined ? "a new record" : `record ${id}`;
      const why = `${asking.actor.user.code} may not edit the field ${code} of ${where}: field permission ${code}`;
      throw problem("GAIA_FU01", { code }, { why });
    }
  }
}

/** The fields to which a value was sent, those in the rows of tables too. */
function codesSent({ byCode, settings }: Form, given: Given): ReadonlySet<string> {
  const sent = new Set(Object.keys(given).filter((code) => byCode.has(code)));
  for (const field of settings.fields) {
    const members = field.fields ?? [];
    if (members.length === 0 || !sent.has(field.code)) continue;
    const cell = given[field.code];
    const rows = isObject(cell) && Array.isArray(cell.value) ? (cell.value as unknown[]) : [];
    const inRows = rows.flatMap((row) =>
      isObject(row) && isObject(row.value) ? Object.keys(row.value) : [],
    );
    const named = new Set(inRows);
    for (const { code } of members) if (named.has(code)) sent.add(code);
  }
  return sent;
}
