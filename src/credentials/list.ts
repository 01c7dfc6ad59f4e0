import { sessionLifetime } from "../auth/session.ts";
import type { Domain } from "../domain.ts";
import type { ApiToken, OAuthGrant, Passkey, Session, User, UserToken } from "../store/store.ts";
import type { Certificates } from "./certificates.ts";
import { type CredentialKind, type DomainCredential, idOf } from "./credential.ts";
import { passkeyName, sessionName } from "./digest-name.ts";

export interface CredentialFilter {
  readonly kind?: CredentialKind;
  /** a login name */
  readonly user?: string;
  readonly app?: number;
  /** not used since then, or never and made before it */
  readonly unusedSince?: number;
}
interface Around {
  readonly domain: Domain;
  readonly certificates?: Certificates;
  /** the caller's own */
  readonly session?: Session;
}

/** Everything that opens the domain: what was used last comes first. Passwords are the users' own page. */
export async function listCredentials(
  around: Around,
  filter: CredentialFilter,
): Promise<{ credentials: DomainCredential[]; users: ReadonlyMap<number, User> }> {
  const all = (await Promise.all(sources(around, filter))).flat();
  const { view } = around.domain.store;
  const users = new Map(
    (await view.users.byIds([...new Set(all.map(({ userId }) => userId))])).map((user) => [user.id, user]),
  );
  const credentials = all
    .filter((one) => matches(one, users.get(one.userId), filter))
    .sort((one, other) => lastSign(other) - lastSign(one) || (one.id < other.id ? -1 : 1));
  return { credentials, users };
}

function sources({ domain, certificates, session }: Around, { kind, app }: CredentialFilter) {
  const { tokens, userTokens, oauth, passkeys } = domain.store.view;
  const wanted = (one: CredentialKind) =>
    (kind === undefined || kind === one) && (app === undefined || one === "apiToken");
  const lists: Promise<DomainCredential[]>[] = [];
  if (wanted("apiToken")) {
    const found = app === undefined ? tokens.all() : tokens.byApp(app);
    lists.push(found.then((all) => all.map(ofToken)));
  }
  if (wanted("userToken")) lists.push(userTokens.list().then((all) => all.map(ofUserToken)));
  if (wanted("oauth")) lists.push(oauth.grants().then((all) => all.map(ofGrant)));
  if (wanted("session")) lists.push(sessions(domain, session));
  if (wanted("passkey")) lists.push(passkeys.all().then((all) => all.map(ofPasskey)));
  if (wanted("certificate") && certificates) lists.push(issued(domain, certificates));
  return lists;
}

function ofToken({ id, appId, hint, creatorId, ...token }: ApiToken): DomainCredential {
  const { createdAt, usedAt, usedFrom, expiresAt } = token;
  const life = { createdAt, usedAt, usedFrom, expiresAt };
  return {
    id: idOf("apiToken", id),
    kind: "apiToken",
    userId: creatorId,
    ...life,
    token: { appId, id, hint },
  };
}

function ofUserToken({ id, creatorId, hint, scope, note, ...token }: UserToken): DomainCredential {
  const { createdAt, usedAt, usedFrom, expiresAt } = token;
  const life = { createdAt, usedAt, usedFrom, expiresAt };
  return {
    id: idOf("userToken", id),
    kind: "userToken",
    userId: creatorId,
    ...life,
    userToken: { hint, scope, note },
  };
}

function ofGrant({
  id,
  clientId,
  userId,
  scopes,
  createdAt,
  usedAt,
  usedFrom,
}: OAuthGrant): DomainCredential {
  // One that was made before addresses were noted was used when its time differs.
  const used = usedFrom !== null || usedAt !== createdAt ? usedAt : null;
  const life = { createdAt, usedAt: used, usedFrom, expiresAt: null };
  return { id: idOf("oauth", id), kind: "oauth", userId, ...life, grant: { clientId, scopes } };
}

function ofPasskey({ id, userId, name, createdAt, usedAt, usedFrom }: Passkey): DomainCredential {
  const life = { createdAt, usedAt, usedFrom, expiresAt: null };
  return { id: idOf("passkey", passkeyName({ id })), kind: "passkey", userId, ...life, passkey: { name } };
}

/** Those with which somebody could still ask. */
async function sessions({ store, now }: Domain, own: Session | undefined): Promise<DomainCredential[]> {
  const open = await store.view.sessions.since(now() - sessionLifetime + 1);
  const users = new Map(
    (await store.view.users.byIds([...new Set(open.map(({ userId }) => userId))])).map((user) => [
      user.id,
      user,
    ]),
  );
  return open.flatMap((session): DomainCredential[] => {
    const user = users.get(session.userId);
    if (!user?.valid || user.credentialVersion !== session.credentialVersion) return [];
    const { userId, createdAt, usedAt, usedFrom } = session;
    const life = { createdAt, usedAt, usedFrom, expiresAt: usedAt + sessionLifetime };
    const current = session.digest === own?.digest;
    return [{ id: idOf("session", sessionName(session)), kind: "session", userId, ...life, current }];
  });
}

async function issued({ store }: Domain, certificates: Certificates): Promise<DomainCredential[]> {
  const all = await certificates.list();
  const uses = new Map((await store.view.certificateUses.all()).map((use) => [use.id, use]));
  return all
    .filter(({ revokedAt }) => revokedAt === undefined)
    .map(({ id, userId, issuedAt, endsAt }) => ({
      id: idOf("certificate", id),
      kind: "certificate",
      userId,
      createdAt: issuedAt,
      usedAt: uses.get(id)?.usedAt ?? null,
      usedFrom: uses.get(id)?.usedFrom ?? null,
      expiresAt: endsAt,
    }));
}

const lastSign = ({ usedAt, createdAt }: DomainCredential) => usedAt ?? createdAt;

function matches(
  credential: DomainCredential,
  user: User | undefined,
  { user: code, unusedSince }: CredentialFilter,
): boolean {
  if (code !== undefined && user?.code !== code) return false;
  return unusedSince === undefined || lastSign(credential) < unusedSince;
}
