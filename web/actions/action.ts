import type { Icon } from "@tabler/icons-react";
import type { TextKey } from "../parts/i18n.tsx";

/**
 * A command as a value: buttons, menus and shortcuts read the same list, so that none of them knows a rule the others
 * do not.
 */
export interface Action<Context> {
  readonly id: string;
  readonly label: TextKey;
  readonly icon: Icon;
  /** "c", "Ctrl+s", "g a" (one after the other); see keys.ts */
  readonly keys?: readonly string[];
  /** the keys work in inputs too */
  readonly whileTyping?: boolean;
  readonly danger?: boolean;
  /** absent: always offered */
  readonly when?: (context: Context) => boolean;
  readonly run: (context: Context) => void | Promise<void>;
}

export function offered<Context>(actions: readonly Action<Context>[], context: Context): Action<Context>[] {
  return actions.filter((action) => action.when?.(context) ?? true);
}
