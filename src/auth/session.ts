import { problem } from "../core/errors/problem.ts";
import type { Domain } from "../domain.ts";
import type { Session, User } from "../store/store.ts";
import { cookieOf } from "./cookie.ts";
import { digestOf, same } from "./digest.ts";
import { actorBy, type Method, type Presented } from "./method.ts";
import { noteUse } from "./note-use.ts";

/** after the last use */
export const sessionLifetime = 24 * 60 * 60_000;
const touchedEvery = 5 * 60_000;

/** The cookie of a signed-in browser. Scripts add `X-Requested-With`, which another site's form cannot. */
export const session: Method = {
  given: ({ header, secure }) => cookieOf(header("cookie"), secure),
  check,
  alongside: ({ header }) => (header("x-requested-with") ? undefined : problem("CB_JH01")),
};

async function check({ domain, address }: Presented, value: string) {
  const found = await findSession(domain, value, address);
  if (!found) return problem("CB_AU01", {}, { why: "the session has ended or never was" });
  const { session, user } = found;
  return { actor: actorBy("session", user, domain), session, until: session.usedAt + touchedEvery };
}

export interface OpenSession {
  readonly session: Session;
  readonly user: User;
}

/** A session ends a day after its last use, when the user signs out, and when anything about the credential changes. */
export async function findSession(
  domain: Domain,
  value: string,
  address: string,
): Promise<OpenSession | undefined> {
  const { view } = domain.store;
  const session = await view.sessions.byDigest(digestOf(value));
  if (!session || session.usedAt + sessionLifetime <= domain.now()) return undefined;
  const user = await view.users.byId(session.userId);
  if (!user?.valid || user.credentialVersion !== session.credentialVersion) return undefined;
  await keepAlive(domain, session, address);
  return { session, user };
}

async function keepAlive(domain: Domain, { digest, usedAt }: Session, address: string): Promise<void> {
  const now = domain.now();
  if (now - usedAt < touchedEvery) return;
  await noteUse(domain, `session ${digest}`, (store) => store.sessions.touch(digest, now, address));
}

interface Unsafe {
  readonly session: Session;
  /** `__REQUEST_TOKEN__` as it was given */
  readonly requestToken: unknown;
}

/** What changes something needs the page's own token besides the cookie. */
export function checkRequestToken({ session, requestToken }: Unsafe): void {
  if (typeof requestToken === "string" && same(requestToken, session.requestToken)) return;
  throw problem("CB_CS01", {}, { why: requestToken === undefined ? "no token" : "wrong token" });
}

interface Source {
  readonly origin: string | undefined;
  /** Host, and X-Forwarded-Host of a proxy that does not pass the first on; no page can set either */
  readonly hosts: readonly (string | undefined)[];
  /** what people use, whatever a proxy makes of Host */
  readonly publicUrl: string | undefined;
}

/** A browser says which site's page sends a request that changes something. It must be ours. */
export function checkOrigin({ origin, hosts, publicUrl }: Source): void {
  if (origin === undefined || origin === publicUrl) return;
  const host = URL.canParse(origin) ? new URL(origin).host : undefined;
  // A page of the same host that came another way (http) may be anybody's.
  const another = publicUrl !== undefined && host === new URL(publicUrl).host;
  if (host !== undefined && host !== "" && hosts.includes(host) && !another) return;
  throw problem("CB_CS01", {}, { why: "the request comes from a page of another site" });
}
