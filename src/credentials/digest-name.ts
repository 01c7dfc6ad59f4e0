import { digestOf } from "../auth/digest.ts";
import type { Passkey, Session } from "../store/store.ts";

/** What a session is called in lists: of its digest once more, so that nothing of the cookie can be told from it. */
export const sessionName = ({ digest }: Pick<Session, "digest">): string => shortened(digest);

/** What a passkey is called in lists: devices choose how long their ids are, up to a thousand letters. */
export const passkeyName = ({ id }: Pick<Passkey, "id">): string => shortened(id);

const shortened = (text: string) => digestOf(text).slice(0, 20);
