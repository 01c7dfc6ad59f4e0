import type { ReactNode } from "react";
import classes from "./tag.module.css";

interface Props {
  readonly kind: "quiet" | "success" | "warning" | "danger";
  /** says a change of state to screen readers */
  readonly live?: boolean;
  readonly children: ReactNode;
}

/** A word about the state of something, in the colour of what it means. */
export function Tag({ kind, live, children }: Props) {
  return (
    <span className={classes.tag} data-kind={kind} role={live ? "status" : undefined}>
      {children}
    </span>
  );
}
