import type {
  OAuthAccess,
  OAuthClient,
  OAuthClientChange,
  OAuthCode,
  OAuthGrant,
  OAuthPass,
  Reader,
  Writer,
} from "../store.ts";
import type { Connection } from "./connection.ts";
import { isIn } from "./expressions.ts";
import { command, statement } from "./statement.ts";
import type { Scoped } from "./tables.ts";

const clientColumns = [
  "id",
  "name",
  "redirectEndpoint",
  "logo",
  "secretDigest",
  "createdAt",
  "creatorId",
  "modifiedAt",
] as const;
const codeColumns = [
  "digest",
  "clientId",
  "userId",
  "redirectEndpoint",
  "scopes",
  "challenge",
  "expiresAt",
  "grantId",
] as const;
const grantColumns = ["id", "clientId", "userId", "scopes", "refreshDigest", "createdAt", "usedAt"] as const;

const scoped = <T extends { readonly scopes: readonly string[] }>(row: Scoped<T>): T =>
  ({ ...row, scopes: row.scopes.split(" ") }) as unknown as T;
const stored = <T extends { readonly scopes: readonly string[] }>(given: T): Scoped<T> => ({
  ...given,
  scopes: given.scopes.join(" "),
});

const client = statement((db, given: { id: string }) =>
  db.selectFrom("oauthClients").select(clientColumns).where("id", "=", given.id),
);
const clients = statement((db, _: object) =>
  db.selectFrom("oauthClients").select(clientColumns).orderBy("name").orderBy("id"),
);
const allowedUsers = statement((db, given: { clientId: string }) =>
  db.selectFrom("oauthUsers").select("userId").where("clientId", "=", given.clientId).orderBy("userId"),
);
const isAllowed = statement((db, given: { clientId: string; userId: number }) =>
  db
    .selectFrom("oauthUsers")
    .select("userId")
    .where("clientId", "=", given.clientId)
    .where("userId", "=", given.userId),
);
const grantByRefresh = statement((db, given: { digest: string }) =>
  db.selectFrom("oauthGrants").select(grantColumns).where("refreshDigest", "=", given.digest),
);
const grantsOf = statement((db, given: { userId: number }) =>
  db
    .selectFrom("oauthGrants")
    .select(grantColumns)
    .where("userId", "=", given.userId)
    .orderBy("createdAt", "desc")
    .orderBy("id"),
);
/** One question for what every call of an application asks: the token, its grant, the tick at the user. */
const pass = statement((db, given: { digest: string }) =>
  db
    .selectFrom("oauthAccess as access")
    .innerJoin("oauthGrants as grant", "grant.id", "access.grantId")
    .innerJoin("oauthUsers as allowed", (on) =>
      on.onRef("allowed.clientId", "=", "grant.clientId").onRef("allowed.userId", "=", "grant.userId"),
    )
    .select([
      "access.digest",
      "access.grantId",
      "access.scopes",
      "access.expiresAt",
      "grant.clientId",
      "grant.userId",
      "grant.usedAt",
    ])
    .where("access.digest", "=", given.digest),
);

export function oauthReader(connection: Connection): Reader["oauth"] {
  return {
    client: async (id) => (await client(connection, { id }))[0],
    clients: () => clients(connection, {}),
    allowedUsers: async (clientId) =>
      (await allowedUsers(connection, { clientId })).map(({ userId }) => userId),
    isAllowed: async (clientId, userId) => (await isAllowed(connection, { clientId, userId })).length > 0,
    grantByRefresh: async (digest) =>
      (await grantByRefresh(connection, { digest })).map(scoped<OAuthGrant>)[0],
    grantsOf: async (userId) => (await grantsOf(connection, { userId })).map(scoped<OAuthGrant>),
    pass: async (digest) => (await pass(connection, { digest })).map(scoped<OAuthPass>)[0],
  };
}

const addClient = command((db, given: OAuthClient) =>
  db.insertInto("oauthClients").values({
    id: given.id,
    name: given.name,
    redirectEndpoint: given.redirectEndpoint,
    logo: given.logo,
    secretDigest: given.secretDigest,
    createdAt: given.createdAt,
    creatorId: given.creatorId,
    modifiedAt: given.modifiedAt,
  }),
);
const holdClient = statement((db, given: { id: string }, { engine }) => {
  const read = db.selectFrom("oauthClients").select(clientColumns).where("id", "=", given.id);
  return engine === "postgres" ? read.forUpdate() : read;
});
const changeClient = command((db, given: OAuthClient) =>
  db
    .updateTable("oauthClients")
    .set({
      name: given.name,
      redirectEndpoint: given.redirectEndpoint,
      logo: given.logo,
      secretDigest: given.secretDigest,
      modifiedAt: given.modifiedAt,
    })
    .where("id", "=", given.id),
);
const removeClient = command((db, given: { id: string }) =>
  db.deleteFrom("oauthClients").where("id", "=", given.id),
);

const addUser = command((db, given: { clientId: string; userId: number }) =>
  db.insertInto("oauthUsers").values({ clientId: given.clientId, userId: given.userId }),
);
const removeUsers = command((db, given: { clientId: string; userIds: unknown }, dialect) =>
  db
    .deleteFrom("oauthUsers")
    .where("clientId", "=", given.clientId)
    .where(isIn(dialect, "userId", given.userIds)),
);

