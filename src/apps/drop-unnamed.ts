import type { AppSettings } from "../core/apps/settings.ts";
import { removeFiles } from "../files/release.ts";
import type { AppDocuments, Writer } from "../store/store.ts";
import { iconKey } from "./update-general.ts";

/** What only settings of the past named is gone for good: the secrets of their tokens, their icon. */
export async function dropUnnamed(
  store: Writer,
  appId: number,
  { live, preview }: AppDocuments,
  before: AppSettings | null,
  unused: string[],
): Promise<void> {
  const named = [live, preview].flatMap((settings) => settings?.tokens.map(({ id }) => id) ?? []);
  const tokens = await store.tokens.byApp(appId);
  const unnamed = tokens.map(({ id }) => id).filter((id) => !named.includes(id));
  if (unnamed.length > 0) await store.tokens.remove(unnamed);

  const icon = iconKey(before?.general);
  if (icon !== undefined && ![live, preview].some((settings) => iconKey(settings?.general) === icon)) {
    unused.push(...(await removeFiles(store, [icon])));
  }
}
