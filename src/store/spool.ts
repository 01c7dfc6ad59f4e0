import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { TooLarge } from "./store.ts";

export interface Spooled {
  readonly path: string;
  readonly hash: string;
  readonly size: number;
}

/** Writes what comes into a file of its own, on the disk when this resolves. Nothing is left behind on failure. */
export async function spool(
  content: AsyncIterable<Uint8Array>,
  limit: number,
  folder: string,
): Promise<Spooled> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, randomUUID());
  const digest = createHash("sha256");
  let size = 0;
  const file = await open(path, "wx");
  try {
    for await (const chunk of content) {
      size += chunk.byteLength;
      if (size > limit) throw new TooLarge(`more than ${limit} bytes`);
      digest.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
    await file.close();
  } catch (error) {
    await file.close().catch(() => {});
    await rm(path, { force: true });
    throw error;
  }
  return { path, hash: digest.digest("hex"), size };
}
