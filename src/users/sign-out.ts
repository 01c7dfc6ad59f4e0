import { digestOf } from "../auth/digest.ts";
import type { Domain } from "../domain.ts";

/** Ends the session of this cookie, if it has one. */
export async function signOut({ store }: Domain, cookie: string | undefined): Promise<void> {
  if (cookie !== undefined) await store.write((writer) => writer.sessions.remove(digestOf(cookie)));
}
