import { digestOf } from "../auth/digest.ts";
import type { Domain } from "../domain.ts";
import type { Session, User, Writer } from "../store/store.ts";

interface Opened {
  readonly session: Session;
  /** what the browser keeps: it is stored nowhere else */
  readonly cookie: string;
}

export async function openSession(
  store: Writer,
  { now, randomBytes }: Domain,
  user: User,
  address: string,
  requestToken = uuid(randomBytes(16)),
): Promise<Opened> {
  const cookie = Buffer.from(randomBytes(32)).toString("base64url");
  const { id: userId, credentialVersion } = user;
  const time = now();
  const session = {
    digest: digestOf(cookie),
    userId,
    credentialVersion,
    requestToken,
    createdAt: time,
    usedAt: time,
    usedFrom: address,
  };
  await store.sessions.add(session);
  return { session, cookie };
}

/** kintone's request tokens look like UUIDs. */
function uuid(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
