import type { Domain } from "../domain.ts";
import type { Reader, Writer } from "../store/store.ts";

const name = "audit";
const byDefault = { days: 365 };
const day = 24 * 60 * 60_000;
/** A unit holds nobody up longer than this many lines take. */
const atOnce = 500;

export interface AuditSettings {
  /** how long lines are kept; 0: for ever */
  readonly days: number;
}

export async function auditSettings({ values }: Pick<Reader, "values">): Promise<AuditSettings> {
  const stored = await values.get(name);
  return stored === undefined ? byDefault : (JSON.parse(stored) as AuditSettings);
}

export async function changeAuditSettings(store: Writer, settings: AuditSettings): Promise<AuditSettings> {
  await store.values.set(name, JSON.stringify(settings));
  return settings;
}

/** Drops what is older than the administrators want, a little at a time. */
export async function trimAudit({ store, now }: Domain): Promise<void> {
  const { days } = await auditSettings(store.view);
  if (days === 0) return;
  const before = now() - days * day;
  while ((await store.write(({ audit }) => audit.removeBefore(before, atOnce))) === atOnce);
}
