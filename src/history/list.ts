import type { Entity, WireValue } from "../core/fields/field.ts";
import type { Asking } from "../records/asking.ts";
import { parseStored } from "../records/compose.ts";
import type { FieldsOn } from "../records/fields-on.ts";
import { type Form, formOf } from "../records/form.ts";
import type { HistoryEntry, HistoryKind, Reader, RecordHead } from "../store/store.ts";
import { openHistory } from "./open.ts";

/** A version of a record as it is told: who made it, and what was different before. */
export interface Told {
  readonly revision: number;
  /** ISO 8601, UTC */
  readonly at: string;
  readonly user: Entity;
  readonly kind: HistoryKind | "create";
  readonly revertedTo: number | null;
  readonly changes: readonly Change[];
}
export interface Change {
  readonly code: string;
  readonly type: string;
  readonly before: WireValue;
  readonly after: WireValue;
}

/** The newest first; the last is the record as it was added. */
export async function listHistory(
  asking: Asking,
  record: number,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ versions: Told[]; total: number }> {
  const { view } = asking.domain.store;
  const { open, head, fields } = await openHistory(view, asking, record);
  const form = formOf(open);
  const of = { appId: asking.app, recordId: record };
  const [entries, count] = await Promise.all([
    view.history.list(of, { offset, limit }),
    view.history.count(of),
  ]);
  const versions = await told(view, form, entries, fields);
  const reachesCreation = offset <= count && versions.length < limit;
  return { versions: reachesCreation ? [...versions, created(form, head)] : versions, total: count + 1 };
}

export async function told(
  store: Reader,
  { byCode }: Form,
  entries: readonly HistoryEntry[],
  { viewable, shown }: FieldsOn,
): Promise<Told[]> {
  const users = await store.users.byIds([...new Set(entries.map(({ userId }) => userId))]);
  const fields = new Map([...byCode.values()].map((at) => [at.field.id, at]));
  return entries.map((entry) => {
    const { revision, at, kind, revertedTo } = entry;
    const { code, name } = users.find(({ id }) => id === entry.userId) ?? {
      code: entry.userCode,
      name: entry.userName,
    };
    const changes = Object.entries(entry.changes).flatMap(([id, [before, after]]) => {
      // A field that was deleted takes what is known of it along.
      const field = fields.get(Number(id));
      if (!field || !viewable(field.field)) return [];
      return [{ code: field.code, type: field.field.type, before: shown(before), after: shown(after) }];
    });
    return { revision, at: new Date(at).toISOString(), user: { code, name }, kind, revertedTo, changes };
  });
}

/** The record tells itself who added it, and when. */
export function created({ system }: Form, { json }: Pick<RecordHead, "json">): Told {
  const cells = parseStored(json);
  const valueIn = (column: string) => {
    const at = system.find(({ type }) => type.fixedColumn === column);
    return at && cells[at.code]?.value;
  };
  const user = valueIn("creator") as Entity;
  const at = new Date(valueIn("created") as string).toISOString();
  return { revision: 1, at, user, kind: "create", revertedTo: null, changes: [] };
}
