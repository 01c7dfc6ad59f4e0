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
/** the events whose handlers are at work */
const running = new Set<KintoneEvent>();

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

export const isRunning = () => running.size > 0;

/** Somebody waits for it. */
export const isAwaited = (type: string) => entries.some((entry) => entry.type === type);

/** What the handlers of an event made of it. */
export type Answer =
  /** they gave nothing back: nothing changes */
  | { readonly is: "nothing" }
  /** they forbid what is about to happen */
  | { readonly is: "refused" }
  /** one of them broke */
  | { readonly is: "broken"; readonly error: unknown }
  | { readonly is: "event"; readonly event: KintoneEvent };

/** Only what has not happened yet can be forbidden. */
const mayBeRefused = (type: string) => type.endsWith(".submit") || type.endsWith(".process.proceed");

/**
 * Calls the handlers one after another, each after what the one before promised. The last one's answer decides; one
 * that fails ends it, and nothing it or others changed counts.
 */
export async function fire(event: KintoneEvent): Promise<Answer> {
  const first = phase !== "shown";
  phase = "shown";
  lastFired = event.type;
  const all = entries.filter(({ type }) => type === event.type);
  // kintone shows its first screen right after the scripts: whoever registers later than that always misses it.
  const called = first ? all.filter(({ late }) => !late) : all;
  if (called.length < all.length) tooLate(event.type);
  running.add(event);
  try {
    let last: unknown;
    for (const { handler } of called) {
      last = await handler(event);
      if (last === false && mayBeRefused(event.type)) return { is: "refused" };
    }
    return answered(last);
  } catch (error) {
    reportError(error);
    return { is: "broken", error };
  } finally {
    running.delete(event);
  }
}

/** The same at once: a change of a field waits for no promise. */
export function fireAtOnce(event: KintoneEvent): Answer {
  running.add(event);
  try {
    let last: unknown;
    for (const { type, handler } of entries) if (type === event.type) last = handler(event);
    if (isThenable(last)) {
      console.warn(`A handler for "${event.type}" gave back a promise: kintone does not wait for it.`);
      return { is: "nothing" };
    }
    return answered(last);
  } catch (error) {
    reportError(error);
    return { is: "broken", error };
  } finally {
    running.delete(event);
  }
}

const answered = (last: unknown): Answer =>
  typeof last === "object" && last !== null
    ? { is: "event", event: last as KintoneEvent }
    : { is: "nothing" };
const isThenable = (value: unknown) => typeof (value as { then?: unknown } | undefined)?.then === "function";

function tooLate(type: string): void {
  console.warn(
    `A handler for "${type}" was registered after the event, and is not called for it. ` +
      "Register handlers while the script is loaded, not in a callback or after an await.",
  );
}
