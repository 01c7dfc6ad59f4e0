import { changeGeneral, type GeneralChange } from "../core/apps/general.ts";
import type { GeneralSettings } from "../core/apps/settings.ts";
import { message, Problems, problem } from "../core/errors/problem.ts";
import type { Domain } from "../domain.ts";
import { attachedKey } from "../files/keys.ts";
import { isExpired } from "../files/temporary.ts";
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

const largestIcon = 800 * 1024;
// An SVG may hold scripts, and the icon is shown to everybody.
const pictures = ["image/png", "image/jpeg", "image/gif", "image/bmp", "image/webp"];

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
  const [file] = await store.files.byKeys([icon.fileKey]);
  if (!file || file.appId !== null || file.ownerId !== actor.user.id || isExpired(file, now)) {
    throw problem("GAIA_BL01", { key: icon.fileKey });
  }
  const problems = new Problems();
  if (file.size > largestIcon) problems.add("icon.file.fileKey", message("fileTooLarge", { max: "800 KB" }));
  if (!pictures.includes(file.contentType)) problems.add("icon.file.fileKey", message("fileType"));
  problems.throwIfAny();
  const newKey = attachedKey(domain);
  await store.files.attach(icon.fileKey, { newKey, appId: app, recordId: null, fieldId: null });
  return { type: "FILE", fileKey: newKey };
}
