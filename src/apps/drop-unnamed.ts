import type { AppSettings } from "../core/apps/settings.ts";
import type { AppDocuments, Writer } from "../store/store.ts";
import { dropFiles } from "./settings-files.ts";

/** What only settings of the past named is gone for good: the secrets of their tokens, their files. */
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
  await dropFiles(store, before, [live, preview], unused);
}
