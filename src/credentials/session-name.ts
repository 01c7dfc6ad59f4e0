import { digestOf } from "../auth/digest.ts";
import type { Session } from "../store/store.ts";

/** What a session is called in lists: of its digest once more, so that nothing of the cookie can be told from it. */
export function sessionName({ digest }: Pick<Session, "digest">): string {
  return digestOf(digest).slice(0, 20);
}
