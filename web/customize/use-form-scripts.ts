import { useLayoutEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { AppForm } from "../parts/app-form.ts";
import { useT } from "../parts/i18n.tsx";
import { queryClient } from "../parts/query-client.ts";
import type { Marks } from "../parts/record-form/marks.ts";
import type { FormState } from "../parts/record-form/state.ts";
import { recordQuery } from "../parts/records.ts";
import { complain } from "./complain.tsx";
import { isAwaited } from "./events.ts";
import { type DrawnForm, ScriptedForm, type Submitted } from "./scripted-form.ts";
import { useScreen, useShow } from "./use-show.ts";

interface Given extends Pick<DrawnForm, "is" | "state" | "calculate" | "record" | "onSaid"> {
  readonly form: AppForm;
  readonly reuse?: boolean;
}

export interface FormScripts {
  /** the state for the inputs: what is entered there is told to the app's scripts */
  readonly state: FormState;
  readonly marks: Marks;
  submit(): Promise<Submitted | undefined>;
  /** true: a script has said where to go, or to stay */
  saved(id: string): Promise<boolean>;
}

/** A form of the pages, with the events and functions that an app's scripts have for it. */
export function useFormScripts({ reuse, form: appForm, ...given }: Given): FormScripts {
  const t = useT();
  const { app, fields } = appForm;
  const form: DrawnForm = {
    ...given,
    app,
    fields,
    onProblems: (problems) => complain(t("customize.scriptFailed"), problems),
    onBroken: (error) => complain(t("customize.scriptBroke"), [String(error)]),
    nothingFound: t("customize.lookupFailed"),
  };
  const [scripted] = useState(() => new ScriptedForm(form));
  useLayoutEffect(() => scripted.drawn(form));
  const marks = useSyncExternalStore(scripted.marking.watch, scripted.marking.now);
  const { is, state } = given;
  useScreen(
    is === "index.edit"
      ? undefined
      : { is, form: appForm, record: scripted.read, set: scripted.set, marks: scripted.marking },
  );
  useShow({
    what: is,
    event: () => scripted.showEvent(is === "create" ? { reuse: reuse === true } : {}),
    apply: scripted.afterShow,
  });
  return {
    state: useMemo(
      () => ({
        ...state,
        set: scripted.enterOne,
        fill: scripted.enter,
        leave: scripted.leave,
      }),
      [state, scripted],
    ),
    marks,
    submit: () => scripted.submit(),
    async saved(id) {
      if (!isAwaited(`app.record.${is}.submit.success`)) return false;
      // Who may not see what was just saved is not told it either.
      const read = queryClient.fetchQuery(recordQuery(app, id)).catch(() => null);
      const url = await scripted.saved(id, await read);
      if (typeof url === "string") location.assign(url);
      return url !== undefined;
    },
  };
}
