import { followRows, type Migration, withLabels } from "../core/apps/migration.ts";
import type { HistoryChanges, Writer } from "../store/store.ts";

/**
 * Choices that are called otherwise now are called so in the history, too, and rows have the columns of the new form:
 * an old version can be gone back to.
 */
export async function followForm(
  store: Writer,
  appId: number,
  { relabelled, tables }: Migration,
): Promise<void> {
  if (relabelled.length === 0 && tables.length === 0) return;
  await store.history.rewrite(appId, (changes) => {
    const next: Record<string, HistoryChanges[string]> = { ...changes };
    for (const { field, labels } of relabelled) {
      const change = changes[field.id];
      if (change) next[field.id] = [withLabels(change[0], labels), withLabels(change[1], labels)];
    }
    for (const { field, rows } of tables) {
      const change = changes[field.id];
      if (change) next[field.id] = [followRows(change[0], rows), followRows(change[1], rows)];
    }
    return JSON.stringify(next) === JSON.stringify(changes) ? undefined : next;
  });
}
