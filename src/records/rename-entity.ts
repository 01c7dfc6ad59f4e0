import type { Entity, EntityKind, Field, WireValue } from "../core/fields/field.ts";
import { typeNamed } from "../core/fields/index.ts";
import type { HistoryChanges, Writer } from "../store/store.ts";
import type { StoredCells } from "./compose.ts";
import { formOf } from "./form.ts";
import { entityOf } from "./new-record.ts";
import { mapRows } from "./rows.ts";

/**
 * Records and their history show users, departments and groups as `{"code":…,"name":…}`, stored as that text. Nothing
 * else in a record can look like it: inside a text the quotation marks would be escaped. Only an entity of another kind
 * can, so the quick way is for apps whose fields name one kind only.
 */
export async function renameEntity(
  store: Writer,
  kind: EntityKind,
  before: Entity,
  after: Entity,
): Promise<void> {
  const [from, to] = [JSON.stringify(entityOf(before)), JSON.stringify(entityOf(after))];
  if (from === to) return;
  for (const { id } of await store.apps.list({})) {
    const app = await store.apps.hold(id);
    const settings = app && (await store.apps.documents(id))?.live;
    if (!settings) continue;
    const kinds = new Set(settings.fields.flatMap(kindsIn));
    if (!kinds.has(kind)) continue;
    const { table } = formOf({ app, settings });
    if (kinds.size === 1) {
      await store.records.replaceInAll(table, from, to);
      await store.history.replaceInAll(id, from, to);
      continue;
    }
    const renamed = renaming(kind, before, after);
    await store.records.rewrite(table, ({ json }) =>
      json.includes(from) ? { json: inRecord(json, renamed) } : undefined,
    );
    const types = new Map(settings.fields.map((field) => [String(field.id), field.type]));
    await store.history.rewrite(id, (changes) => inHistory(changes, types, renamed));
  }
}

/** What the field names: one kind, or, being a table, those of its columns. */
function kindsIn({ type, fields }: Field): EntityKind[] {
  const of = typeNamed(type)?.mentions?.of;
  const below = Array.isArray(fields) ? (fields as readonly Field[]).flatMap(kindsIn) : [];
  return of === undefined || of === "files" ? below : [of, ...below];
}

type Renamed = (type: string, value: WireValue) => WireValue;

function renaming(kind: EntityKind, before: Entity, after: Entity): Renamed {
  const isIt = (one: unknown) =>
    (one as Entity | null)?.code === before.code && (one as Entity).name === before.name;
  const fresh = entityOf(after);
  return function renamed(type, value): WireValue {
    if (typeNamed(type)?.mentions?.of !== kind) return mapRows(value, renamed);
    if (!Array.isArray(value)) return isIt(value) ? fresh : value;
    return (value as readonly Entity[]).map((one) => (isIt(one) ? fresh : one));
  };
}

function inRecord(json: string, renamed: Renamed): string {
  const cells: StoredCells = JSON.parse(json);
  for (const cell of Object.values(cells)) cell.value = renamed(cell.type, cell.value);
  return JSON.stringify(cells);
}

function inHistory(changes: HistoryChanges, types: ReadonlyMap<string, string>, renamed: Renamed) {
  const next = Object.fromEntries(
    Object.entries(changes).map(([id, [before, after]]) => {
      const type = types.get(id) ?? "";
      return [id, [renamed(type, before), renamed(type, after)] as const];
    }),
  );
  return JSON.stringify(next) === JSON.stringify(changes) ? undefined : next;
}
