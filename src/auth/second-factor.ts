import type { Domain } from "../domain.ts";
import type { User, UserCredential, Writer } from "../store/store.ts";
import { digestOf } from "./digest.ts";
import { countAttempt, forgetFailures } from "./lockout.ts";
import { noteFailure } from "./note-failure.ts";
import { isTotp, stepOf } from "./totp.ts";
import { openTotp, unreadableTotp } from "./totp-secret.ts";

/**
 * Is it the code of this moment, or one of the user's recovery codes? Either is taken once. A wrong one is a failure
 * like a wrong password; throws CB_US02 while the user is locked.
 */
export async function proveSecondFactor(
  domain: Domain,
  user: User,
  { code, address }: { readonly code: string; readonly address: string },
): Promise<boolean> {
  const { store, now } = domain;
  const right = await store.write(async (writer) => {
    await countAttempt(writer, { code: user.code, user, now: now() });
    const credential = await writer.credentials.lock(user.id);
    const spent = credential && spend(domain, credential, code.replace(/[\s-]/g, ""));
    if (!spent) return false;
    await writer.credentials.set(spent);
    await forgetFailures(writer, user.code);
    return true;
  });
  if (!right) await noteFailure({ domain, user, address }, "signIn.secondFactor");
  return right;
}

function spend(
  { secrets, now }: Domain,
  credential: UserCredential,
  code: string,
): UserCredential | undefined {
  const { totpSecret, totpStep: after, recoveryDigests } = credential;
  const secret = openTotp(secrets, credential);
  if (secret === undefined && totpSecret !== null && isTotp(code)) throw unreadableTotp();
  const totpStep = secret === undefined ? undefined : stepOf({ secret, code, now: now(), after });
  if (totpStep !== undefined) return { ...credential, totpStep };
  const digest = digestOf(code.toLowerCase());
  if (!recoveryDigests.includes(digest)) return undefined;
  return { ...credential, recoveryDigests: recoveryDigests.filter((one) => one !== digest) };
}

/** Nobody needs a second factor of this user any more. */
export async function forgetSecondFactor(store: Writer, userId: number): Promise<void> {
  const credential = await store.credentials.lock(userId);
  if (!credential) return;
  const none = { totpSecret: null, totpOn: false, recoveryDigests: [] };
  // The last step stays: a code that was seen must not count again if the same app is connected anew.
  await store.credentials.set({ ...credential, ...none });
}
