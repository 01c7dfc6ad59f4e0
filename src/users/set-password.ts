import { hashPassword } from "../auth/passwords.ts";
import type { Domain } from "../domain.ts";
import { loadUser, saveUser } from "./change-user.ts";

/** An administrator gives somebody a new password. Whoever was signed in with the old one is signed out. */
export async function setPassword(domain: Domain, id: number, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await domain.store.write(async (store) =>
    saveUser(store, await loadUser(store, id), { passwordHash }, domain.now()),
  );
}
