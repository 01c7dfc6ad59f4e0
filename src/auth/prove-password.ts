import type { Domain } from "../domain.ts";
import type { User, Writer } from "../store/store.ts";
import { countAttempt, forgetFailures, refuseLocked, takeBackAttempt } from "./lockout.ts";
import { noteFailure } from "./note-failure.ts";
import type { Passwords } from "./passwords.ts";

interface Given {
  readonly domain: Domain;
  readonly passwords: Passwords;
  /** undefined: nobody has this login name */
  readonly user: User | undefined;
  readonly code: string;
  readonly password: string;
  /** where the request comes from */
  readonly address: string;
}

/** Is it this user's password? Throws CB_US02 while the login name is locked, whoever has it. */
export async function provePassword(given: Given): Promise<boolean> {
  const { domain, passwords, user, code, password } = given;
  await refuseLocked(domain, code);
  const count = () => domain.store.write((store) => countAttempt(store, { code, user, now: domain.now() }));
  let counted = false;
  const right = await passwords.check(user, code, password, () => {
    counted = true;
    return count();
  });
  if (right && counted) await domain.store.write((store) => settle(store, code, user));
  // A wrong password that is remembered, or that somebody else is just being told about, is one failure more.
  if (!right && !counted) await count();
  if (!right) await noteFailure(given, "signIn.failure");
  return right;
}

async function settle(store: Writer, code: string, user: User | undefined): Promise<void> {
  const credential = user && (await store.credentials.byUser(user.id));
  await (credential?.totpOn ? takeBackAttempt(store, code) : forgetFailures(store, code));
}
