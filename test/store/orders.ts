import type { AppSettings } from "../../src/core/apps/settings.ts";
import type { ColumnValue } from "../../src/core/fields/field.ts";
import type { ColumnRef, Condition, OrderKey, Query } from "../../src/core/query/query.ts";
import { searchIndex } from "../../src/core/search.ts";
import type { RecordTable, Store, StoredRecord, Writer } from "../../src/store/store.ts";

/** An app of orders, as the store sees it. */
export const fields = { title: 3, quantity: 4, tags: 5, code: 6, buyer: 7 } as const;

export const orders: RecordTable = {
  appId: 1,
  columns: [
    { field: fields.title, kind: "text", unique: false, searched: true },
    { field: fields.quantity, kind: "number", unique: false, searched: false },
    { field: fields.tags, kind: "list", unique: false, searched: false },
    { field: fields.code, kind: "text", unique: true, searched: false },
    { field: fields.buyer, kind: "integer", unique: false, searched: false },
  ],
};

/** The same with a table of lines. */
export const ordersWithRows = {
  table: {
    ...orders,
    tables: [{ field: 20, columns: [{ field: 21, kind: "text", unique: false, searched: false }] }],
  } satisfies RecordTable,
  rows: (...ids: readonly number[]) =>
    new Map([[20, ids.map((id) => ({ id, columns: new Map([[21, `line ${id}`]]), search: new Map() }))]]),
};

export const title: ColumnRef = { kind: "text", column: fields.title };
export const quantity: ColumnRef = { kind: "number", column: fields.quantity };
export const tags: ColumnRef = { kind: "list", column: fields.tags };
export const code: ColumnRef = { kind: "text", column: fields.code };
export const id: ColumnRef = { kind: "integer", column: "id" };

export interface Order {
  title?: string;
  quantity?: string;
  tags?: readonly string[];
  code?: string;
}

export function order(id: number, values: Order = {}): StoredRecord {
  const { title = null, quantity = null, tags = [], code = null } = values;
  const columns = new Map<number, ColumnValue>([
    [fields.title, title],
    [fields.quantity, quantity],
    [fields.tags, tags],
    [fields.code, code],
  ]);
  return {
    id,
    revision: 1,
    json: orderJson(id, values),
    creatorId: 1,
    modifierId: 1,
    createdAt: "2026-04-01T09:00:00Z",
    updatedAt: "2026-04-01T09:00:00Z",
    columns,
    search: new Map([[fields.title, searchIndex(title ?? "")]]),
  };
}

export const orderJson = (id: number, { title = "", quantity = "", tags = [] }: Order = {}) =>
  JSON.stringify({
    title: { type: "SINGLE_LINE_TEXT", value: title },
    数量: { type: "NUMBER", value: quantity },
    tags: { type: "CHECK_BOX", value: tags },
    $id: { type: "__ID__", value: String(id) },
    $revision: { type: "__REVISION__", value: "1" },
  });

export const settings = (name: string): AppSettings =>
  ({
    general: { name },
    fields: [],
    layout: [],
    views: [],
    acl: [],
    tokens: [],
    nextId: 10,
  }) as unknown as AppSettings;

/** Makes the app, and orders with the ids 1, 2, 3 … */
export async function withOrders(store: Store, ...values: readonly Order[]) {
  await store.write(async (writer) => {
    await addApp(writer, "Orders");
    await writer.records.createTable(orders);
    const ids = await writer.records.reserveIds(orders, values.length);
    await writer.records.insert(
      orders,
      values.map((value, index) => order(ids[index] ?? 0, value)),
    );
  });
}

export const addApp = (writer: Writer, name: string) =>
  writer.apps.add({ code: "", spaceId: null, threadId: null, creatorId: 1 }, settings(name), 1000);

export const query = (where: Condition = { is: "all" }, order: readonly OrderKey[] = []): Query => ({
  where,
  order,
  limit: 500,
  offset: 0,
});

/** What a page shows, read as whoever gets the reply would. */
export async function found(store: Store, asked: Query, codes?: readonly string[]) {
  const page = await store.view.records.find(orders, asked, codes);
  const records = JSON.parse(new TextDecoder().decode(page.json)) as Record<string, { value: unknown }>[];
  if (records.length !== page.length)
    throw new Error(`${page.length} records counted, ${records.length} sent`);
  return records;
}

export const foundIds = async (store: Store, where: Condition, order: readonly OrderKey[] = []) =>
  store.view.records.ids(orders, query(where, order));

export const ascending = (on: ColumnRef): OrderKey => ({ on, descending: false });
export const descending = (on: ColumnRef): OrderKey => ({ on, descending: true });
