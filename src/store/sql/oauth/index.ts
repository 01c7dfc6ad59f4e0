import type { OAuthClientChange, OAuthCode, OAuthGrant, OAuthPass, Reader, Writer } from "../../store.ts";
import type { Connection } from "../connection.ts";
import { addAccess, pass, removeAccess, removeAccessOf, removeExpiredAccess } from "./access.ts";
import { addUser, allowedUsers, isAllowed, removeUsers } from "./allowed.ts";
import { addClient, changeClient, client, clients, holdClient, removeClient } from "./clients.ts";
import {
  addCode,
  lockCode,
  removeCodesOfClient,
  removeCodesOfUser,
  removeCodesOfUsers,
  removeExpiredCodes,
  spendCode,
} from "./codes.ts";
import {
  addGrant,
  grantByRefresh,
  grants,
  grantsOf,
  grantsOfClient,
  removeGrants,
  touchGrant,
} from "./grants.ts";
import { scoped, stored } from "./scoped.ts";

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
    grants: async () => (await grants(connection, {})).map(scoped<OAuthGrant>),
    pass: async (digest) => (await pass(connection, { digest })).map(scoped<OAuthPass>)[0],
  };
}

export function oauthWriter(connection: Connection): Writer["oauth"] {
  const { dialect } = connection;
  const reader = oauthReader(connection);

  async function drop(ids: readonly string[]) {
    const given = { grantIds: dialect.list(ids) };
    await removeAccessOf(connection, given);
    await removeGrants(connection, given);
  }
  /**
   * What the users allowed the client. Codes first: an exchange that is running holds its code, and what it brings
   * must be there when the grants are looked for.
   */
  async function cutOff(clientId: string, userIds: readonly number[]) {
    await removeCodesOfUsers(connection, { clientId, userIds: dialect.list(userIds) });
    const gone = new Set(userIds);
    const grants = await grantsOfClient(connection, { clientId });
    await drop(grants.filter(({ userId }) => gone.has(userId)).map(({ id }) => id));
  }

  return {
    ...reader,
    addClient: (given) => addClient(connection, given),
    async changeClient(id, change: OAuthClientChange, now) {
      const [before] = await holdClient(connection, { id });
      if (before) await changeClient(connection, { ...before, ...change, modifiedAt: now });
    },
    async removeClient(id) {
      await removeCodesOfClient(connection, { clientId: id });
      await drop((await grantsOfClient(connection, { clientId: id })).map((grant) => grant.id));
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
    touchGrant: (id, usedAt, usedFrom) => touchGrant(connection, { id, usedAt, usedFrom }),
    removeGrant: (id) => drop([id]),
    async removeGrantsOf(userId, clientId) {
      if (clientId !== undefined) return cutOff(clientId, [userId]);
      await removeCodesOfUser(connection, { userId });
      await drop((await reader.grantsOf(userId)).map(({ id }) => id));
    },
    addAccess: (access) => addAccess(connection, stored(access)),
    removeAccess: (digest) => removeAccess(connection, { digest }),
    async removeExpired(now) {
      await removeExpiredCodes(connection, { now });
      await removeExpiredAccess(connection, { now });
    },
  };
}
