import type { Domain } from "../../domain.ts";
import type { Writer } from "../../store/store.ts";
import type { Caller } from "../caller.ts";
import { allow, lockDraft } from "../open.ts";
import { tokenAt } from "./change-token.ts";
import { hintOf, tokenDigest, tokenText } from "./text.ts";

/** A new text for a token; the old one stops at this moment, or after the overlap. Permissions and memo stay. */
export async function replaceToken(
  store: Writer,
  domain: Domain,
  { actor, guestSpace }: Caller,
  app: number,
  id: string,
  overlap = 0,
): Promise<{ token: string }> {
  const draft = await lockDraft(store, app, { guestSpace });
  allow(actor, draft, "appEditable");
  tokenAt([...(draft.live?.tokens ?? []), ...draft.preview.tokens], id);
  const token = tokenText(domain);
  await store.tokens.replaceDigest(
    id,
    tokenDigest(token),
    hintOf(token),
    overlap > 0 ? domain.now() + overlap : null,
  );
  return { token };
}
