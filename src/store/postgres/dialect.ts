import { builderFor } from "../sql/builder.ts";
import type { Dialect } from "../sql/dialect.ts";
import { wordIndex } from "./word-index.ts";

const types = { text: 'text collate "C"', list: 'text collate "C"', integer: "bigint", number: "numeric" };
export const arrayTypes = { text: "text[]", list: "text[]", integer: "bigint[]", number: "numeric[]" };

/** SQLSTATE unique_violation */
const uniqueViolation = "23505";

export const postgres: Dialect = {
  engine: "postgres",
  build: builderFor("postgres"),
  placeholder: (position) => `$${position}`,
  type: (kind) => types[kind],
  decimal: (plain) => plain,
  integerAsNumber: (column) => column,
  contains: (text, part) => `strpos(${text}, ${part}) > 0`,
  isIn: (column, kind, list) => `${column} = any(${list}::${arrayTypes[kind]})`,
  list: (values) => values,
  rowsOf: (kind, list) =>
    `(select value, (place - 1)::integer as n from unnest(${list}::${arrayTypes[kind]}) with ordinality as given (value, place))`,
  indexed: (column) => `${column} nulls first`,
  pick: (codes, add) => {
    const keys = `${add(codes)}::text[]`;
    const members =
      "string_agg(to_json(m.key)::text || ':' || m.value::text, ',' order by array_position(given.keys, m.key))";
    return (
      `(select '{' || coalesce(${members}, '') || '}' from (select ${keys} as keys) given, ` +
      "json_each(j.json::json) m where m.key = any(given.keys))"
    );
  },
  page: ({ json, ids, documents }) => {
    // Numbered outside of the limit: inside, PostgreSQL would sort everything instead of keeping the best.
    return (
      `select '[' || coalesce(string_agg(${json}, ',' order by page.place), '') || ']' as json, count(*)::integer as length ` +
      `from (select id, row_number() over () as place from (${ids}) ids) page join ${documents} j on j.id = page.id`
    );
  },
  forUpdate: "for update",
  recordIds: {
    create: (appId) => `create sequence q${appId}`,
    drop: (appId) => `drop sequence if exists q${appId}`,
  },
  rowIds: {
    create: (appId) => [`create sequence if not exists w${appId}`],
    drop: (appId) => `drop sequence if exists w${appId}`,
  },
  beginsWithRows: false,
  wordIndex,
  clustered: "",
  conflictingField(error) {
    if (!(error instanceof Error && "code" in error && "constraint" in error)) return undefined;
    if (error.code !== uniqueViolation) return undefined;
    const field = /^u\d+_(\d+)$/.exec(String(error.constraint))?.[1];
    return field === undefined ? undefined : Number(field);
  },
};
