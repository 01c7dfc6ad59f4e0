import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** undefined when there is no such file */
export async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** Whole or not at all, and never readable by others, not even for a moment. */
export async function writePrivate(path: string, content: string | Uint8Array): Promise<void> {
  await writeWhole(path, content, 0o600);
}

export async function writePublic(path: string, content: string): Promise<void> {
  await writeWhole(path, content, 0o644);
}

async function writeWhole(path: string, content: string | Uint8Array, mode: number): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${randomBytes(6).toString("hex")}`;
  await writeFile(temporary, content, { mode, flag: "wx" });
  await rename(temporary, path);
}
