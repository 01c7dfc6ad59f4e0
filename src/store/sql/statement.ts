import type { Compilable, Kysely } from "kysely";
import type { Connection } from "./connection.ts";
import type { Dialect } from "./dialect.ts";
import type { Tables } from "./tables.ts";

type Build<Given, Row> = (db: Kysely<Tables>, given: Given, dialect: Dialect) => Compilable<Row>;

/**
 * A statement whose text never changes: built once per engine, because building costs ten times as much as
 * SQLite's answer, and some of these run on every request.
 */
export function statement<Given extends object, Row>(build: Build<Given, Row>) {
  const bind = builtOnce(build);
  return (connection: Connection, given: Given): Promise<Row[]> => {
    const { text, values } = bind(connection.dialect, given);
    return connection.fixed<Row>(text, values);
  };
}

/** The same for statements that answer nothing. */
export function command<Given extends object>(build: Build<Given, unknown>) {
  const bind = builtOnce(build);
  return (connection: Connection, given: Given): Promise<void> => {
    const { text, values } = bind(connection.dialect, given);
    return connection.run(text, values);
  };
}

/** Stands for a value while the statement is built. */
class Place {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}
const places: object = new Proxy({}, { get: (_, name) => new Place(String(name)) });

function builtOnce<Given extends object>(build: Build<Given, unknown>) {
  const built = new Map<Dialect, { sql: string; parameters: readonly unknown[] }>();
  return (dialect: Dialect, given: Given) => {
    let compiled = built.get(dialect);
    if (!compiled) {
      compiled = build(dialect.build, places as Given, dialect).compile();
      built.set(dialect, compiled);
    }
    const bag = given as Record<string, unknown>;
    const values = compiled.parameters.map((value) => (value instanceof Place ? bag[value.name] : value));
    return { text: compiled.sql, values };
  };
}