const addCode = command((db, given: Scoped<OAuthCode>) =>
  db.insertInto("oauthCodes").values({
    digest: given.digest,
    clientId: given.clientId,
    userId: given.userId,
    redirectEndpoint: given.redirectEndpoint,
    scopes: given.scopes,
    challenge: given.challenge,
    expiresAt: given.expiresAt,
    grantId: given.grantId,
  }),
);
const lockCode = statement((db, given: { digest: string }, { engine }) => {
  const read = db.selectFrom("oauthCodes").select(codeColumns).where("digest", "=", given.digest);
  return engine === "postgres" ? read.forUpdate() : read;
});
const spendCode = command((db, given: { digest: string; grantId: string }) =>
  db.updateTable("oauthCodes").set({ grantId: given.grantId }).where("digest", "=", given.digest),
);

const addGrant = command((db, given: Scoped<OAuthGrant>) =>
  db.insertInto("oauthGrants").values({
    id: given.id,
    clientId: given.clientId,
    userId: given.userId,
    scopes: given.scopes,
    refreshDigest: given.refreshDigest,
    createdAt: given.createdAt,
    usedAt: given.usedAt,
  }),
);
const touchGrant = command((db, given: { id: string; usedAt: number }) =>
  db.updateTable("oauthGrants").set({ usedAt: given.usedAt }).where("id", "=", given.id),
);
const addAccess = command((db, given: Scoped<OAuthAccess>) =>
  db.insertInto("oauthAccess").values({
    digest: given.digest,
    grantId: given.grantId,
    scopes: given.scopes,
    expiresAt: given.expiresAt,
  }),
);
const removeAccess = command((db, given: { digest: string }) =>
  db.deleteFrom("oauthAccess").where("digest", "=", given.digest),
);

const grantsOfClient = statement((db, given: { clientId: string }) =>
  db.selectFrom("oauthGrants").select(["id", "userId"]).where("clientId", "=", given.clientId),
);
const removeAccessOf = command((db, given: { grantIds: unknown }, dialect) =>
  db.deleteFrom("oauthAccess").where(isIn(dialect, "grantId", given.grantIds)),
);
const removeGrants = command((db, given: { grantIds: unknown }, dialect) =>
  db.deleteFrom("oauthGrants").where(isIn(dialect, "id", given.grantIds)),
);
const removeCodesOfClient = command((db, given: { clientId: string }) =>
  db.deleteFrom("oauthCodes").where("clientId", "=", given.clientId),
);
const removeCodesOfUser = command((db, given: { userId: number }) =>
  db.deleteFrom("oauthCodes").where("userId", "=", given.userId),
);
const removeCodesOfUsers = command((db, given: { clientId: string; userIds: unknown }, dialect) =>
  db
    .deleteFrom("oauthCodes")
    .where("clientId", "=", given.clientId)
    .where(isIn(dialect, "userId", given.userIds)),
);
const removeExpiredCodes = command((db, given: { now: number }) =>
  db.deleteFrom("oauthCodes").where("expiresAt", "<=", given.now),
);
const removeExpiredAccess = command((db, given: { now: number }) =>
  db.deleteFrom("oauthAccess").where("expiresAt", "<=", given.now),
);

export function oauthWriter(connection: Connection): Writer["oauth"] {
  const { dialect } = connection;
  const reader = oauthReader(connection);

  async function drop(ids: readonly string[]) {
    const given = { grantIds: dialect.list(ids) };
    await removeAccessOf(connection, given);
    await removeGrants(connection, given);
  }
  /** What the users allowed the client, with the codes that wait. */
  async function cutOff(clientId: string, userIds: readonly number[]) {
    const gone = new Set(userIds);
    const grants = await grantsOfClient(connection, { clientId });
    await drop(grants.filter(({ userId }) => gone.has(userId)).map(({ id }) => id));
    await removeCodesOfUsers(connection, { clientId, userIds: dialect.list(userIds) });
  }

  return {
    ...reader,
    addClient: (given) => addClient(connection, given),
    async changeClient(id, change: OAuthClientChange, now) {
      const [before] = await holdClient(connection, { id });
      if (before) await changeClient(connection, { ...before, ...change, modifiedAt: now });
    },
    async removeClient(id) {
      await drop((await grantsOfClient(connection, { clientId: id })).map((grant) => grant.id));
      await removeCodesOfClient(connection, { clientId: id });
      await removeUsers(connection, { clientId: id, userIds: dialect.list(await reader.allowedUsers(id)) });
      await removeClient(connection, { id });
    },
    async setAllowedUsers(clientId, userIds) {
      // One change of the list at a time.
      await holdClient(connection, { id: clientId });
      const before = new Set(await reader.allowedUsers(clientId));
      const after = new Set(userIds);
      const gone = [...before].filter((userId) => !after.has(userId));
      await removeUsers(connection, { clientId, userIds: dialect.list(gone) });
      await cutOff(clientId, gone);
      for (const userId of after) if (!before.has(userId)) await addUser(connection, { clientId, userId });
    },
    addCode: (code) => addCode(connection, stored(code)),
    lockCode: async (digest) => (await lockCode(connection, { digest })).map(scoped<OAuthCode>)[0],
    spendCode: (digest, grantId) => spendCode(connection, { digest, grantId }),
    addGrant: (grant) => addGrant(connection, stored(grant)),
    touchGrant: (id, usedAt) => touchGrant(connection, { id, usedAt }),
    removeGrant: (id) => drop([id]),
    async removeGrantsOf(userId, clientId) {
      if (clientId !== undefined) return cutOff(clientId, [userId]);
      await drop((await reader.grantsOf(userId)).map(({ id }) => id));
      await removeCodesOfUser(connection, { userId });
    },
    addAccess: (access) => addAccess(connection, stored(access)),
    removeAccess: (digest) => removeAccess(connection, { digest }),
    async removeExpired(now) {
      await removeExpiredCodes(connection, { now });
      await removeExpiredAccess(connection, { now });
    },
  };
}
