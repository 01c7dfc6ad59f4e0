import { changeGeneral, type GeneralChange } from "../core/apps/general.ts";
import type { GeneralSettings } from "../core/apps/settings.ts";
import { Problems } from "../core/errors/problem.ts";
import type { Domain } from "../domain.ts";
import { takePicture } from "../files/take-picture.ts";
import { sanitize } from "../records/sanitize.ts";
import type { Writer } from "../store/store.ts";
import { changeSettings, type SettingsChange } from "./change-settings.ts";
import type { OpenDraft } from "./open.ts";
import { iconKey } from "./settings-files.ts";

export function updateGeneral(store: Writer, domain: Domain, change: SettingsChange, general: GeneralChange) {
  return changeSettings(store, change, async (draft) => {
    const { preview } = draft;
    const problems = new Problems();
    const next = changeGeneral(preview.general, general, { fields: preview.fields, problems, sanitize });
    problems.throwIfAny();
    return {
      ...preview,
      general: { ...next, icon: await takeIcon(store, domain, change, draft, next.icon) },
    };
  });
}

/** An icon that was uploaded becomes the app's; one that the app has already stays. */
async function takeIcon(
  store: Writer,
  domain: Domain,
  { actor, now, app }: SettingsChange,
  { live, preview }: OpenDraft,
  icon: GeneralSettings["icon"],
): Promise<GeneralSettings["icon"]> {
  if (icon.type === "PRESET" || [live, preview].some((one) => iconKey(one?.general) === icon.fileKey)) {
    return icon;
  }
  const place = { actor, now, appId: app, path: "icon.file.fileKey" };
  return { type: "FILE", fileKey: await takePicture(store, domain, icon.fileKey, place) };
}
