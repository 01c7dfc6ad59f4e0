import type { TokenPermission } from "../../core/apps/settings.ts";
import type { Writer } from "../../store/store.ts";
import type { SettingsChange } from "../change-settings.ts";
import { type AtOnce, changeToken, tokenAt } from "./change-token.ts";

interface TokenChange {
  readonly permissions?: readonly TokenPermission[];
  readonly memo?: string;
  /** at once, and not with the update of the app; null: it never ends */
  readonly expiresAt?: number | null;
  readonly atOnce: AtOnce;
  readonly unused: string[];
}

export async function updateToken(
  store: Writer,
  change: SettingsChange,
  id: string,
  { permissions, memo, expiresAt, atOnce, unused }: TokenChange,
) {
  const changed = await changeToken(store, change, { id, atOnce, unused }, (tokens) => {
    const before = tokenAt(tokens, id);
    const after = {
      id,
      permissions: permissions ? [...new Set(permissions)] : before.permissions,
      memo: memo ?? before.memo,
    };
    return tokens.map((token) => (token === before ? after : token));
  });
  if (expiresAt !== undefined) await store.tokens.setExpiry(id, expiresAt);
  return changed;
}
