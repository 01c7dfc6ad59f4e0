import { enumOf, optional, parameters, text } from "../core/input/shape.ts";
import { allowUserAdministration } from "../core/permissions/domain.ts";
import { userScopes } from "../core/permissions/user-scopes.ts";
import type { User, UserToken } from "../store/store.ts";
import { userTokenOf } from "../users/tokens/find.ts";
import { generateUserToken } from "../users/tokens/generate.ts";
import { replaceUserToken } from "../users/tokens/replace.ts";
import { expiresAt } from "./expiry.ts";
import { type ApiRequest, Reply } from "./request.ts";

const note = text({ max: 200 });
const wanted = { scope: enumOf(...userScopes), note: optional(note), expiresAt: optional(expiresAt) };

const tokenInPath = ({ path }: ApiRequest) => parameters(path, { token: text({ max: 64 }) }).token;
const issuerOf = ({ origin }: ApiRequest) => new URL(origin).host;

export async function showUserTokens({ domain, actor }: ApiRequest) {
  allowUserAdministration(actor);
  const { userTokens, users } = domain.store.view;
  const tokens = await userTokens.list();
  const creators = await users.byIds([...new Set(tokens.map(({ creatorId }) => creatorId))]);
  const byId = new Map(creators.map((creator) => [creator.id, creator]));
  return { tokens: tokens.map((token) => tokenView(token, byId.get(token.creatorId))) };
}

function tokenView(token: UserToken, creator: User | undefined) {
  const { id, hint, note, scope, createdAt, usedAt, usedFrom, expiresAt } = token;
  return {
    id,
    hint,
    note,
    scope,
    createdAt: iso(createdAt),
    creator: { code: creator?.code ?? "", name: creator?.name ?? "" },
    lastUsed: usedAt === null ? null : { time: iso(usedAt), from: usedFrom ?? "" },
    expiresAt: expiresAt === null ? null : iso(expiresAt),
  };
}

const iso = (time: number) => new Date(time).toISOString();

export async function addUserToken(request: ApiRequest) {
  const { domain, actor, given } = request;
  allowUserAdministration(actor);
  const { note = "", scope, expiresAt = null } = parameters(given, wanted);
  const asked = { note, scope, expiresAt, issuer: issuerOf(request) };
  return new Reply(
    201,
    {},
    await domain.store.write((store) => generateUserToken(store, domain, actor, asked)),
  );
}

/** Scope and end are what its holders were promised: only the note can be changed, as in kintone. */
export async function changeUserToken(request: ApiRequest) {
  const { domain, actor, given } = request;
  allowUserAdministration(actor);
  const id = tokenInPath(request);
  const change = parameters(given, { note });
  await domain.store.write(async (store) => {
    await userTokenOf(store, id);
    await store.userTokens.change(id, change);
  });
}

export async function renewUserToken(request: ApiRequest) {
  const { domain, actor, given } = request;
  allowUserAdministration(actor);
  const id = tokenInPath(request);
  const asked = parameters(given, { expiresAt: wanted.expiresAt });
  return domain.store.write((store) =>
    replaceUserToken(store, domain, { ...asked, id, issuer: issuerOf(request) }),
  );
}

export async function removeUserToken(request: ApiRequest) {
  const { domain, actor } = request;
  allowUserAdministration(actor);
  const id = tokenInPath(request);
  await domain.store.write(async (store) => {
    await userTokenOf(store, id);
    await store.userTokens.remove(id);
  });
}
