import { useEffect, useLayoutEffect, useRef } from "react";
import { afterScripts } from "./document.ts";
import { fire, type KintoneEvent } from "./events.ts";
import { type Screen, standing } from "./screen.ts";

interface Show {
  /** what is shown, as a name that changes whenever something else is; undefined: it is not all there yet */
  readonly what: string | undefined;
  readonly event: () => KintoneEvent;
  /** the event as the handlers gave it back */
  readonly apply?: (event: KintoneEvent) => void;
}

/** Tells the app's scripts what is shown now, once it is drawn and they are loaded. */
export function useShow({ what, event, apply }: Show): void {
  const latest = useLatest({ event, apply });
  useEffect(() => {
    if (what === undefined) return;
    let stands = true;
    afterScripts(() => {
      if (stands) void tell();
    });
    return () => {
      stands = false;
    };

    async function tell() {
      const told = latest.current.event();
      const answer = await fire(told);
      // A screen that was left meanwhile takes nothing any more.
      if (stands && answer.is === "event") latest.current.apply?.(answer.event);
    }
  }, [what, latest]);
}

/** While the component is there, scripts that ask which screen stands hear this one. */
export function useScreen(screen: Screen | undefined): void {
  const latest = useLatest(screen);
  const is = screen?.is;
  useLayoutEffect(() => (is === undefined ? undefined : standing(is, () => latest.current)), [is, latest]);
}

export function useLatest<T>(value: T): { readonly current: T } {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
