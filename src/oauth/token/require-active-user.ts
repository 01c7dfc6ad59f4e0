import type { Reader } from "../../store/store.ts";
import { OAuthError } from "../error.ts";

/** Who was suspended, or is no longer ticked at the client, gives nothing any more. */
export async function requireActiveUser(
  store: Reader,
  { clientId, userId }: { readonly clientId: string; readonly userId: number },
): Promise<void> {
  const user = await store.users.byId(userId);
  if (user?.valid && (await store.oauth.isAllowed(clientId, userId))) return;
  throw new OAuthError("invalid_grant", "the user may not use this client any more");
}
