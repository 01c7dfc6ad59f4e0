import type { Condition, Query } from "../../core/query/query.ts";
import type { RecordHead, RecordReader, RecordTable } from "../store.ts";
import { columnOf, jsonOf, recordsOf } from "./app-table.ts";
import { isBounded, isDistinct } from "./bounded.ts";
import { byRows, idsByRows, whereByRows } from "./by-rows.ts";
import { byWords } from "./by-words.ts";
import { orderBy, recordsFrom, where } from "./compile.ts";
import type { Connection } from "./connection.ts";
import { encode } from "./encode.ts";
import { Values } from "./text.ts";

/** What `get`, `getMany` and `lock` read. */
export const heads = ({ appId }: RecordTable, more: readonly string[] = []) =>
  `select ${["r.id", "r.revision", "j.json", ...more].join(", ")} from ${recordsOf(appId)} r join ${jsonOf(appId)} j on j.id = r.id`;

export function recordReader(connection: Connection): RecordReader {
  const { dialect } = connection;
  return {
    async get(table, id) {
      const [head] = await connection.all<RecordHead>(
        `${heads(table)} where r.id = ${dialect.placeholder(1)}`,
        [id],
      );
      return head;
    },

    async json({ appId }, id) {
      const text = `select json from ${jsonOf(appId)} where id = ${dialect.placeholder(1)}`;
      const [found] = await connection.all<{ json: string }>(text, [id]);
      return found?.json;
    },

    async getMany(table, ids) {
      const some = dialect.isIn("r.id", "integer", dialect.placeholder(1));
      return connection.all<RecordHead>(`${heads(table)} where ${some}`, [dialect.list(ids)]);
    },

    async find(table, query, codes) {
      const values = new Values(dialect);
      if (!codes && dialect.pageById && isById(query)) {
        const parts = { documents: jsonOf(table.appId), descending: query.order[0]?.descending ?? true };
        const span = { limit: values.add(query.limit), offset: values.add(query.offset) };
        return connection.page(dialect.pageById({ ...parts, ...span }), values.all, { bounded: true });
      }
      // In the order of the text: SQLite counts its places.
      const json = codes ? dialect.pick([...new Set(codes)], (value) => values.add(value)) : "j.json";
      const ids = idsOf(table, query, values);
      const text = dialect.page({ json, ids, documents: jsonOf(table.appId) });
      return connection.page(text, values.all, { bounded: !codes && isBounded(query, table) });
    },

    async ids(table, query) {
      const values = new Values(dialect);
      const rows = await connection.scan<{ id: number }>(idsOf(table, query, values), values.all);
      return rows.map((row) => row.id);
    },

    async count(table, condition) {
      const values = new Values(dialect);
      const { from, where } = chosen(table, condition, values);
      const text = `select count(*) as count from ${from} where ${where}`;
      const [row] = await connection.scan<{ count: number }>(text, values.all);
      return row?.count ?? 0;
    },

    async idsByValue(table, field, wanted) {
      const kind = table.columns.find((column) => column.field === field)?.kind ?? "text";
      const asked = wanted
        .map((value) => ({ value, encoded: encode(dialect, kind, value) }))
        .filter((one) => one.encoded !== null);
      const rows = await connection.all<{ id: number; n: number }>(
        `select v.n as n, r.id as id from ${dialect.rowsOf(kind, dialect.placeholder(1))} v ` +
          `cross join ${recordsOf(table.appId)} r where r.${columnOf(field)} = v.value order by r.id desc`,
        [dialect.list(asked.map((one) => one.encoded as string | number))],
      );
      return new Map(rows.map(({ id, n }) => [asked[n]?.value ?? null, id]));
    },
  };
}

const isById = ({ where, order }: Query) => where.is === "all" && sortsById(order);
const sortsById = (order: Query["order"]) => (order[0]?.on.column ?? "id") === "id";

/** Where the records of a condition are found, and by which conditions. */
function chosen(table: RecordTable, condition: Condition, values: Values) {
  const words = byWords(condition, table, values);
  if (words) return words;
  const rows = values.dialect.beginsWithRows ? byRows(condition) : undefined;
  const those = rows ? whereByRows(rows, table, values) : where(condition, table.appId, values);
  return { from: recordsFrom(table.appId, condition), where: those, id: undefined };
}

function idsOf(table: RecordTable, query: Query, values: Values): string {
  const byId = sortsById(query.order);
  const rows = values.dialect.beginsWithRows && byId ? byRows(query.where) : undefined;
  if (rows) return idsByRows(rows, table, query, values);
  const { from, where, id } = chosen(table, query.where, values);
  const distinct = isDistinct(query, table);
  const order = distinct ? query.order.slice(0, 1) : query.order;
  const by =
    id && byId
      ? `${id} ${query.order[0]?.descending === false ? "asc" : "desc"}`
      : orderBy(order, values, distinct);
  return (
    `select r.id as id from ${from} where ${where} ` +
    `order by ${by} limit ${values.add(query.limit)} offset ${values.add(query.offset)}`
  );
}
