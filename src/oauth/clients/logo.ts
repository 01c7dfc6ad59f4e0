import type { Actor } from "../../core/permissions/actor.ts";
import type { Domain } from "../../domain.ts";
import { pictureTypes, takePicture } from "../../files/take-picture.ts";
import type { StoredFile, Writer } from "../../store/store.ts";

/** Files that belong to no app: store.ts. */
const ofTheDomain = 0;

/** The uploaded picture becomes a logo: its new key. */
export function takeLogo(store: Writer, domain: Domain, actor: Actor, key: string): Promise<string> {
  return takePicture(store, domain, key, { actor, now: domain.now(), appId: ofTheDomain, path: "logo" });
}

export interface Logo {
  readonly file: StoredFile;
  readonly content: AsyncIterable<Uint8Array>;
}

/** For pages: an `<img>` cannot send what the API asks for, and the key cannot be guessed. */
export async function openLogo({ store }: Domain, key: string): Promise<Logo | undefined> {
  const [file] = key.includes("\0") ? [] : await store.view.files.byKeys([key]);
  if (file?.appId !== ofTheDomain || !pictureTypes.includes(file.contentType)) return undefined;
  const content = await store.blobs.get(file.hash);
  return content && { file, content };
}

export const logoAddress = (key: string | null) => (key === null ? null : `/oauth2/logo/${key}`);
