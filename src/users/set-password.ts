import { hashPassword } from "../auth/passwords.ts";
import type { Domain } from "../domain.ts";
import { loadUser, saveUser } from "./change-user.ts";
import { notePassword } from "./note-password.ts";

interface Given {
  readonly password: string;
  /** its user has to replace it at the next sign-in */
  readonly temporary?: boolean;
}

/** An administrator gives somebody a new password. Whoever was signed in with the old one is signed out. */
export async function setPassword(
  domain: Domain,
  id: number,
  { password, temporary = false }: Given,
): Promise<void> {
  const passwordHash = await hashPassword(password);
  const changedAt = domain.now();
  await domain.store.write(async (store) => {
    await saveUser(store, await loadUser(store, id), { passwordHash }, changedAt);
    if (temporary) await notePassword(store, { userId: id, changedAt, temporary });
  });
}
