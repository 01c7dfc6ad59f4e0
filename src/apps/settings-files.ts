import { customizeFiles } from "../core/apps/customize.ts";
import type { AppSettings, GeneralSettings } from "../core/apps/settings.ts";
import { removeFiles } from "../files/release.ts";
import type { Writer } from "../store/store.ts";

/** The file that is this app's icon, if it is one. */
export function iconKey(general: GeneralSettings | undefined): string | undefined {
  return general?.icon.type === "FILE" ? general.icon.fileKey : undefined;
}

/** The files that settings name. */
function fileKeys(settings: AppSettings): string[] {
  const icon = iconKey(settings.general);
  return [...(icon === undefined ? [] : [icon]), ...customizeFiles(settings).map(({ fileKey }) => fileKey)];
}

/** Files that were named before and that no settings name any more are gone for good. */
export async function dropFiles(
  store: Writer,
  before: AppSettings | null | undefined,
  now: readonly (AppSettings | null)[],
  unused: string[],
): Promise<void> {
  if (!before) return;
  const named = new Set(now.flatMap((settings) => (settings ? fileKeys(settings) : [])));
  unused.push(
    ...(await removeFiles(
      store,
      [...new Set(fileKeys(before))].filter((key) => !named.has(key)),
    )),
  );
}
