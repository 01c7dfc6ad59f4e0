import { forgetFailures } from "../auth/lockout.ts";
import type { Writer } from "../store/store.ts";
import { loadUser } from "./change-user.ts";

/** The user may try again at once. */
export async function unlock(store: Writer, id: number): Promise<void> {
  const { code } = await loadUser(store, id);
  await forgetFailures(store, code);
}
