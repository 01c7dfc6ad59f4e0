import { allowUserAdministration } from "../core/permissions/domain.ts";
import { logoAddress } from "../oauth/clients/logo.ts";
import { type ConnectedApplication, connectedApplications } from "../oauth/grants/list.ts";
import { clientInPath } from "./oauth-clients.ts";
import type { ApiRequest } from "./request.ts";
import { userId } from "./users.ts";

export function showMyGrants({ domain, actor }: ApiRequest) {
  return grantsOf(domain, actor.user.id);
}

export function removeMyGrant(request: ApiRequest) {
  return disconnect(request, request.actor.user.id);
}

export async function showGrants({ domain, actor, path }: ApiRequest) {
  allowUserAdministration(actor);
  return grantsOf(domain, userId(path));
}

export async function removeGrant(request: ApiRequest) {
  allowUserAdministration(request.actor);
  await disconnect(request, userId(request.path));
}

async function grantsOf({ store }: ApiRequest["domain"], userId: number) {
  return { grants: (await connectedApplications(store.view, userId)).map(grantView) };
}

function grantView({ client: { id, name, logo }, scopes, createdAt, usedAt }: ConnectedApplication) {
  return {
    client: { id, name, logo: logoAddress(logo) },
    scopes,
    createdAt: new Date(createdAt).toISOString(),
    usedAt: new Date(usedAt).toISOString(),
  };
}

async function disconnect(request: ApiRequest, userId: number) {
  const client = clientInPath(request);
  await request.domain.store.write((store) => store.oauth.removeGrantsOf(userId, client));
}
