import type { Entity, WireValue } from "../core/fields/field.ts";
import type { HistoryChanges, HistoryEntry, HistoryKind } from "../store/store.ts";

/** A record between two versions: its cells as they were stored, and the values that will replace some of them. */
export interface Between {
  readonly id: number;
  /** after the change */
  readonly revision: number;
  readonly cells: Readonly<Record<string, { readonly value: WireValue }>>;
  readonly values: ReadonlyMap<Named, WireValue>;
}
interface Named {
  readonly code: string;
  readonly field: { readonly id: number };
}

/** Who changes it, when, and how. */
export interface Doing {
  readonly caller: Entity & { readonly id: number };
  /** milliseconds since 1970 UTC */
  readonly now: number;
}
export interface Manner {
  readonly kind: HistoryKind;
  /** of a "revert": the revision that the record goes back to, else null */
  readonly revertedTo: number | null;
}
export const ordinary: Manner = { kind: "update", revertedTo: null };

/**
 * What every verb that changes records calls, before it puts the new values into the cells; what comes back goes to
 * `store.history.add` in the same unit. Only what differs is kept. A change that changes nothing is an entry too: the
 * record has a new revision, and somebody made it.
 */
export function historyOf(
  records: readonly Between[],
  { caller, now }: Doing,
  { kind, revertedTo }: Manner = ordinary,
): HistoryEntry[] {
  return records.map((record) => ({
    recordId: record.id,
    revision: record.revision,
    at: now,
    userId: caller.id,
    userCode: caller.code,
    userName: caller.name,
    kind,
    revertedTo,
    changes: differences(record),
  }));
}

function differences({ cells, values }: Between): HistoryChanges {
  const changes: Record<string, [WireValue, WireValue]> = {};
  for (const [{ code, field }, after] of values) {
    const before = Object.hasOwn(cells, code) ? (cells[code]?.value ?? null) : null;
    if (!isSame(before, after)) changes[field.id] = [before, after];
  }
  return changes;
}

export function isSame(before: WireValue, after: WireValue): boolean {
  if (before === after) return true;
  if (typeof before !== "object" || typeof after !== "object") return false;
  return JSON.stringify(before) === JSON.stringify(after);
}
