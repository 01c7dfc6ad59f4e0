import { message } from "../core/errors/problem.ts";
import { enumOf, id, integer, optional, parameters, type Shape, text } from "../core/input/shape.ts";
import { allowSystemAdministration } from "../core/permissions/domain.ts";
import { credentialKinds, type DomainCredential, type TokenRights } from "../credentials/credential.ts";
import { listCredentials } from "../credentials/list.ts";
import { revokeCredential } from "../credentials/revoke.ts";
import { tokenRights } from "../credentials/token-rights.ts";
import type { OAuthClient, User } from "../store/store.ts";
import type { ApiRequest } from "./request.ts";

/** A day, or a time with its zone. */
export const moment: Shape<number> = {
  read(value, path, problems) {
    const wellFormed =
      typeof value === "string" && /^\d{4}-\d\d-\d\d(?:T.*(?:Z|[+-]\d\d:\d\d))?$/.test(value);
    const time = wellFormed ? Date.parse(value) : Number.NaN;
    if (!Number.isNaN(time)) return time;
    problems.add(path, message("badDateTime"));
    return undefined;
  },
  schema: { type: "string", format: "date-time" },
};

const filter = {
  kind: optional(enumOf(...credentialKinds)),
  user: optional(text({ max: 128 })),
  app: optional(id),
  unusedSince: optional(moment),
  offset: optional(integer({ min: 0 })),
  limit: optional(integer({ min: 1, max: 500 })),
};

/** Everything that opens the domain, for administrators. */
export async function showCredentials({ domain, actor, given, certificates, session }: ApiRequest) {
  const { offset = 0, limit = 100, user, ...wanted } = parameters(given, filter);
  allowSystemAdministration(actor);
  const around = { domain, ...(certificates && { certificates }), ...(session && { session }) };
  const filtered = { ...wanted, ...(user && { user }) };
  const { credentials, users } = await listCredentials(around, filtered);
  const { view } = domain.store;
  const page = credentials.slice(offset, offset + limit);
  const rights = await tokenRights(view, page);
  const clients = new Map((await view.oauth.clients()).map((client) => [client.id, client]));
  return {
    credentials: page.map((one) =>
      credentialView(one, {
        user: users.get(one.userId),
        rights: one.token && rights.get(one.token.id),
        client: one.grant && clients.get(one.grant.clientId),
      }),
    ),
    totalCount: String(credentials.length),
  };
}

interface Known {
  readonly user: User | undefined;
  readonly rights: TokenRights | undefined;
  readonly client: OAuthClient | undefined;
}

function credentialView(credential: DomainCredential, { user, rights, client }: Known) {
  const { id, kind, createdAt, usedAt, usedFrom, expiresAt, token, userToken, grant, passkey, current } =
    credential;
  return {
    id,
    kind,
    user: { code: user?.code ?? "", name: user?.name ?? "" },
    createdAt: iso(createdAt),
    lastUsed: usedAt === null ? null : { time: iso(usedAt), from: usedFrom ?? "" },
    expiresAt: expiresAt === null ? null : iso(expiresAt),
    ...(token && {
      app: { id: String(token.appId), name: rights?.appName ?? "" },
      hint: token.hint,
      permissions: rights?.permissions ?? [],
      memo: rights?.memo ?? "",
      live: rights?.live ?? false,
    }),
    ...(userToken && { hint: userToken.hint, scope: userToken.scope, memo: userToken.note }),
    ...(grant && { client: { id: grant.clientId, name: client?.name ?? "" }, scopes: grant.scopes }),
    ...(passkey && { name: passkey.name }),
    ...(kind === "session" && { current: current === true }),
  };
}

const iso = (time: number) => new Date(time).toISOString();

export async function removeCredential({ domain, actor, path, certificates }: ApiRequest) {
  const { id } = parameters(path, { id: text({ max: 100 }) });
  allowSystemAdministration(actor);
  await revokeCredential({ domain, actor, id, ...(certificates && { certificates }) });
}
