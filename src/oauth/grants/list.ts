import type { OAuthClient, Reader } from "../../store/store.ts";

/** An application that a user connected, once or several times. */
export interface ConnectedApplication {
  readonly client: OAuthClient;
  /** everything that it may do */
  readonly scopes: readonly string[];
  /** since when */
  readonly createdAt: number;
  readonly usedAt: number;
}

export async function connectedApplications(store: Reader, userId: number): Promise<ConnectedApplication[]> {
  const grants = await store.oauth.grantsOf(userId);
  const found: ConnectedApplication[] = [];
  for (const clientId of new Set(grants.map((grant) => grant.clientId))) {
    const client = await store.oauth.client(clientId);
    if (!client) continue;
    const of = grants.filter((grant) => grant.clientId === clientId);
    found.push({
      client,
      scopes: [...new Set(of.flatMap(({ scopes }) => scopes))].sort(),
      createdAt: Math.min(...of.map(({ createdAt }) => createdAt)),
      usedAt: Math.max(...of.map(({ usedAt }) => usedAt)),
    });
  }
  return found.sort((one, other) => other.usedAt - one.usedAt);
}
