import type { AppSettings } from "../core/apps/settings.ts";
import { isOff } from "../core/fields/base/switched.ts";
import type { Field } from "../core/fields/field.ts";
import { typeOf } from "../core/fields/index.ts";
import type { RecordColumn, RecordTable, RowTable } from "../store/store.ts";

const tables = new WeakMap<AppSettings, RecordTable>();

/** The shape of the tables that hold the records of an app with these settings. */
export function tableOf(settings: AppSettings, appId: number): RecordTable {
  const known = tables.get(settings);
  if (known?.appId === appId) return known;
  const made: RecordTable = { appId, columns: columnsOf(settings.fields), tables: tablesOf(settings.fields) };
  tables.set(settings, made);
  return made;
}

function tablesOf(fields: readonly Field[]): RowTable[] {
  return fields.flatMap(({ id, fields }) => (fields ? [{ field: id, columns: columnsOf(fields) }] : []));
}

function columnsOf(fields: readonly Field[]): RecordColumn[] {
  return fields.flatMap((field) => {
    const { column, fixedColumn, searched } = typeOf(field);
    if (column === null || fixedColumn !== undefined || isUnused(field)) return [];
    return [{ field: field.id, kind: column, unique: field.unique === true, searched }];
  });
}

/** What was never switched on has no column yet. */
const isUnused = (field: Field) => isOff(field) && field.stored !== true;
