import { useCallback, useEffect, useMemo, useReducer, useState } from "react";
import { useTexts } from "../../../parts/i18n.tsx";
import { useToast } from "../../../parts/toast.tsx";
import { useAppId, useSettingsChanged } from "../data.ts";
import { useEdits } from "../edits.tsx";
import { isConflict } from "../use-draft.ts";
import { type FieldProblems, formProblems } from "./check.ts";
import { fromServer, type ServerForm } from "./convert.ts";
import { hasUnsaved, reduceEditor, startEditor } from "./editor.ts";
import { planSave } from "./plan.ts";
import { problemsByPart, saveForm } from "./save.ts";

export type LoadedForm = ServerForm & { readonly revision: string };

const noProblems: ReadonlyMap<string, FieldProblems> = new Map();

/** The editor's state together with the server's form: what differs, what is wrong with it, and saving. */
export function useFormEditor(server: LoadedForm, reload: () => Promise<LoadedForm>) {
  const texts = useTexts();
  const { t } = texts;
  const app = useAppId();
  const toast = useToast();
  const settingsChanged = useSettingsChanged();
  const [base, setBase] = useState(server);
  const saved = useMemo(() => fromServer(base), [base]);
  const [editor, dispatch] = useReducer(reduceEditor, saved, startEditor);
  const { form } = editor;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [refused, setRefused] = useState(noProblems);
  const dirty = useMemo(() => hasUnsaved(editor, saved), [editor, saved]);
  const wrong = useMemo(() => formProblems(form, texts), [form, texts]);

  const load = useCallback((from: LoadedForm) => {
    setBase(from);
    dispatch({ do: "load", form: fromServer(from) });
    setError(undefined);
    setRefused(noProblems);
  }, []);
  // Somebody else has saved meanwhile: without edits of our own theirs is shown at once.
  useEffect(() => {
    if (!dirty && !busy && server !== base) load(server);
  }, [server, base, dirty, busy, load]);

  const save = async (): Promise<boolean> => {
    if (wrong.size > 0) return false;
    setBusy(true);
    setError(undefined);
    setRefused(noProblems);
    const now = await reload().catch(() => base);
    // Another area that was saved meanwhile moves the revision on, too; only a change of the form is a conflict.
    const revision = content(now) === content(base) ? now.revision : base.revision;
    const plan = planSave(base, form);
    const { form: stored, error, refused } = await saveForm(app, form, plan, revision);
    if (error === undefined) {
      load(await reload());
      toast.done(t("formEditor.saved"));
    } else {
      // The steps that were done before the error are part of the server's form now. After a conflict none was, and
      // going on from the newer form would write over what the other person did.
      if (!isConflict(error)) setBase(await reload().catch(() => base));
      dispatch({ do: "rebase", form: stored });
      setRefused(
        problemsByPart(error, stored, refused === "add" || refused === "relate" ? plan[refused] : {}),
      );
      setError(error);
    }
    await settingsChanged();
    setBusy(false);
    return error === undefined;
  };
  useEdits(dirty, save);

  const problems = useMemo(() => new Map([...refused, ...wrong]), [refused, wrong]);
  return {
    editor,
    dispatch,
    dirty,
    busy,
    error,
    /** by part: what the server has refused, and what it would refuse */
    problems,
    refused,
    canSave: dirty && wrong.size === 0,
    wrong: wrong.size,
    save,
    cancel: () => load(base),
    takeTheirs: async () => load(await reload()),
  };
}

const content = ({ properties, layout }: LoadedForm) => JSON.stringify([properties, layout]);
