import { revokeToken } from "../apps/tokens/revoke.ts";
import { problem } from "../core/errors/problem.ts";
import type { Actor } from "../core/permissions/actor.ts";
import type { Domain } from "../domain.ts";
import type { Writer } from "../store/store.ts";
import type { Certificates } from "./certificates.ts";
import { readId } from "./credential.ts";
import { passkeyName, sessionName } from "./digest-name.ts";

interface Asked {
  readonly domain: Domain;
  readonly certificates?: Certificates;
  readonly actor: Actor;
  readonly id: string;
}

/** Whatever it is, it opens nothing from this moment. */
export async function revokeCredential({ domain, certificates, actor, id }: Asked): Promise<void> {
  const named = readId(id);
  const missing = () => problem("CB_NF01", { path: `/tonari/v1/credentials/${id}` });
  if (!named) throw missing();
  const { kind, own } = named;
  if (kind === "certificate") {
    if (!(await certificates?.revoke(own))) throw missing();
    // The list of certificates is a file: this unit is there for the audit log's line about it.
    return domain.store.write(async () => undefined);
  }
  const done = await domain.store.write((store) => {
    if (kind === "apiToken") return revokeById(store, domain, actor, own);
    if (kind === "userToken") return endUserToken(store, own);
    if (kind === "passkey") return endPasskey(store, own);
    return kind === "oauth" ? endGrant(store, own) : endSession(store, own);
  });
  if (!done) throw missing();
}

/** With the app's settings, from which the token has to go too. */
async function revokeById(store: Writer, { now }: Domain, actor: Actor, id: string): Promise<boolean> {
  const token = (await store.tokens.all()).find((one) => one.id === id);
  if (!token) return false;
  await revokeToken(store, { actor, guestSpace: null, now: now() }, token.appId, id);
  return true;
}

async function endUserToken({ userTokens }: Writer, id: string): Promise<boolean> {
  const found = await userTokens.byId(id);
  if (found) await userTokens.remove(id);
  return found !== undefined;
}

async function endGrant({ oauth }: Writer, id: string): Promise<boolean> {
  const found = (await oauth.grants()).some((grant) => grant.id === id);
  if (found) await oauth.removeGrant(id);
  return found;
}

async function endSession({ sessions }: Writer, name: string): Promise<boolean> {
  const found = (await sessions.since(0)).find((session) => sessionName(session) === name);
  if (found) await sessions.remove(found.digest);
  return found !== undefined;
}

async function endPasskey({ passkeys }: Writer, name: string): Promise<boolean> {
  const found = (await passkeys.all()).find((passkey) => passkeyName(passkey) === name);
  if (found) await passkeys.remove(found.id);
  return found !== undefined;
}
