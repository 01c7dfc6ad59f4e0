import Database from "better-sqlite3";
import { builderFor } from "../sql/builder.ts";
import type { Dialect } from "../sql/dialect.ts";
import { chain } from "../sql/text.ts";
import { decimalKey } from "./decimal-key.ts";
import { wordIndex } from "./word-index.ts";

/** Lists travel as one JSON text, so that a statement's text does not depend on how many values there are. */
export const sqlite: Dialect = {
  engine: "sqlite",
  build: builderFor("sqlite"),
  placeholder: () => "?",
  type: (kind) => (kind === "integer" ? "integer" : "text"),
  decimal: decimalKey,
  integerAsNumber: (column) => `decimal_key(${column})`,
  contains: (text, part) => `instr(${text}, ${part}) > 0`,
  isIn: (column, _, list) => `${column} in (select value from json_each(${list}))`,
  list: (values) => JSON.stringify(values),
  rowsOf: (_, list) => `(select value, key as n from json_each(${list}))`,
  indexed: (column) => column,
  pick: (codes, add) => {
    // What cannot stand in a path is no key of a record either.
    const keys = codes.filter((code) => !/["\\\p{Cc}]/u.test(code)).map((code) => JSON.stringify(code));
    if (!keys.length) return "'{}'";
    const members = keys.map((key) => `coalesce(${add(`,${key}:`)} || (j.json -> ${add(`$.${key}`)}), '')`);
    return `'{' || substr(${chain(members, "||")}, 2) || '}'`;
  },
  page: ({ json, ids, documents }) => {
    // A limited subquery keeps its order, and `cross join` keeps it the outer loop.
    return (
      `select cast('[' || coalesce(group_concat(${json}, ','), '') || ']' as blob) as json, count(*) as length ` +
      `from (${ids}) page cross join ${documents} j on j.id = page.id`
    );
  },
  pageById: ({ documents, descending, limit, offset }) =>
    `select cast('[' || coalesce(group_concat(json, ','), '') || ']' as blob) as json, count(*) as length ` +
    `from (select json from ${documents} order by id ${descending ? "desc" : "asc"} limit ${limit} offset ${offset})`,
  // A unit has the whole database for itself.
  forUpdate: "",
  recordIds: {
    create: (appId) => `insert into "recordIds" ("appId", "last") values (${appId}, 0)`,
    drop: (appId) => `delete from "recordIds" where "appId" = ${appId}`,
  },
  rowIds: {
    create: () => [],
    drop: (appId) => `delete from "rowIds" where "appId" = ${appId}`,
  },
  beginsWithRows: true,
  wordIndex,
  clustered: " without rowid",
  conflictingField(error) {
    if (!(error instanceof Database.SqliteError) || error.code !== "SQLITE_CONSTRAINT_UNIQUE")
      return undefined;
    const field = /UNIQUE constraint failed: r\d+\.f(\d+)/.exec(error.message)?.[1];
    return field === undefined ? undefined : Number(field);
  },
};
