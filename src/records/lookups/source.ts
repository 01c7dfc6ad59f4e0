import { forRights, openIfThere } from "../../apps/open.ts";
import { isKey } from "../../apps/related-apps.ts";
import { problem } from "../../core/errors/problem.ts";
import type { Cell, ColumnValue } from "../../core/fields/field.ts";
import { typeOf } from "../../core/fields/index.ts";
import type { Lookup } from "../../core/fields/lookup.ts";
import { may } from "../../core/permissions/app.ts";
import type { Reader } from "../../store/store.ts";
import type { Asking } from "../asking.ts";
import { parseStored, type StoredCells } from "../compose.ts";
import { formOf } from "../form.ts";
import { idsWhere, readSeen } from "../read-seen.ts";
import { askableFields, sightOf } from "../sight.ts";

/** The app that a lookup looks into, for somebody who may view it. */
export interface Source {
  /** by key, the records that have it */
  find(keys: readonly string[]): Promise<ReadonlyMap<string, StoredCells>>;
  /** undefined: the other app has no such field any more */
  cellOf(record: StoredCells, fieldId: number): Cell | undefined;
}

/** Undefined when the app is gone or the caller may not view it. Keys that may come twice name no record. */
export async function openSource(store: Reader, asking: Asking, lookup: Lookup): Promise<Source | undefined> {
  const open = await openIfThere(store, lookup.app);
  if (!open || !may(asking.actor, forRights(open), "recordViewable")) return undefined;
  const { settings } = open;
  const key = settings.fields.find(({ id }) => id === lookup.key);
  if (!key) return undefined;
  if (!isKey(key)) throw problem("GAIA_LO03");
  const form = formOf(open);
  const { table } = form;
  const type = typeOf(key);
  const context = { timeZone: asking.actor.user.timeZone, user: () => undefined };

  /** Record numbers are copied, and typed, with the app's code in front. */
  const withoutAppCode = (text: string) => {
    const prefix = `${open.app.code}-`;
    return type.fixedColumn === "id" && open.app.code !== "" && text.startsWith(prefix)
      ? text.slice(prefix.length)
      : text;
  };

  async function idsOf(values: readonly ColumnValue[]): Promise<ReadonlyMap<ColumnValue, number>> {
    if (type.fixedColumn === "id") return new Map(values.map((value) => [value, Number(value)]));
    return store.records.idsByValue(table, lookup.key, values);
  }

  const sight = await sightOf(store, asking, open);
  const askable = sight ? askableFields(sight, settings.fields) : settings.fields;
  if (!askable.some(({ id }) => id === lookup.key)) return undefined;
  const copied = settings.fields.filter(({ id }) => lookup.mappings.some(({ from }) => from === id));

  /** As the caller sees them; one of which a copied field is hidden is as if it were not there. */
  async function recordsOf(wanted: readonly number[]): Promise<Map<number, StoredCells>> {
    if (wanted.length === 0) return new Map();
    if (!sight) {
      const heads = await store.records.getMany(table, wanted);
      return new Map(heads.map(({ id, json }) => [id, parseStored(json)]));
    }
    const seen = [...(await idsWhere(store.records, table, wanted, sight.records.viewable))];
    const records = (await readSeen(store.records, form, sight, seen)).map(parseStored);
    const whole = records.filter((record) => copied.every(({ code }) => Object.hasOwn(record, code)));
    return new Map(whole.map((record) => [Number(record.$id?.value), record]));
  }

  return {
    async find(keys) {
      const values = new Map(
        keys
          .map((text) => [text, type.operand(key, withoutAppCode(text), context)] as const)
          .filter(([, value]) => value !== undefined),
      );
      const ids = await idsOf([...new Set(values.values())] as ColumnValue[]);
      const byId = await recordsOf([...new Set(ids.values())]);
      return new Map(
        [...values].flatMap(([text, value]): [string, StoredCells][] => {
          const record = byId.get(ids.get(value ?? null) ?? 0);
          return record ? [[text, record]] : [];
        }),
      );
    },
    cellOf(record, fieldId) {
      const field = settings.fields.find(({ id }) => id === fieldId);
      return field && Object.hasOwn(record, field.code) ? record[field.code] : undefined;
    },
  };
}
