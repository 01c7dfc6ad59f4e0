import { api } from "../../../parts/api.ts";
import type { Permission, Token } from "../data.ts";

export const permissions: readonly Permission[] = ["view", "add", "edit", "delete", "manage"];
/** an app has at most this many */
export const mostTokens = 20;
export const longestMemo = 200;

/** What was changed about a token and is not saved yet. */
export interface TokenEdit {
  readonly permissions?: readonly Permission[];
  readonly memo?: string;
  readonly remove?: true;
}
export type TokenEdits = Readonly<Record<string, TokenEdit>>;

/** The token as it will be saved. */
export function edited(token: Token, edit: TokenEdit = {}): Token {
  return { ...token, permissions: edit.permissions ?? token.permissions, memo: edit.memo ?? token.memo };
}

export const isEdited = (token: Token, edit: TokenEdit | undefined): boolean =>
  edit?.remove === true || !sameToken(token, edited(token, edit));

type Works = Pick<Token, "permissions" | "memo">;
function sameToken(one: Works, other: Works): boolean {
  return one.memo === other.memo && samePermissions(one.permissions, other.permissions);
}
function samePermissions(one: readonly Permission[], other: readonly Permission[]): boolean {
  return permissions.every((permission) => one.includes(permission) === other.includes(permission));
}

export function toggled(given: readonly Permission[], permission: Permission, on: boolean): Permission[] {
  return permissions.filter((one) => (one === permission ? on : given.includes(one)));
}

export type TokenState = "live" | "new" | "changed" | "removed";

/** What the saved token does now, and what the next update of the app makes of it. */
export function stateOf(token: Token): TokenState {
  if (token.removed) return "removed";
  if (!token.live) return "new";
  return samePermissions(token.live.permissions, token.permissions) ? "live" : "changed";
}

/** One request a token; what was saved before an error stays saved. */
export async function saveTokens(app: string, tokens: readonly Token[], edits: TokenEdits): Promise<void> {
  for (const token of tokens.filter((one) => isEdited(one, edits[one.id]))) {
    const edit = edits[token.id];
    const path = `/tonari/v1/apps/${app}/tokens/${token.id}`;
    if (edit?.remove) await api.delete(path);
    else await api.put(path, { permissions: edit?.permissions, memo: edit?.memo });
  }
}
