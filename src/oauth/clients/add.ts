import { digestOf } from "../../auth/digest.ts";
import type { Actor } from "../../core/permissions/actor.ts";
import type { Domain } from "../../domain.ts";
import type { OAuthClient, Writer } from "../../store/store.ts";
import { newClientId, newSecret } from "../secrets.ts";
import { takeLogo } from "./logo.ts";

export interface ClientSettings {
  readonly name: string;
  readonly redirectEndpoint: string;
  /** the key of an uploaded picture; "": none */
  readonly logo?: string;
}

/** Registers an application. Nobody may use it before an administrator ticks them. The secret is told once. */
export async function addClient(
  store: Writer,
  domain: Domain,
  actor: Actor,
  { name, redirectEndpoint, logo }: ClientSettings,
): Promise<{ client: OAuthClient; secret: string }> {
  const secret = newSecret(domain);
  const now = domain.now();
  const client: OAuthClient = {
    id: newClientId(domain),
    name,
    redirectEndpoint,
    logo: logo ? await takeLogo(store, domain, actor, logo) : null,
    secretDigest: digestOf(secret),
    createdAt: now,
    creatorId: actor.user.id,
    modifiedAt: now,
  };
  await store.oauth.addClient(client);
  return { client, secret };
}
