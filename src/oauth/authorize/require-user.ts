import type { OAuthClient, Reader } from "../../store/store.ts";
import { Stranger } from "./stranger.ts";

/** Only who is ticked at the client may use it. */
export async function requireUser(store: Reader, { id }: OAuthClient, userId: number): Promise<void> {
  if (!(await store.oauth.isAllowed(id, userId))) throw new Stranger("notAllowed");
}
