import { useLayoutEffect, useRef } from "react";
import classes from "./list.module.css";
import type { List, ListSettings } from "./use-list.ts";

/**
 * The administrator's own page, put in as it is: only administrators write it, and customisations fill it. It has an
 * element of its own, which nothing here ever draws into again.
 */
export function CustomBody({ list }: { readonly settings: ListSettings; readonly list: List }) {
  const body = useRef<HTMLDivElement>(null);
  const html = list.view.html ?? "";
  useLayoutEffect(() => {
    if (body.current) body.current.innerHTML = html;
  }, [html]);
  return <div ref={body} id={`view-${list.view.id}`} className={classes.custom} />;
}
