import { ask, close, type Dialog, type Ending, load, say } from "./overlay.ts";

/** Dialogs, messages and the veil that scripts may show. The pages draw them. */

interface Asked {
  readonly title?: string;
  readonly showOkButton?: boolean;
  readonly okButtonText?: string;
  readonly showCancelButton?: boolean;
  readonly cancelButtonText?: string;
  readonly showCloseButton?: boolean;
}

export function showConfirmDialog(asked: Asked & { readonly body?: string } = {}): Promise<Ending> {
  return ask(dialogOf(asked, asked.body));
}

interface Created extends Asked {
  readonly body?: Element;
  readonly beforeClose?: (action: Ending) => unknown;
}

export async function createDialog(created: Created = {}) {
  const dialog = dialogOf(created, created.body, created.beforeClose);
  return { show: () => ask(dialog), close: async () => close(dialog, "FUNCTION") };
}

export async function showNotification(type: "ERROR" | "SUCCESS" | "INFO", message: string): Promise<void> {
  say(type, String(message));
}

export async function showLoading(state: "VISIBLE" | "HIDDEN"): Promise<void> {
  load(state === "VISIBLE");
}

function dialogOf(
  asked: Asked,
  body: string | Element | undefined,
  beforeClose?: Created["beforeClose"],
): Dialog {
  const {
    title = "",
    showOkButton,
    okButtonText,
    showCancelButton,
    cancelButtonText,
    showCloseButton,
  } = asked;
  return {
    title,
    body,
    ok: showOkButton === false ? undefined : { text: okButtonText },
    cancel: showCancelButton === false ? undefined : { text: cancelButtonText },
    closable: showCloseButton !== false,
    mayClose: async (ending) => (await beforeClose?.(ending)) !== false,
  };
}
