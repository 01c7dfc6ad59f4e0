import { note } from "../audit/note.ts";
import { digestOf } from "../auth/digest.ts";
import type { Passwords } from "../auth/passwords.ts";
import { provePassword } from "../auth/prove-password.ts";
import { forgetSecondFactor } from "../auth/second-factor.ts";
import { securityOf } from "../auth/security.ts";
import { base32, stepOf, totpAddress } from "../auth/totp.ts";
import { openTotp, sealTotp, unreadableTotp } from "../auth/totp-secret.ts";
import { invalid, message, problem } from "../core/errors/problem.ts";
import type { Actor } from "../core/permissions/actor.ts";
import type { Domain } from "../domain.ts";
import type { Reader, User } from "../store/store.ts";
import { loadUser } from "./change-user.ts";
import { noCredential } from "./note-password.ts";

const recoveryCodes = 10;

interface ByPassword {
  readonly domain: Domain;
  readonly passwords: Passwords;
  readonly actor: Actor;
  /** where the request comes from */
  readonly address: string;
  readonly current: string;
}

/** Whoever finds a browser open must not connect a telephone of their own, so the password is asked for again. */
async function provenUser({
  domain,
  passwords,
  actor,
  address,
  current: password,
}: ByPassword): Promise<User> {
  const user = await domain.store.view.users.byId(actor.user.id);
  if (!user) throw problem("CB_AU01");
  if (await provePassword({ domain, passwords, user, code: user.code, password, address })) return user;
  throw invalid({ current: [message("passwordWrong")] });
}

/** Whoever has it keeps it: what an administrator forbids is to begin. */
async function requireAllowed(store: Pick<Reader, "values">): Promise<void> {
  if ((await securityOf(store)).twoFactor.allowed) return;
  throw problem("CB_NO02", {}, { why: "two-factor authentication is not allowed here" });
}

/** A secret for the app on the telephone. It counts when the first code of it is shown. */
export async function beginTwoFactor(asked: ByPassword): Promise<{ secret: string; address: string }> {
  const { domain } = asked;
  await requireAllowed(domain.store.view);
  const user = await provenUser(asked);
  const secret = base32(domain.randomBytes(20));
  await domain.store.write(async (store) => {
    const { id: userId, createdAt: changedAt } = await loadUser(store, user.id);
    const before = (await store.credentials.lock(userId)) ?? { ...noCredential, userId, changedAt };
    if (before.totpOn) throw problem("CB_IL02", {}, { why: "two-factor authentication is on" });
    await store.credentials.set({ ...before, totpSecret: sealTotp(domain, userId, secret) });
  });
  return { secret, address: totpAddress(secret, user.code) };
}

/** From now on it is asked for. Answers the recovery codes, which are shown this once. */
export async function confirmTwoFactor(domain: Domain, userId: number, given: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodes }, () => base32(domain.randomBytes(10)).toLowerCase());
  const code = given.replace(/\s/g, "");
  await domain.store.write(async (store) => {
    await requireAllowed(store);
    const before = await store.credentials.lock(userId);
    if (!before?.totpSecret || before.totpOn) throw problem("CB_IL02", {}, { why: "nothing to confirm" });
    const secret = openTotp(domain.secrets, before);
    if (secret === undefined) throw unreadableTotp();
    const step = stepOf({ secret, code, now: domain.now(), after: before.totpStep });
    if (step === undefined) throw invalid({ code: [message("codeWrong")] });
    await store.credentials.set({
      ...before,
      totpOn: true,
      totpStep: step,
      recoveryDigests: codes.map(digestOf),
    });
  });
  return codes.map((text) => (text.match(/.{4}/g) ?? []).join("-"));
}

export async function endTwoFactor(asked: ByPassword): Promise<void> {
  const user = await provenUser(asked);
  const { domain, actor, address } = asked;
  await domain.store.write(async (store) => {
    await forgetSecondFactor(store, user.id);
    const who = { user: user.code, method: actor.method, target: user.code, address };
    await note(store, { at: domain.now(), action: "credential.twoFactor.off", ...who });
  });
}

/** An administrator helps somebody who lost the telephone, which may hold passkeys, too. */
export async function resetTwoFactor({ store }: Domain, userId: number): Promise<void> {
  await store.write(async (writer) => {
    const { id } = await loadUser(writer, userId);
    await forgetSecondFactor(writer, id);
    await writer.passkeys.removeByUser(id);
  });
}
