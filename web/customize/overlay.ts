/** What scripts lay over the page: asked for here, drawn by `overlays.tsx`. */

export type Ending = "OK" | "CANCEL" | "CLOSE" | "FUNCTION";

interface Button {
  /** absent: as the pages call it */
  readonly text?: string;
}
export interface Dialog {
  readonly title: string;
  readonly body: string | Element | undefined;
  readonly ok: Button | undefined;
  readonly cancel: Button | undefined;
  /** has a button to close it, and goes by Escape */
  readonly closable: boolean;
  readonly mayClose: (ending: Ending) => Promise<boolean>;
}
export interface Said {
  readonly type: "ERROR" | "SUCCESS" | "INFO";
  readonly message: string;
}
export interface Overlays {
  readonly dialogs: readonly Dialog[];
  readonly said: Said | undefined;
  readonly loading: boolean;
}

let now: Overlays = { dialogs: [], said: undefined, loading: false };
const watching = new Set<() => void>();
const endings = new Map<Dialog, (ending: Ending) => void>();

export const overlays = (): Overlays => now;
export function watchOverlays(told: () => void): () => void {
  watching.add(told);
  return () => watching.delete(told);
}
function change(to: Partial<Overlays>): void {
  now = { ...now, ...to };
  for (const told of watching) told();
}

/** Resolves when it is closed, with how. */
export function ask(dialog: Dialog): Promise<Ending> {
  return new Promise((resolve) => {
    endings.set(dialog, resolve);
    change({ dialogs: [...now.dialogs.filter((one) => one !== dialog), dialog] });
  });
}
export async function close(dialog: Dialog, ending: Ending): Promise<void> {
  if (!endings.has(dialog) || !(await dialog.mayClose(ending))) return;
  change({ dialogs: now.dialogs.filter((one) => one !== dialog) });
  endings.get(dialog)?.(ending);
  endings.delete(dialog);
}

/** One at a time: the last one stays until it is closed. */
export const say = (type: Said["type"], message: string): void => change({ said: { type, message } });
export const unsay = (): void => change({ said: undefined });
export const load = (loading: boolean): void => change({ loading });
