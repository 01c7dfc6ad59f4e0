import type { IncomingMessage } from "node:http";
import type { Multipart } from "@fastify/multipart";
import type { Upload } from "../api/request.ts";
import { checkRequestToken } from "../auth/session.ts";
import { problem } from "../core/errors/problem.ts";
import type { Given } from "../core/input/given.ts";
import { piecesArriving, whileArriving } from "./arriving.ts";
import type { Call } from "./call.ts";

// The size of the file is limited where it is written; the other parts are the page's token at most.
const limits = { fileSize: Number.POSITIVE_INFINITY, files: 10, fields: 20, fieldSize: 100_000, parts: 30 };

type Parts = AsyncIterator<Multipart>;
type Step = () => Promise<IteratorResult<Multipart>>;

interface How {
  readonly query: Given;
  /** milliseconds that nothing may arrive */
  readonly idle: number;
}

const illegal = (why: string) => problem("CB_IL02", {}, { why });

/**
 * multipart/form-data with one part named `file`. The vendor's client sends the page's token after the file, so with
 * a session the file's last piece is handed over only when the token is known to be right.
 */
export async function openUpload(call: Call, { query, idle }: How): Promise<Upload> {
  const { request, message } = call;
  if (!request.isMultipart()) throw illegal("the body is not multipart/form-data");
  call.take(query, {});
  const parts = request.parts({ limits });
  const step = () => whileArriving(message, idle, nextOf(parts));
  const file = await firstFile(call, step);
  if (!file) throw illegal("no part named file");
  const content = contents(call, piecesArriving(message, idle, file.file), step);
  return { name: file.filename, contentType: file.mimetype, content };
}

async function firstFile(call: Call, step: Step) {
  for (let next = await step(); !next.done; next = await step()) {
    const part = next.value;
    if (part.type === "field") takeField(call, part);
    else if (part.fieldname === "file") return part;
    else part.file.resume();
  }
  return undefined;
}

async function* contents(
  call: Call,
  file: AsyncIterable<Uint8Array>,
  step: Step,
): AsyncGenerator<Uint8Array> {
  yield* file;
  for (let next = await step(); !next.done; next = await step()) {
    if (next.value.type === "field") takeField(call, next.value);
    else next.value.file.resume();
  }
  if (call.session) checkRequestToken({ session: call.session, requestToken: call.requestToken });
}

function takeField(call: Call, { fieldname, value }: { fieldname: string; value: unknown }): void {
  if (fieldname === "__REQUEST_TOKEN__") call.requestToken = value;
}

async function nextOf(parts: Parts): Promise<IteratorResult<Multipart>> {
  try {
    return await parts.next();
  } catch {
    throw illegal("the multipart body is broken");
  }
}

/** What nobody read is thrown away, so that the connection is free for the next request. */
export function discardUpload(message: IncomingMessage): void {
  if (message.readableEnded) return;
  message.unpipe();
  message.resume();
}
