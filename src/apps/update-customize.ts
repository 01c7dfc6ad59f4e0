import {
  type CustomizeChange,
  changeCustomize,
  customizeFiles,
  customizeOf,
  givenFileKeys,
} from "../core/apps/customize.ts";
import type { AppSettings, CustomizeFile } from "../core/apps/settings.ts";
import { message, Problems, problem } from "../core/errors/problem.ts";
import { allowSystemAdministration } from "../core/permissions/domain.ts";
import type { Domain } from "../domain.ts";
import { attachedKey } from "../files/keys.ts";
import { isExpired } from "../files/temporary.ts";
import type { StoredFile, Writer } from "../store/store.ts";
import { changeSettings, type SettingsChange } from "./change-settings.ts";
import type { OpenDraft } from "./open.ts";
import { dropFiles } from "./settings-files.ts";
import { unit } from "./unit.ts";

/** A script acts for everybody who opens the app: it takes an administrator besides the right to manage the app. */
export function updateCustomize(domain: Domain, change: SettingsChange, given: CustomizeChange) {
  return unit(domain, async (store, unused) => {
    let before: AppSettings | undefined;
    const draft = await changeSettings(store, change, async (draft) => {
      allowSystemAdministration(change.actor);
      before = draft.preview;
      const problems = new Problems();
      const uploads = await openUploads(store, domain, change, draft, given);
      const fileOf = (key: string, path: string) => uploads.take(key, path, problems);
      const customize = changeCustomize(customizeOf(draft.preview), given, { problems, fileOf });
      problems.throwIfAny();
      await uploads.attach(change.app);
      return { ...draft.preview, customize };
    });
    await dropFiles(store, before, [draft.live, draft.preview], unused);
    return draft;
  });
}

const largest = 20 * 1024 * 1024;

/** The files a change may name: those the app's customization has already, and what the caller uploaded. */
async function openUploads(
  store: Writer,
  domain: Domain,
  { actor, now }: SettingsChange,
  { live, preview }: OpenDraft,
  given: CustomizeChange,
) {
  const own = [live, preview].flatMap((settings) => (settings ? customizeFiles(settings) : []));
  const known = new Map(
    own.map(({ fileKey, name, contentType, size }) => [fileKey, { fileKey, name, contentType, size }]),
  );
  const others = givenFileKeys(given).filter((key) => !known.has(key));
  const stored = new Map((await store.files.byKeys(others)).map((file) => [file.key, file]));
  const taken = new Map<string, CustomizeFile>();
  const isTheirs = (file: StoredFile) =>
    file.appId === null && file.ownerId === actor.user.id && !isExpired(file, now);

  return {
    take(key: string, path: string, problems: Problems): CustomizeFile | undefined {
      const already = known.get(key) ?? taken.get(key);
      if (already) return already;
      const file = stored.get(key);
      if (!file || !isTheirs(file)) throw problem("GAIA_BL01", { key });
      if (file.size > largest) {
        problems.add(path, message("fileTooLarge", { max: "20 MB" }));
        return undefined;
      }
      const { name, contentType, size } = file;
      const attached = { fileKey: attachedKey(domain), name, contentType, size };
      taken.set(key, attached);
      return attached;
    },
    async attach(appId: number) {
      for (const [key, { fileKey }] of taken) {
        await store.files.attach(key, { newKey: fileKey, appId, recordId: null, fieldId: null });
      }
    },
  };
}
