import { digestOf } from "../../auth/digest.ts";
import type { Domain } from "../../domain.ts";
import type { Writer } from "../../store/store.ts";
import { userTokenOf } from "./find.ts";
import { hintOfUserToken, userTokenText } from "./text.ts";

interface Asked {
  readonly id: string;
  readonly issuer: string;
  /** absent: as before */
  readonly expiresAt?: number | null;
}

/** A new text; the old one stops at this moment. Whoever needs an overlap makes a second token. */
export async function replaceUserToken(
  store: Writer,
  domain: Domain,
  { id, issuer, ...asked }: Asked,
): Promise<{ token: string }> {
  const before = await userTokenOf(store, id);
  const { expiresAt = before.expiresAt } = asked;
  const token = userTokenText(domain, { issuer, expiresAt });
  const secret = { digest: digestOf(token), hint: hintOfUserToken(token) };
  await store.userTokens.change(id, { ...secret, expiresAt });
  return { token };
}
