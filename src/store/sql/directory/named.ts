import type { DirectoryWriter, Slice } from "../../directory.ts";
import type { Connection } from "../connection.ts";
import { Values } from "../text.ts";
import { touch } from "./version.ts";

interface Reading<T> {
  byIds(ids: readonly number[]): Promise<T[]>;
  byCodes(codes: readonly string[]): Promise<T[]>;
  list(page?: Slice): Promise<T[]>;
}
type Kind = "organizations" | "titles" | "groups";
type Writing<K extends Kind> = DirectoryWriter[K];
type Of<K extends Kind> = Awaited<ReturnType<Writing<K>["add"]>>;

const columns: { readonly [K in Kind]: readonly Exclude<keyof Of<K>, "id">[] } = {
  organizations: ["code", "name", "localName", "localNameLocale", "parentId", "description"],
  titles: ["code", "name", "description"],
  groups: ["code", "name", "type", "description"],
};
/** More than anybody has. */
const everything = { offset: 0, limit: 1_000_000 };

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(", ");

/** Departments, job titles and groups are kept alike. The names in the texts are the constants above. */
export function namedReader<K extends Kind>(kind: K, connection: Connection): Reading<Of<K>> {
  const { dialect } = connection;
  const select = `select "id", ${quoted(columns[kind])} from "${kind}"`;
  const of = (column: "id" | "code", values: readonly (string | number)[]) => {
    const type = column === "id" ? "integer" : "text";
    const where = dialect.isIn(`"${column}"`, type, dialect.placeholder(1));
    return connection.all<Of<K>>(`${select} where ${where} order by "id"`, [dialect.list(values)]);
  };
  return {
    byIds: (ids) => of("id", ids),
    byCodes: (codes) => of("code", codes),
    list: ({ offset, limit } = everything) =>
      connection.all(
        `${select} order by "id" limit ${dialect.placeholder(1)} offset ${dialect.placeholder(2)}`,
        [limit, offset],
      ),
  };
}

export function namedWriter<K extends Kind>(kind: K, connection: Connection) {
  const { dialect } = connection;
  const reader = namedReader(kind, connection);
  const names: readonly string[] = columns[kind];
  return {
    ...reader,
    async add(one: Omit<Of<K>, "id">): Promise<Of<K>> {
      const values = new Values(dialect);
      const places = names.map((name) => values.add(one[name as keyof typeof one]));
      const [row] = await connection.all<{ id: number }>(
        `insert into "${kind}" (${quoted(names)}) values (${places.join(", ")}) returning "id"`,
        values.all,
      );
      if (!row) throw new Error(`nothing was added to ${kind}`);
      await touch(connection);
      return { ...one, id: row.id } as Of<K>;
    },
    async change(id: number, change: Partial<Omit<Of<K>, "id">>): Promise<void> {
      const given = names.filter((name) => change[name as keyof typeof change] !== undefined);
      if (given.length === 0) return;
      const values = new Values(dialect);
      const set = given.map((name) => `"${name}" = ${values.add(change[name as keyof typeof change])}`);
      await connection.run(
        `update "${kind}" set ${set.join(", ")} where "id" = ${values.add(id)}`,
        values.all,
      );
      await touch(connection);
    },
    async remove(ids: readonly number[]): Promise<void> {
      for (const [table, column] of [...uses[kind], [kind, "id"]] as const) {
        const where = dialect.isIn(`"${column}"`, "integer", dialect.placeholder(1));
        await connection.run(leave(table, column, where), [dialect.list(ids)]);
      }
      await touch(connection);
    },
  };
}

/** Where the ids stand besides their own table. */
const uses: { readonly [K in Kind]: readonly (readonly [table: string, column: string])[] } = {
  organizations: [["memberships", "organizationId"]],
  titles: [["memberships", "titleId"]],
  groups: [
    ["groupMembers", "groupId"],
    ["groupRules", "groupId"],
  ],
};

/** A member without the title stays a member. */
function leave(table: string, column: string, where: string): string {
  return column === "titleId"
    ? `update "${table}" set "${column}" = null where ${where}`
    : `delete from "${table}" where ${where}`;
}
