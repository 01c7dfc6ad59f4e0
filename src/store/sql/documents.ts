import type { AppDocuments } from "../store.ts";
import type { Connection } from "./connection.ts";
import { statement } from "./statement.ts";

interface Kept {
  readonly version: number;
  readonly documents: AppDocuments;
}

/** More apps than are in use at the same time, and few enough for the memory. */
const limit = 200;

const version = statement((db, given: { id: number }) =>
  db.selectFrom("apps").select("version").where("id", "=", given.id),
);
const load = statement((db, given: { id: number }) =>
  db
    .selectFrom("apps")
    .innerJoin("documents", "documents.appId", "apps.id")
    .select(["apps.version", "documents.live", "documents.preview"])
    .where("apps.id", "=", given.id),
);

/**
 * Parsed settings, valid while the app's version, which is read each time, is the same: another process may have
 * deployed. A unit keeps what it reads apart until it is committed, because a version that was rolled back can
 * come again with other contents.
 */
export class Documents {
  readonly #kept = new Map<number, Kept>();
  readonly #committed: Documents | undefined;

  constructor(committed?: Documents) {
    this.#committed = committed;
  }

  async of(connection: Connection, appId: number): Promise<AppDocuments | undefined> {
    const [current] = await version(connection, { id: appId });
    if (!current) return undefined;
    const kept = this.#at(appId, current.version);
    if (kept) return kept.documents;
    const [row] = await load(connection, { id: appId });
    if (!row) return undefined;
    const documents = freeze({
      live: row.live === null ? null : JSON.parse(row.live),
      preview: JSON.parse(row.preview),
    });
    this.#keep(appId, { version: row.version, documents });
    return documents;
  }

  /** The unit that read through this is committed: everybody may see what it kept. */
  commit() {
    const everybody = this.#committed;
    if (everybody) for (const [appId, kept] of this.#kept) everybody.#keep(appId, kept);
  }

  #at(appId: number, version: number): Kept | undefined {
    const kept = this.#kept.get(appId);
    if (kept?.version === version) return kept;
    const everybody = this.#committed;
    return everybody ? everybody.#at(appId, version) : undefined;
  }

  #keep(appId: number, kept: Kept) {
    const before = this.#kept.get(appId);
    if (before && before.version >= kept.version) return;
    this.#kept.delete(appId);
    this.#kept.set(appId, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > limit && oldest !== undefined) this.#kept.delete(oldest);
  }
}

function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) freeze(part);
    Object.freeze(value);
  }
  return value;
}
