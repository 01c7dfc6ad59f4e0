import type { AtOnce } from "../apps/tokens/change-token.ts";
import { deleteToken } from "../apps/tokens/delete.ts";
import { generateToken } from "../apps/tokens/generate.ts";
import { type ListedToken, listTokens } from "../apps/tokens/list.ts";
import { replaceToken } from "../apps/tokens/replace.ts";
import { revokeToken } from "../apps/tokens/revoke.ts";
import { updateToken } from "../apps/tokens/update.ts";
import { unit } from "../apps/unit.ts";
import {
  boolean,
  enumOf,
  integer,
  list,
  optional,
  parameters,
  revision,
  type Shape,
  text,
} from "../core/input/shape.ts";
import { appInPath, callerOf, settingsChange } from "./app-parameters.ts";
import { expiresAt } from "./expiry.ts";
import { type ApiRequest, Reply } from "./request.ts";

export async function showTokens(request: ApiRequest) {
  const found = await listTokens(request.domain.store.view, request, appInPath(request));
  return { tokens: found.tokens.map(tokenView), revision: String(found.revision) };
}

function tokenView({ secret, setting, live, removed, creator }: ListedToken) {
  return {
    id: secret.id,
    hint: secret.hint,
    permissions: setting.permissions,
    memo: setting.memo,
    createdAt: iso(secret.createdAt),
    lastUsed: secret.usedAt === null ? null : { time: iso(secret.usedAt), from: secret.usedFrom ?? "" },
    expiresAt: secret.expiresAt === null ? null : iso(secret.expiresAt),
    oldUntil: secret.oldUntil === null ? null : iso(secret.oldUntil),
    creator: { code: creator?.code ?? "", name: creator?.name ?? "" },
    live: live ? { permissions: live.permissions, memo: live.memo } : null,
    removed,
  };
}

const iso = (time: number) => new Date(time).toISOString();

const longestOverlap = 30 * 24;

const permissions = list(enumOf("view", "add", "edit", "delete", "manage"), { max: 5 });
const memo = text({ max: 200 });
/** `true`: works at once, and nothing else goes live with it; "all": together with what else waits */
const deploy: Shape<AtOnce> = {
  optional: true,
  read: (value, path, problems) => (value === "all" ? value : boolean.read(value, path, problems)),
  schema: { enum: [true, false, "all"] },
};
const change = {
  permissions: optional(permissions),
  memo: optional(memo),
  expiresAt: optional(expiresAt),
  deploy,
  revision: optional(revision),
};

export async function addToken(request: ApiRequest) {
  const { domain } = request;
  const given = parameters(request.given, change);
  const { permissions = ["view"], memo = "" } = given;
  const expiresAt = given.expiresAt ?? null;
  const token = { permissions, memo, expiresAt, atOnce: given.deploy ?? false };
  const by = settingsChange(request, { app: appInPath(request), revision: given.revision });
  const made = await unit(domain, (store, unused) => generateToken(store, domain, by, { ...token, unused }));
  return new Reply(201, {}, { id: made.id, token: made.token, revision: String(made.revision) });
}

export async function changeToken(request: ApiRequest) {
  const { deploy: atOnce = false, revision, ...given } = parameters(request.given, change);
  const by = settingsChange(request, { app: appInPath(request), revision });
  const token = { ...given, atOnce };
  const changed = await unit(request.domain, (store, unused) =>
    updateToken(store, by, tokenInPath(request), { ...token, unused }),
  );
  return { revision: String(changed.revision) };
}

export function renewToken(request: ApiRequest) {
  const { domain } = request;
  const app = appInPath(request);
  const { overlapHours = 0 } = parameters(request.given, {
    overlapHours: optional(integer({ min: 0, max: longestOverlap })),
  });
  const overlap = overlapHours * 60 * 60_000;
  return domain.store.write((store) =>
    replaceToken(store, domain, callerOf(request), app, tokenInPath(request), overlap),
  );
}

/** At once, without updating the app. */
export async function revoke(request: ApiRequest) {
  const { domain } = request;
  const app = appInPath(request);
  await domain.store.write((store) => revokeToken(store, callerOf(request), app, tokenInPath(request)));
}

export async function removeToken(request: ApiRequest) {
  const { deploy: atOnce = false, revision } = parameters(request.given, {
    deploy,
    revision: change.revision,
  });
  const by = settingsChange(request, { app: appInPath(request), revision });
  const changed = await unit(request.domain, (store, unused) =>
    deleteToken(store, by, tokenInPath(request), { atOnce, unused }),
  );
  return { revision: String(changed.revision) };
}

const tokenInPath = ({ path }: ApiRequest) => parameters(path, { token: text({ max: 64 }) }).token;
