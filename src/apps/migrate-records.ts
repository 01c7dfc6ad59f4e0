import {
  emptyMember,
  type Migration,
  migrated,
  migration,
  mustRewrite,
  type RecordJson,
  removedFields,
  rowsIn,
} from "../core/apps/migration.ts";
import type { AppSettings } from "../core/apps/settings.ts";
import { categoryField } from "../core/categories/settings.ts";
import type { ColumnValue } from "../core/fields/field.ts";
import { typeOf } from "../core/fields/index.ts";
import { followForm } from "../history/follow-form.ts";
import type { RecordTable, Writer } from "../store/store.ts";
import { startCategories } from "./start-categories.ts";
import { startProcess } from "./start-process.ts";
import { removedStateInUse } from "./states-in-use.ts";
import { tableOf } from "./table.ts";

/** Records have a status that the new settings do not know. */
export class StateInUse extends Error {
  override readonly name = "StateInUse";
  readonly state: string;
  constructor(state: string) {
    super(`there are records in the status ${state}`);
    this.state = state;
  }
}

/** Brings an app's tables and every stored record from one form to the next. Throws UniqueConflict, StateInUse. */
export async function migrateRecords(
  store: Writer,
  appId: number,
  live: AppSettings | null,
  next: AppSettings,
  unused: string[],
): Promise<void> {
  if (!live) return store.records.createTable(tableOf(next, appId));
  const inUse = await removedStateInUse(store.records, appId, live, next);
  if (inUse !== undefined) throw new StateInUse(inUse);
  const plan = migration(live, next);
  const from = tableOf(live, appId);
  await changeRecords(store, from, plan);
  await followForm(store, appId, plan);
  for (const { id } of removedFields(plan)) unused.push(...(await store.files.removeByField(appId, id)));
  // Last: from here to the commit PostgreSQL lets nobody read the app's records.
  await store.records.migrateTable(from, tableOf(next, appId));
  if (next.process?.enable && !live.process?.enable) await startProcess(store, appId, next);
  if (hasCategories(next) && !hasCategories(live)) await startCategories(store, appId, next);
}

const hasCategories = (settings: AppSettings) => categoryField(settings)?.enabled === true;

async function changeRecords({ records }: Writer, table: RecordTable, plan: Migration): Promise<void> {
  if (mustRewrite(plan)) {
    await records.rewrite(table, ({ json }) => {
      const record = migrated(json, plan);
      return {
        json: JSON.stringify(record),
        columns: relabelledColumns(record, plan),
        rows: relabelledRows(record, plan),
      };
    });
  } else if (plan.added.length > 0) {
    await records.appendToAll(table, plan.added.map(emptyMember).join(","));
  }
}

function relabelledColumns(
  record: Readonly<RecordJson>,
  { relabelled }: Migration,
): Map<number, ColumnValue> {
  return new Map(
    relabelled.map(({ field }) => {
      const value = record[field.code]?.value ?? null;
      return [field.id, typeOf(field).columnValue(field, value, { user: nobody })];
    }),
  );
}

function relabelledRows(record: RecordJson, { tables }: Migration) {
  return new Map(
    tables
      .filter(({ rows }) => rows.relabelled.length > 0)
      .map(({ field, rows }) => [
        field.id,
        rowsIn(record[field.code]).map(({ value }) => ({ columns: relabelledColumns(value, rows) })),
      ]),
  );
}

/** Choices name no users. */
const nobody = () => undefined;
