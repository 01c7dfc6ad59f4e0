import type { TokenPermission } from "../../core/apps/settings.ts";
import type { Writer } from "../../store/store.ts";
import type { SettingsChange } from "../change-settings.ts";
import { type AtOnce, changeToken, tokenAt } from "./change-token.ts";

interface TokenChange {
  readonly permissions?: readonly TokenPermission[];
  readonly memo?: string;
  readonly atOnce: AtOnce;
  readonly unused: string[];
}

export function updateToken(
  store: Writer,
  change: SettingsChange,
  id: string,
  { permissions, memo, atOnce, unused }: TokenChange,
) {
  return changeToken(store, change, { id, atOnce, unused }, (tokens) => {
    const before = tokenAt(tokens, id);
    const after = {
      id,
      permissions: permissions ? [...new Set(permissions)] : before.permissions,
      memo: memo ?? before.memo,
    };
    return tokens.map((token) => (token === before ? after : token));
  });
}
