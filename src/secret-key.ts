import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { BadConfig, type Config, readSecretKey } from "./config.ts";
import type { Secrets } from "./domain.ts";

const version = "v1";
const ivLength = 12;
const tagLength = 16;

export const secretKeyFile = (data: string) => join(data, "secret.key");

/**
 * Seals under the configured key, or under that of the data folder, which is made when it is first needed: the command
 * line, which may run elsewhere than the server, seldom needs one.
 */
export function openSecrets({ data, secretKey }: Pick<Config, "data" | "secretKey">): Secrets {
  let known: Buffer | undefined;
  const key = () => {
    known ??= secretKey ? Buffer.from(secretKey) : keyIn(secretKeyFile(data));
    return known;
  };
  return {
    seal: (text, about) => seal(key(), text, about),
    open: (sealed, about) => open(key(), sealed, about),
  };
}

/** "v1.(which key).(what it takes to open it)", AES-256-GCM. `about` is not in it, but it opens with no other. */
function seal(key: Buffer, text: string, about: string): string {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv("aes-256-gcm", key, iv, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(about));
  const content = Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return [version, nameOf(key), content.toString("base64url")].join(".");
}

function open(key: Buffer, sealed: string, about: string): string | undefined {
  const [first, name, content = ""] = sealed.split(".");
  const bytes = Buffer.from(content, "base64url");
  if (first !== version || name !== nameOf(key) || bytes.length < ivLength + tagLength) return undefined;
  const options = { authTagLength: tagLength };
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, ivLength), options);
  decipher.setAAD(Buffer.from(about));
  decipher.setAuthTag(bytes.subarray(-tagLength));
  try {
    return decipher.update(bytes.subarray(ivLength, -tagLength), undefined, "utf8") + decipher.final("utf8");
  } catch {
    return undefined;
  }
}

/** Tells keys apart, and nothing of them. */
const nameOf = (key: Buffer) =>
  createHash("sha256").update("tonari key ").update(key).digest("hex").slice(0, 8);

/** Of several processes that start at once one makes it, whole, and all read that one. */
function keyIn(file: string): Buffer {
  const there = read(file);
  if (there) return there;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const own = `${file}.${randomBytes(6).toString("hex")}`;
  writeFileSync(own, `${randomBytes(32).toString("base64")}\n`, { mode: 0o600, flag: "wx", flush: true });
  try {
    linkSync(own, file);
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw error;
  } finally {
    rmSync(own);
  }
  const made = read(file);
  if (made) return made;
  throw new BadConfig(`${file} was removed while it was made.`);
}

function read(file: string): Buffer | undefined {
  try {
    return Buffer.from(readSecretKey(readFileSync(file, "utf8").trim(), file));
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

const isCode = (error: unknown, code: string) =>
  error instanceof Error && "code" in error && error.code === code;
