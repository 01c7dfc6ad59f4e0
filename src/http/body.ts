import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import { problem } from "../core/errors/problem.ts";
import { type Given, isObject } from "../core/input/given.ts";
import { whileArriving } from "./arriving.ts";

export const jsonLimit = 10 * 1024 * 1024;
// Nothing in kintone's API nests more than ten deep. The rules below walk values by recursion, so depth has an end.
const maxDepth = 50;

const empty: Given = Object.freeze({});

export function hasBody({ headers }: IncomingMessage): boolean {
  if (headers["transfer-encoding"] !== undefined) return true;
  const length = headers["content-length"];
  return length !== undefined && length !== "0";
}

/**
 * The JSON object of a request. No body reads as `{}` whatever the Content-Type says: the samples that people paste
 * send `Content-Type: application/json` on a GET without one.
 */
export function readJsonBody(message: IncomingMessage, idle: number): Given | Promise<Given> {
  if (!hasBody(message)) return empty;
  const { headers } = message;
  const encoding = headers["content-encoding"];
  if (encoding !== undefined && encoding !== "identity") throw illegal(`content-encoding ${encoding}`);
  const arriving = whileArriving(message, idle, readBytes(message));
  if (!isJson(headers["content-type"])) {
    // A chunked body may turn out to be empty, and then needs no type.
    return arriving.then((bytes) => {
      if (bytes.length > 0) throw illegal("the body is not application/json");
      return empty;
    });
  }
  return arriving.then(readJson);
}

const illegal = (why: string) => problem("CB_IL02", {}, { why });

function isJson(contentType: string | undefined): boolean {
  return contentType !== undefined && /^application\/json\s*(;|$)/i.test(contentType);
}

export function readBytes(message: IncomingMessage, limit = jsonLimit): Promise<Buffer> {
  const tooLarge = () => problem("CB_TL01", { limit: "10 MB" });
  if (Number(message.headers["content-length"]) > limit) return Promise.reject(tooLarge());
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    message.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      // What follows is read and dropped: a client that is still sending could not read the answer otherwise.
      else reject(tooLarge());
    });
    message.on("end", () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    message.on("error", reject);
    message.on("close", () => reject(illegal("the connection ended within the body")));
  });
}

/** Exported for the test. */
export function readJson(bytes: Buffer): Given {
  if (bytes.length === 0) return empty;
  if (!isUtf8(bytes)) throw problem("CB_IJ01", {}, { why: "the body is not UTF-8" });
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString("utf8"));
  } catch {
    // The parser's own message repeats the caller's text, so it stays out of the log.
    throw problem("CB_IJ01", {}, { why: "the body is not JSON" });
  }
  if (!isObject(value)) throw problem("CB_IJ01", {}, { why: "the body is not a JSON object" });
  if (isDeeper(value, maxDepth)) throw problem("CB_IJ01", {}, { why: `nested more than ${maxDepth} deep` });
  return value;
}

function isDeeper(value: object, levels: number): boolean {
  if (levels === 0) return true;
  const inner = Array.isArray(value) ? value : Object.values(value);
  return inner.some((one) => typeof one === "object" && one !== null && isDeeper(one, levels - 1));
}
