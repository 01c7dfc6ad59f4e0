import { allow, openApp } from "../apps/open.ts";
import { problem } from "../core/errors/problem.ts";
import type { Actor } from "../core/permissions/actor.ts";
import type { Domain } from "../domain.ts";
import { allowFile } from "../records/allow-file.ts";
import type { StoredFile } from "../store/store.ts";

export interface Download {
  readonly file: StoredFile;
  readonly content: AsyncIterable<Uint8Array>;
}

/** By the key that a record shows. The key of an upload opens nothing: it is for putting the file somewhere. */
export async function downloadFile(
  domain: Domain,
  actor: Actor,
  { key, guestSpace }: { key: string; guestSpace: number | null },
): Promise<Download> {
  const { store } = domain;
  const missing = problem("GAIA_BL01", { key });
  if (key.includes("\0")) throw missing;
  const [file] = await store.view.files.byKeys([key]);
  if (!file || file.appId === null) throw missing;
  // A file of no record belongs to the settings: whoever manages those may read it back.
  const rights =
    file.recordId === null ? (["recordViewable", "appEditable"] as const) : (["recordViewable"] as const);
  const open = await openApp(store.view, file.appId, { guestSpace });
  allow(actor, open, ...rights);
  await allowFile(domain, actor, open, file);
  const content = await store.blobs.get(file.hash);
  if (!content) throw missing;
  return { file, content };
}
