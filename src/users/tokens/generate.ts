import { digestOf } from "../../auth/digest.ts";
import type { Actor } from "../../core/permissions/actor.ts";
import { randomText } from "../../core/random-text.ts";
import type { Domain } from "../../domain.ts";
import type { UserToken, Writer } from "../../store/store.ts";
import { hintOfUserToken, userTokenText } from "./text.ts";

interface Asked extends Pick<UserToken, "note" | "scope" | "expiresAt"> {
  readonly issuer: string;
}

/** The text is answered this once. */
export async function generateUserToken(
  store: Writer,
  domain: Domain,
  { user }: Actor,
  { issuer, ...asked }: Asked,
): Promise<{ id: string; token: string }> {
  const token = userTokenText(domain, { issuer, expiresAt: asked.expiresAt });
  const id = randomText(domain.randomBytes, 20);
  const secret = { digest: digestOf(token), hint: hintOfUserToken(token) };
  const made = { createdAt: domain.now(), creatorId: user.id, usedAt: null, usedFrom: null };
  await store.userTokens.add({ ...asked, ...secret, ...made, id });
  return { id, token };
}
