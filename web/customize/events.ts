import { afterScripts } from "./document.ts";

/** kintone.events: what the pages tell the app's scripts, and what those answer. */

export interface KintoneEvent {
  readonly type: string;
  readonly [property: string]: unknown;
}
type Handler = (event: KintoneEvent) => unknown;

interface Entry {
  readonly type: string;
  readonly handler: Handler;
  /** registered when the scripts were through, but nothing was shown yet */
  readonly late: boolean;
}
let entries: readonly Entry[] = [];

let phase: "loading" | "waiting" | "shown" = "loading";
afterScripts(() => {
  phase = "waiting";
});
let lastFired: string | undefined;
/** the event whose handlers are at work */
let running: KintoneEvent | undefined;

export function on(types: string | readonly string[], handler: Handler): void {
  for (const type of typeof types === "string" ? [types] : types) {
    entries = [...entries, { type, handler, late: phase === "waiting" }];
    if (type === lastFired) tooLate(type);
  }
}

/** Without a handler all of the type, without a type everything. */
export function off(types?: string | readonly string[], handler?: Handler): boolean {
  const before = entries.length;
  const named = typeof types === "string" ? [types] : types;
  entries = entries.filter(
    (entry) =>
      !(
        (named === undefined || named.includes(entry.type)) &&
        (handler === undefined || handler === entry.handler)
      ),
  );
  return entries.length < before;
}

export const isRunning = () => running !== undefined;

/**
 * Calls the handlers one after another, each after what the one before promised. The last one's answer decides; one
 * that fails ends it, and nothing it or others changed counts.
 */
export async function fire(event: KintoneEvent): Promise<unknown> {
  const first = phase !== "shown";
  phase = "shown";
  lastFired = event.type;
  const all = entries.filter(({ type }) => type === event.type);
  // kintone shows its first screen right after the scripts: whoever registers later than that always misses it.
  const called = first ? all.filter(({ late }) => !late) : all;
  if (called.length < all.length) tooLate(event.type);
  running = event;
  try {
    let last: unknown;
    for (const { handler } of called) last = await handler(event);
    return last;
  } catch (error) {
    reportError(error);
    return undefined;
  } finally {
    if (running === event) running = undefined;
  }
}

function tooLate(type: string): void {
  console.warn(
    `A handler for "${type}" was registered after the event, and is not called for it. ` +
      "Register handlers while the script is loaded, not in a callback or after an await.",
  );
}
