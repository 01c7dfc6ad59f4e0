import { note } from "../audit/note.ts";
import { digestOf } from "../auth/digest.ts";
import type { Domain } from "../domain.ts";

/** Ends the session of this cookie, if it has one. */
export async function signOut(
  { store, now }: Domain,
  cookie: string | undefined,
  address: string,
): Promise<void> {
  if (cookie === undefined) return;
  const digest = digestOf(cookie);
  await store.write(async (writer) => {
    const session = await writer.sessions.byDigest(digest);
    if (!session) return;
    await writer.sessions.remove(digest);
    const user = (await writer.users.byId(session.userId))?.code ?? "";
    await note(writer, {
      at: now(),
      action: "signIn.signOut",
      user,
      target: user,
      method: "session",
      address,
    });
  });
}
