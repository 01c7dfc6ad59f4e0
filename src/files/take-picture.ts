import { message, Problems, problem } from "../core/errors/problem.ts";
import type { Actor } from "../core/permissions/actor.ts";
import type { Domain } from "../domain.ts";
import type { Writer } from "../store/store.ts";
import { attachedKey } from "./keys.ts";
import { isExpired } from "./temporary.ts";

const largest = 800 * 1024;
// An SVG may hold scripts, and these pictures are shown to everybody.
export const pictureTypes = ["image/png", "image/jpeg", "image/gif", "image/bmp", "image/webp"];

interface Place {
  readonly actor: Actor;
  readonly now: number;
  readonly appId: number;
  /** the parameter that named the file */
  readonly path: string;
}

/** Makes a picture that the caller uploaded part of an app or (0) of the domain: its new key. */
export async function takePicture(
  store: Writer,
  domain: Domain,
  key: string,
  { actor, now, appId, path }: Place,
): Promise<string> {
  const [file] = await store.files.byKeys([key]);
  if (!file || file.appId !== null || file.ownerId !== actor.user.id || isExpired(file, now)) {
    throw problem("GAIA_BL01", { key });
  }
  const problems = new Problems();
  if (file.size > largest) problems.add(path, message("fileTooLarge", { max: "800 KB" }));
  if (!pictureTypes.includes(file.contentType)) problems.add(path, message("fileType"));
  problems.throwIfAny();
  const newKey = attachedKey(domain);
  await store.files.attach(key, { newKey, appId, recordId: null, fieldId: null });
  return newKey;
}
