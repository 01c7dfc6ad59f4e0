import { invalid, message, problem } from "../core/errors/problem.ts";
import type { Actor } from "../core/permissions/actor.ts";
import type { Domain } from "../domain.ts";
import { type StoredFile, TooLarge } from "../store/store.ts";
import { uploadKey } from "./keys.ts";
import { inTurn } from "./release.ts";

export interface NewFile {
  readonly name: string;
  readonly contentType: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** It comes back as a header, so it must be able to stand in one. */
const mediaType = /^[\w.+-]{1,100}\/[\w.+-]{1,100}(?:;[ -~]{0,200})?$/;
const gigabyte = 1024 ** 3;

/** Keeps a file for three days, until its owner puts it into a record. The answer is the key to do so. */
export async function uploadFile(domain: Domain, actor: Actor, { name, contentType, content }: NewFile) {
  const stored = await keep(domain, content);
  const file: StoredFile = {
    ...stored,
    key: uploadKey(domain),
    name: nameOf(name),
    contentType: mediaType.test(contentType) ? contentType : "application/octet-stream",
    ownerId: actor.user.id,
    createdAt: domain.now(),
    appId: null,
    recordId: null,
    fieldId: null,
  };
  await inTurn(domain.store, async (store) => {
    // The same content may have lost its last file between its arrival and now. Then the caller must send it again.
    if (!(await domain.store.blobs.get(stored.hash))) throw problem("GAIA_DA02");
    await store.files.add(file);
  });
  return file.key;
}

async function keep({ store }: Domain, content: AsyncIterable<Uint8Array>) {
  try {
    return await store.blobs.put(content, gigabyte);
  } catch (error) {
    if (error instanceof TooLarge) throw invalid({ file: [message("fileTooLarge", { max: "1 GB" })] });
    throw error;
  }
}

/** Browsers of old sent the whole path, and no name can hold what would end a header. */
function nameOf(given: string): string {
  const name = (given.split(/[\\/]/).pop() ?? "").replace(/[\p{Cc}\p{Surrogate}]/gu, "").trim();
  return name === "" ? "file" : name;
}
