import type { OAuthClient, Reader } from "../../store/store.ts";
import { Stranger } from "./stranger.ts";

export async function findClient(store: Reader, given: URLSearchParams): Promise<OAuthClient> {
  const [id = "", ...more] = given.getAll("client_id");
  const client = more.length > 0 || id.includes("\0") ? undefined : await store.oauth.client(id);
  if (!client) throw new Stranger("unknownClient");
  return client;
}
