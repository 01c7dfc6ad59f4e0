import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { RawJson, Reply } from "../api/request.ts";
import type { Call } from "./call.ts";
import type { Concurrency } from "./concurrency.ts";
import type { ErrorReply } from "./problem.ts";

const json = "application/json;charset=utf-8";

type Headers = Record<string, string | number>;

/** What every reply of the API says, success or not. */
export function commonHeaders({ limit, running }: Concurrency): Headers {
  return {
    "X-ConcurrencyLimit-Limit": limit,
    "X-ConcurrencyLimit-Running": running,
    "Cache-Control": "no-cache, no-store, must-revalidate",
    "X-Content-Type-Options": "nosniff",
  };
}

export function sendError(call: Call, { status, code, body }: ErrorReply, concurrency: Concurrency): void {
  const headers = commonHeaders(concurrency);
  headers["X-Cybozu-Error"] = code;
  // The rest of what is asked would otherwise be waited for on the same connection.
  if (status === 408) headers.Connection = "close";
  end(call.reply.raw, status, headers, [body]);
}

interface Sending {
  readonly concurrency: Concurrency;
  /** milliseconds that nothing of a reply may be taken */
  readonly bodyIdle: number;
}

/** A handler's answer: a plain value, ready JSON text, or a Reply that says more. Resolves when it is handed over. */
export async function sendResult(call: Call, result: unknown, parts: Sending): Promise<void> {
  const response = call.reply.raw;
  const headers = commonHeaders(parts.concurrency);
  if (result instanceof RawJson) return end(response, 200, headers, result.chunks);
  if (!(result instanceof Reply)) return end(response, 200, headers, [JSON.stringify(result ?? {})]);
  const { status, body } = result;
  Object.assign(headers, result.headers);
  if (isStream(body)) return stream(response, status, headers, body, parts.bodyIdle);
  const ready = typeof body === "string" || body instanceof Uint8Array;
  return end(response, status, headers, [ready ? body : JSON.stringify(body ?? {})]);
}

function isStream(body: Reply["body"]): body is AsyncIterable<Uint8Array> {
  return typeof body === "object" && Symbol.asyncIterator in body;
}

function end(
  response: ServerResponse,
  status: number,
  headers: Headers,
  chunks: readonly (string | Uint8Array)[],
): void {
  const pieces = joined(chunks);
  headers["Content-Type"] ??= json;
  headers["Content-Length"] = pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0);
  response.writeHead(status, headers);
  const last = pieces.length - 1;
  for (const piece of pieces.slice(0, last)) response.write(piece);
  response.end(pieces[last]);
}

/** Text goes out together with the headers in one piece, which is what a small reply costs most. */
function joined(chunks: readonly (string | Uint8Array)[]): readonly (string | Uint8Array)[] {
  return chunks.every((chunk) => typeof chunk === "string") ? [chunks.join("")] : chunks;
}

async function stream(
  response: ServerResponse,
  status: number,
  headers: Headers,
  body: AsyncIterable<Uint8Array>,
  idle: number,
): Promise<void> {
  // Whoever takes nothing of it any more gives their place among the running calls to others.
  response.setTimeout(idle, () => response.destroy());
  headers["Content-Type"] ??= "application/octet-stream";
  response.writeHead(status, headers);
  // A client that goes away in the middle is no error of ours.
  await pipeline(Readable.from(body), response).catch(() => response.destroy());
}
