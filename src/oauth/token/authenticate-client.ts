import { digestOf, same } from "../../auth/digest.ts";
import type { OAuthClient, Reader } from "../../store/store.ts";
import { OAuthError, single } from "../error.ts";

/** What a request to the token endpoint brings. */
export interface Form {
  readonly authorization: string | undefined;
  readonly parameters: URLSearchParams;
  /** where it comes from */
  readonly address: string;
}
interface Credentials {
  readonly id: string;
  readonly secret: string;
}

/** Every client has a secret, by Basic authentication or in the form, but not both (RFC 6749, 2.3.1). */
export async function authenticateClient(store: Reader, form: Form): Promise<OAuthClient> {
  const { id, secret } = credentialsOf(form);
  const client = id.includes("\0") ? undefined : await store.oauth.client(id);
  if (!client || !same(digestOf(secret), client.secretDigest))
    throw refused("unknown client or wrong secret");
  return client;
}

/** Who a request says it comes from, whether that is proven or not. */
export function claimedClient({ authorization, parameters }: Form): string | undefined {
  if (authorization !== undefined) return readBasic(authorization)?.id;
  return parameters.get("client_id") ?? undefined;
}

const refused = (why: string) => new OAuthError("invalid_client", why, 401);

function credentialsOf({ authorization, parameters }: Form): Credentials {
  const id = single(parameters, "client_id");
  const secret = single(parameters, "client_secret");
  if (authorization === undefined) {
    if (id === undefined || secret === undefined) throw refused("the client's id or secret is missing");
    return { id, secret };
  }
  const basic = readBasic(authorization);
  if (secret !== undefined) throw new OAuthError("invalid_request", "the client's secret is given twice");
  if (!basic || (id !== undefined && id !== basic.id))
    throw refused("the Authorization header is not usable");
  return basic;
}

/** Both halves are percent-encoded before they are joined, and some clients do encode the dots of an id. */
function readBasic(authorization: string): Credentials | undefined {
  const [, encoded] = /^basic +([A-Za-z0-9+/]+=*)$/i.exec(authorization) ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  if (colon < 1) return undefined;
  try {
    return { id: decode(text.slice(0, colon)), secret: decode(text.slice(colon + 1)) };
  } catch {
    return undefined;
  }
}

const decode = (text: string) => decodeURIComponent(text.replaceAll("+", " "));
