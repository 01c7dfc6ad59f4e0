import { parentPort, workerData } from "node:worker_threads";
import type { Page } from "../store.ts";
import { openReading, Statements } from "./database.ts";

/** A thread that reads, so that a slow query holds up nobody but itself. */

export interface Question {
  readonly want: "rows" | "page";
  readonly text: string;
  readonly values: readonly unknown[];
}
export type Answer = { readonly id: number } & ({ readonly found: unknown } | { readonly error: string });

const statements = new Statements(openReading((workerData as { file: string }).file), 200);

parentPort?.on("message", ({ id, want, text, values }: Question & { id: number }) => {
  try {
    const statement = statements.of(text);
    if (want === "rows") return answer({ id, found: statement.all(...values) });
    const { json, length } = statement.get(...values) as Page;
    const bytes = new Uint8Array(json.buffer as ArrayBuffer, json.byteOffset, json.byteLength);
    // The bytes are handed over, not copied, unless they share their memory with something else.
    const whole = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
    answer({ id, found: { json: whole, length } }, [whole.buffer]);
  } catch (error) {
    answer({ id, error: error instanceof Error ? error.message : String(error) });
  }
});

function answer(message: Answer, handedOver: ArrayBuffer[] = []) {
  parentPort?.postMessage(message, handedOver);
}
