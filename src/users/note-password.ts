import { securityOf } from "../auth/security.ts";
import type { UserCredential, Writer } from "../store/store.ts";

export const noCredential: Omit<UserCredential, "userId"> = {
  changedAt: 0,
  temporary: false,
  totpSecret: null,
  totpOn: false,
  totpStep: 0,
  recoveryDigests: [],
  formerHashes: [],
};

interface NewPassword extends Pick<UserCredential, "userId" | "changedAt" | "temporary"> {
  /** of the password that this one replaces */
  readonly former?: string | null;
}

/** A new password: how old it is from now on, whether its user has to replace it, and what it replaces. */
export async function notePassword(store: Writer, { former, ...given }: NewPassword): Promise<void> {
  const before = (await store.credentials.lock(given.userId)) ?? { ...noCredential, userId: given.userId };
  const { remembered } = (await securityOf(store)).password;
  const formerHashes = [...(former ? [former] : []), ...before.formerHashes].slice(0, remembered);
  await store.credentials.set({ ...before, ...given, formerHashes });
}
