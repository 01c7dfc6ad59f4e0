import { useEffect, useRef } from "react";
import { type Action, offered } from "./action.ts";

/** How long the second key of "g a" may take. */
const patience = 1000;

/** Listens for the keys of the actions that are possible now; never while a dialog is open. */
export function useActionKeys<Context>(actions: readonly Action<Context>[], context: Context): void {
  const latest = useRef({ actions, context });
  latest.current = { actions, context };
  useEffect(() => {
    let before = { key: "", at: 0 };
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || dialogIsOpen()) return;
      const { actions, context } = latest.current;
      const key = nameOf(event);
      const sequence = event.timeStamp - before.at < patience ? `${before.key} ${key}` : key;
      before = { key, at: event.timeStamp };
      const typing = isTyping(event.target);
      const action = offered(actions, context).find(
        ({ keys, whileTyping }) =>
          (keys?.includes(sequence) || keys?.includes(key)) && (!typing || whileTyping === true),
      );
      if (!action) return;
      event.preventDefault();
      action.run(context);
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}

/** "c", "?", "Ctrl+s", "Enter". The command key of a Mac counts as Ctrl. */
function nameOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): string {
  const name = key.length === 1 ? key.toLowerCase() : key;
  return `${ctrlKey || metaKey ? "Ctrl+" : ""}${altKey ? "Alt+" : ""}${name}`;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))
  );
}

const dialogIsOpen = () => document.querySelector("[role=dialog][aria-modal=true]") !== null;
