import type { OpenApp } from "../apps/open.ts";
import { invalid, message } from "../core/errors/problem.ts";
import type { WireValue } from "../core/fields/field.ts";
import { parseStored, type StoredCells } from "../records/compose.ts";
import { type FormField, formOf } from "../records/form.ts";
import type { HistoryEntry, OfRecord, Reader, RecordHead } from "../store/store.ts";
import { isSame } from "./note.ts";

/** A record as it was after the change that made this revision. */
export interface Version {
  readonly revision: number;
  /** the change that made it; undefined: the record was added */
  readonly entry: HistoryEntry | undefined;
  /** its cells then; what belongs to no time (number, creator) is as it is now */
  readonly cells: StoredCells;
  /** what people filled, and what is different now */
  readonly differences: readonly Difference[];
}
export interface Difference {
  readonly at: FormField;
  readonly then: WireValue;
  readonly now: WireValue;
}

export async function versionOf(
  store: Reader,
  open: OpenApp,
  { id, json }: RecordHead,
  revision: number,
): Promise<Version> {
  const of = { appId: open.app.id, recordId: id };
  const entry = revision === 1 ? undefined : await store.history.get(of, revision);
  if (revision !== 1 && !entry) throw invalid({ version: [message("unknownVersion", { revision })] });
  const cells = parseStored(json);
  const { byCode, own } = formOf(open);
  const byId = new Map([...byCode.values()].map((at) => [at.field.id, at]));
  const differences: Difference[] = [];
  for (const [field, then] of await valuesAfter(store, of, revision)) {
    const at = byId.get(field);
    const cell = at && cells[at.code];
    if (!cell || isSame(then, cell.value)) continue;
    if (own.includes(at)) differences.push({ at, then, now: cell.value });
    cell.value = then;
  }
  return { revision, entry, cells, differences };
}

/** The fields that changed after the revision, with the values that they had at it. */
async function valuesAfter(store: Reader, of: OfRecord, revision: number): Promise<Map<number, WireValue>> {
  const values = new Map<number, WireValue>();
  for (const { changes } of await store.history.since(of, revision)) {
    for (const [field, [before]] of Object.entries(changes)) {
      if (!values.has(Number(field))) values.set(Number(field), before);
    }
  }
  return values;
}
