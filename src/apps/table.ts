import type { AppSettings } from "../core/apps/settings.ts";
import { typeOf } from "../core/fields/index.ts";
import type { RecordColumn, RecordTable } from "../store/store.ts";

const tables = new WeakMap<AppSettings, RecordTable>();

/** The shape of the tables that hold the records of an app with these settings. */
export function tableOf(settings: AppSettings, appId: number): RecordTable {
  const known = tables.get(settings);
  if (known?.appId === appId) return known;
  const made: RecordTable = { appId, columns: columnsOf(settings) };
  tables.set(settings, made);
  return made;
}

function columnsOf({ fields }: AppSettings): RecordColumn[] {
  return fields.flatMap((field) => {
    const { column, fixedColumn, searched } = typeOf(field);
    if (column === null || fixedColumn !== undefined) return [];
    return [{ field: field.id, kind: column, unique: field.unique === true, searched }];
  });
}
