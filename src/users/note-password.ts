import type { UserCredential, Writer } from "../store/store.ts";

export const noCredential: Omit<UserCredential, "userId"> = {
  changedAt: 0,
  temporary: false,
  totpSecret: null,
  totpOn: false,
  totpStep: 0,
  recoveryDigests: [],
};

type NewPassword = Pick<UserCredential, "userId" | "changedAt" | "temporary">;

/** A new password: how old it is from now on, and whether its user has to replace it. */
export async function notePassword(store: Writer, given: NewPassword): Promise<void> {
  const before = (await store.credentials.lock(given.userId)) ?? noCredential;
  await store.credentials.set({ ...before, ...given });
}
