import type { Writer } from "../../store/store.ts";
import type { SettingsChange } from "../change-settings.ts";
import { dropUnnamed } from "../drop-unnamed.ts";
import { type AtOnce, changeToken, tokenAt } from "./change-token.ts";

/** A token that works goes on working until the app is updated; one that never did is gone at once. */
export async function deleteToken(
  store: Writer,
  change: SettingsChange,
  id: string,
  { atOnce, unused }: { atOnce: AtOnce; unused: string[] },
) {
  const { draft, revision } = await changeToken(store, change, { id, atOnce, unused }, (tokens) => {
    const gone = tokenAt(tokens, id);
    return tokens.filter((token) => token !== gone);
  });
  if (!atOnce) await dropUnnamed(store, change.app, draft, null, unused);
  return { revision };
}
