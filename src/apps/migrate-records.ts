import { emptyMember, migrated, migration, mustRewrite } from "../core/apps/migration.ts";
import type { AppSettings } from "../core/apps/settings.ts";
import type { ColumnValue } from "../core/fields/field.ts";
import { typeOf } from "../core/fields/index.ts";
import type { Writer } from "../store/store.ts";
import { tableOf } from "./table.ts";

/** Brings an app's tables and every stored record from one form to the next. Throws UniqueConflict. */
export async function migrateRecords(
  store: Writer,
  appId: number,
  live: AppSettings | null,
  next: AppSettings,
  unused: string[],
): Promise<void> {
  const to = tableOf(next, appId);
  if (!live) return store.records.createTable(to);

  const plan = migration(live, next);
  await store.records.migrateTable(tableOf(live, appId), to);
  for (const { id } of plan.removed) unused.push(...(await store.files.removeByField(appId, id)));

  if (mustRewrite(plan)) {
    await store.records.rewrite(to, ({ json }) => {
      const record = migrated(json, plan);
      const columns = new Map<number, ColumnValue>(
        plan.relabelled.map(({ field }) => {
          const value = record[field.code]?.value ?? null;
          return [field.id, typeOf(field).columnValue(field, value, { user: nobody })];
        }),
      );
      return { json: JSON.stringify(record), columns };
    });
  } else if (plan.added.length > 0) {
    await store.records.appendToAll(to, plan.added.map(emptyMember).join(","));
  }
}

/** Choices name no users. */
const nobody = () => undefined;
