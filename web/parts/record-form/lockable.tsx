import type { ReactNode } from "react";
import classes from "./record-form.module.css";

interface Props {
  readonly locked: boolean;
  /** somebody goes on from here */
  readonly onLeave?: () => void;
  readonly children: ReactNode;
}

/** Inputs that a script of the app has locked: they can be read, and nothing can be entered. */
export function Lockable({ locked, onLeave, children }: Props) {
  return (
    <fieldset
      className={classes.lockable}
      disabled={locked}
      data-disabled={locked || undefined}
      onBlur={onLeave}
      // The browser disables its own inputs; a text that is edited in place is none.
      onFocusCapture={({ target }) => {
        if (locked && target instanceof HTMLElement && target.isContentEditable) target.blur();
      }}
    >
      {children}
    </fieldset>
  );
}
