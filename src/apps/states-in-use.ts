import type { AppSettings } from "../core/apps/settings.ts";
import type { RecordReader } from "../store/store.ts";
import { tableOf } from "./table.ts";

/** The name of a status that is going although records have it. While the process is off they keep it unseen. */
export async function removedStateInUse(
  records: RecordReader,
  appId: number,
  live: AppSettings,
  next: AppSettings,
): Promise<string | undefined> {
  const field = live.fields.find(({ type }) => type === "STATUS");
  const kept = new Set(next.process?.states.map(({ id }) => id));
  const removed = live.process?.states.filter(({ id }) => !kept.has(id)) ?? [];
  if (!field?.stored) return undefined;
  for (const { id, name } of removed) {
    const on = { kind: "text", column: field.id } as const;
    const where = { is: "in", on, values: [String(id)] } as const;
    if ((await records.count(tableOf(live, appId), where)) > 0) return name;
  }
  return undefined;
}
