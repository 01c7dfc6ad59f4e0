import { message } from "../core/errors/problem.ts";
import { list, optional, parameters, text } from "../core/input/shape.ts";
import { isRedirectEndpoint, longestEndpoint } from "../core/oauth/redirect-endpoint.ts";
import { allowUserAdministration } from "../core/permissions/domain.ts";
import { dropUnused } from "../files/release.ts";
import { addClient } from "../oauth/clients/add.ts";
import { allowUsers } from "../oauth/clients/allow-users.ts";
import { changeClient } from "../oauth/clients/change.ts";
import { deleteClient } from "../oauth/clients/delete.ts";
import { clientOf } from "../oauth/clients/find.ts";
import { logoAddress } from "../oauth/clients/logo.ts";
import { replaceSecret } from "../oauth/clients/replace-secret.ts";
import type { OAuthClient } from "../store/store.ts";
import { type ApiRequest, Reply } from "./request.ts";
import { notBlank, textThat } from "./user-shapes.ts";

const settings = {
  name: textThat(64, notBlank),
  redirectEndpoint: textThat(longestEndpoint, (value) =>
    isRedirectEndpoint(value) ? undefined : message("badUrl"),
  ),
  /** the key of an uploaded picture, "" for none */
  logo: optional(text({ max: 100 })),
};
const change = {
  ...settings,
  name: optional(settings.name),
  redirectEndpoint: optional(settings.redirectEndpoint),
};
const allowedAtMost = 10_000;

export const clientInPath = ({ path }: Pick<ApiRequest, "path">) =>
  parameters(path, { client: text({ max: 64 }) }).client;

export async function listClients({ domain, actor }: ApiRequest) {
  allowUserAdministration(actor);
  const { oauth } = domain.store.view;
  const clients = await oauth.clients();
  const users = await Promise.all(clients.map(({ id }) => oauth.allowedUsers(id)));
  return {
    clients: clients.map((client, index) => ({
      ...clientView(client),
      allowedUsers: String(users[index]?.length),
    })),
  };
}

export async function showClient(request: ApiRequest) {
  allowUserAdministration(request.actor);
  return clientView(await clientOf(request.domain.store.view, clientInPath(request)));
}

function clientView({ id, name, redirectEndpoint, logo, createdAt }: OAuthClient) {
  const made = new Date(createdAt).toISOString();
  return { id, name, redirectEndpoint, logo: logoAddress(logo), createdAt: made };
}

export async function createClient({ domain, actor, given }: ApiRequest) {
  allowUserAdministration(actor);
  const asked = parameters(given, settings);
  const { client, secret } = await domain.store.write((store) => addClient(store, domain, actor, asked));
  return new Reply(201, {}, { id: client.id, secret });
}

export async function updateClient(request: ApiRequest) {
  const { domain, actor, given } = request;
  allowUserAdministration(actor);
  const id = clientInPath(request);
  const asked = parameters(given, change);
  await dropUnused(
    domain,
    await domain.store.write((store) => changeClient(store, domain, actor, id, asked)),
  );
}

export async function removeClient(request: ApiRequest) {
  const { domain, actor } = request;
  allowUserAdministration(actor);
  const id = clientInPath(request);
  await dropUnused(domain, await domain.store.write((store) => deleteClient(store, id)));
}

export async function renewSecret(request: ApiRequest) {
  const { domain, actor } = request;
  allowUserAdministration(actor);
  const id = clientInPath(request);
  return { secret: await domain.store.write((store) => replaceSecret(store, domain, id)) };
}

export async function showAllowedUsers(request: ApiRequest) {
  const { view } = request.domain.store;
  allowUserAdministration(request.actor);
  const { id } = await clientOf(view, clientInPath(request));
  const users = await view.users.byIds(await view.oauth.allowedUsers(id));
  return { users: users.map(({ id, code, name }) => ({ id: String(id), code, name })) };
}

export async function replaceAllowedUsers(request: ApiRequest) {
  const { domain, actor, given } = request;
  allowUserAdministration(actor);
  const id = clientInPath(request);
  const { users } = parameters(given, { users: list(text(), { max: allowedAtMost }) });
  await domain.store.write((store) => allowUsers(store, id, users));
}
