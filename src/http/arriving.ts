import type { IncomingMessage } from "node:http";
import { problem } from "../core/errors/problem.ts";

/**
 * Waits for what a client still sends, for as long as anything at all arrives: a big file over a slow line is welcome,
 * and somebody who sends nothing any more gives their place among the running calls to others. Bytes are counted where
 * they come in, as a file that is skipped shows no progress further up.
 */
export function whileArriving<T>({ socket }: IncomingMessage, idle: number, awaited: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    let seen = socket.bytesRead;
    const watching = setInterval(() => {
      if (socket.bytesRead === seen) reject(problem("CB_TO01", { seconds: idle / 1000 }));
      seen = socket.bytesRead;
    }, idle);
    awaited.then(resolve, reject).finally(() => clearInterval(watching));
  });
}

/** The same for each piece. Only the wait counts, not what is done with the piece. */
export async function* piecesArriving<T>(
  message: IncomingMessage,
  idle: number,
  pieces: AsyncIterable<T>,
): AsyncGenerator<T> {
  const source = pieces[Symbol.asyncIterator]();
  const next = () => whileArriving(message, idle, source.next());
  try {
    for (let piece = await next(); !piece.done; piece = await next()) yield piece.value;
  } finally {
    // Not awaited: behind a piece that never comes, the end never comes either.
    source.return?.().catch(() => undefined);
  }
}
