import { note } from "../../audit/note.ts";
import { digestOf } from "../../auth/digest.ts";
import type { Domain } from "../../domain.ts";
import type { OAuthClient, Writer } from "../../store/store.ts";
import { OAuthError, required } from "../error.ts";
import { authenticateClient, type Form } from "./authenticate-client.ts";

/**
 * RFC 7009: a refresh token goes with all that it brought, an access token alone. A token that nobody knows is what
 * the client wanted it to be.
 */
export async function revokeToken(domain: Domain, form: Form): Promise<void> {
  const client = await authenticateClient(domain.store.view, form);
  const digest = digestOf(required(form.parameters, "token"));
  await domain.store.write(async (store) => {
    await revokeRefresh(store, digest, client, () => noteRevocation(store, domain, client, form));
    await revokeAccess(store, digest, client);
  });
}

async function revokeRefresh(
  { oauth }: Writer,
  digest: string,
  client: OAuthClient,
  noted: () => Promise<void>,
): Promise<void> {
  const grant = await oauth.grantByRefresh(digest);
  if (!grant) return;
  refuseOthers(grant, client);
  await oauth.removeGrant(grant.id);
  await noted();
}

function noteRevocation(store: Writer, { now }: Domain, { name }: OAuthClient, { address }: Form) {
  return note(store, { at: now(), action: "credential.grant.revoke", address, target: name });
}

async function revokeAccess({ oauth }: Writer, digest: string, client: OAuthClient): Promise<void> {
  const pass = await oauth.pass(digest);
  if (!pass) return;
  refuseOthers(pass, client);
  await oauth.removeAccess(digest);
}

function refuseOthers({ clientId }: { readonly clientId: string }, { id }: OAuthClient): void {
  if (clientId !== id) throw new OAuthError("invalid_grant", "the token was issued to another client");
}
