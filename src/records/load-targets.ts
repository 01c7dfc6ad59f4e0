import { problem } from "../core/errors/problem.ts";
import type { RecordWriter } from "../store/store.ts";
import { type Existing, existing } from "./existing.ts";
import type { Form } from "./form.ts";
import type { Change, Target } from "./target.ts";

/** A change together with the record that it changes; none: it adds one. */
export interface Loaded {
  readonly change: Change;
  readonly existing: Existing | undefined;
  /** the record's revision after this change */
  readonly revision: number;
}

/**
 * Loads the records that will change and holds them. Whoever has seen an older revision is refused,
 * and before that whoever may not edit one of them.
 */
export async function loadTargets(
  records: RecordWriter,
  { table }: Form,
  targets: readonly Target[],
  { upsert, mayEdit }: { upsert: boolean; mayEdit: (ids: readonly number[]) => Promise<void> },
): Promise<Loaded[]> {
  const ids = new Set(targets.flatMap(({ id }) => id ?? []));
  const heads = ids.size === 0 ? [] : await records.lock(table, [...ids]);
  const byId = new Map(heads.map((head) => [head.id, head]));
  const loaded = new Map<number, Existing>();
  const found = targets.map(({ change, id }) => {
    const head = id === undefined ? undefined : byId.get(id);
    if (!head) {
      if (!upsert) throw id === undefined ? problem("GAIA_RE20") : problem("GAIA_RE01", { id });
      return { change, existing: undefined };
    }
    const record = loaded.get(head.id) ?? existing(head, change.path);
    loaded.set(head.id, record);
    return { change, existing: record };
  });
  await mayEdit([...loaded.keys()]);
  return found.map(({ change, existing }) => {
    if (!existing) return { change, existing, revision: 1 };
    const { revision = -1, given } = change;
    if (revision !== -1 && revision !== existing.revision) throw problem("GAIA_CO02");
    // Without `record` nothing is changed. kintone's documentation says no more about it than that.
    if (given) existing.revision++;
    return { change, existing, revision: existing.revision };
  });
}
