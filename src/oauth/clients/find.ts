import { problem } from "../../core/errors/problem.ts";
import type { OAuthClient, Reader } from "../../store/store.ts";

export async function clientOf(store: Reader, id: string): Promise<OAuthClient> {
  const client = await store.oauth.client(id);
  if (!client) throw problem("CB_NF01", { path: `/tonari/v1/oauth/clients/${id}` });
  return client;
}
