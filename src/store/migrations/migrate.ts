import type { Compilable } from "kysely";
import type { Connection } from "../sql/connection.ts";
import type { Dialect } from "../sql/dialect.ts";
import { first } from "./0001-first.ts";
import { cursors } from "./0002-cursors.ts";
import { oauth } from "./0003-oauth.ts";
import { directory } from "./0004-directory.ts";
import { passwords } from "./0005-passwords.ts";
import { refusals } from "./0006-refusals.ts";
import { tokenLife } from "./0007-token-life.ts";
import { userTokens } from "./0008-user-tokens.ts";
import { comments } from "./0009-comments.ts";
import { history } from "./0010-history.ts";
import { rowIds } from "./0011-row-ids.ts";
import { groupRules } from "./0012-group-rules.ts";
import { importOptions } from "./0013-import-options.ts";
import { whereUsed } from "./0014-where-used.ts";
import { formerPasswords } from "./0015-former-passwords.ts";
import { callSlots } from "./0016-call-slots.ts";
import { audit } from "./0017-audit.ts";
import { processFields } from "./0018-process-fields.ts";
import { passkeys } from "./0019-passkeys.ts";
import { recalculations } from "./0020-recalculations.ts";
import { wordIndexes } from "./0021-word-indexes.ts";
import { moreLastUses } from "./0022-more-last-uses.ts";

/** The statements that bring the fixed tables one version further. Once released it never changes. */
export type Migration = (
  dialect: Dialect,
  now: number,
  /** to read what is there */
  connection: Connection,
) => Steps | Promise<Steps>;
type Steps = readonly Compilable<unknown>[];

/** In order: a store's version is how many of these it has seen. */
const migrations: readonly Migration[] = [
  first,
  cursors,
  oauth,
  directory,
  passwords,
  refusals,
  tokenLife,
  userTokens,
  comments,
  history,
  rowIds,
  groupRules,
  importOptions,
  whereUsed,
  formerPasswords,
  callSlots,
  audit,
  processFields,
  passkeys,
  recalculations,
  wordIndexes,
  moreLastUses,
];

/**
 * Runs what is missing. The caller puts it into one transaction. `last`: the version to stop at, for whoever wants data
 * as an older version left it.
 */
export async function migrate(connection: Connection, now: number, last = migrations.length) {
  const { build } = connection.dialect;
  const run = ({ sql, parameters }: ReturnType<Compilable["compile"]>) => connection.run(sql, parameters);
  await run(
    build.schema.createTable("schemaVersion").ifNotExists().addColumn("version", "integer").compile(),
  );
  const [row] = await connection.all<{ version: number }>('select "version" from "schemaVersion"', []);
  const version = row?.version ?? 0;
  if (version > migrations.length) {
    throw new Error(`this data was written by a newer tonari (version ${version} of its tables)`);
  }
  if (version >= last) return;
  for (const migration of migrations.slice(version, last)) {
    for (const step of await migration(connection.dialect, now, connection)) await run(step.compile());
  }
  await connection.run('delete from "schemaVersion"', []);
  await connection.run(`insert into "schemaVersion" ("version") values (${last})`, []);
}
