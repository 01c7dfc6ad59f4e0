import { useEffect, useRef } from "react";
import { useBlocker } from "react-router";
import { useConfirm } from "./confirm.tsx";
import { holdEntered } from "./entered.ts";
import { useT } from "./i18n.tsx";

/**
 * While `dirty`, leaving the page asks first: by link, back button, reload or closing the window.
 * Returns `letGo`: call it right before navigating away on purpose (after saving), because the new state of the page
 * is not there yet at that moment.
 */
export function useUnsavedChanges(dirty: boolean, why?: string): () => void {
  const t = useT();
  const confirm = useConfirm();
  const guarded = useRef(dirty);
  useEffect(() => {
    guarded.current = dirty;
  }, [dirty]);

  const blocker = useBlocker(
    ({ currentLocation: from, nextLocation: to }) =>
      guarded.current &&
      (from.pathname !== to.pathname || from.search !== to.search || from.hash !== to.hash),
  );
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    confirm({
      title: t("common.unsavedTitle"),
      text: why ?? t("common.unsavedText"),
      action: t("common.unsavedLeave"),
      cancel: t("common.unsavedStay"),
      danger: true,
    }).then((leave) => {
      if (!leave) return blocker.reset();
      // The page may be left as a document: the browser must not ask once more.
      guarded.current = false;
      blocker.proceed();
    });
  }, [blocker, confirm, t, why]);

  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => {
      if (guarded.current) event.preventDefault();
    };
    const letGo = holdEntered();
    addEventListener("beforeunload", ask);
    return () => {
      letGo();
      removeEventListener("beforeunload", ask);
    };
  }, [dirty]);

  return () => {
    guarded.current = false;
  };
}
