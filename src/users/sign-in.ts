import { digestOf } from "../auth/digest.ts";
import type { Passwords } from "../auth/passwords.ts";
import type { OpenSession } from "../auth/session.ts";
import { problem } from "../core/errors/problem.ts";
import type { Domain } from "../domain.ts";

interface SignIn {
  readonly domain: Domain;
  readonly passwords: Passwords;
  readonly login: string;
  readonly password: string;
}

/** A new session and the value of its cookie. What was wrong, the name or the password, is not told. */
export async function signIn(asked: SignIn): Promise<OpenSession & { readonly cookie: string }> {
  const { domain, passwords, login, password } = asked;
  const user = await domain.store.view.users.byCode(login);
  if (!(await passwords.check(user, login, password)) || !user) throw problem("SLASH_LO02");
  const cookie = Buffer.from(domain.randomBytes(32)).toString("base64url");
  const now = domain.now();
  const session = {
    digest: digestOf(cookie),
    userId: user.id,
    credentialVersion: user.credentialVersion,
    requestToken: uuid(domain.randomBytes(16)),
    createdAt: now,
    usedAt: now,
  };
  await domain.store.write((store) => store.sessions.add(session));
  return { session, user, cookie };
}

/** kintone's request tokens look like UUIDs. */
function uuid(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
