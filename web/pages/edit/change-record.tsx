import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useFormScripts } from "../../customize/use-form-scripts.ts";
import { ApiError } from "../../parts/api.ts";
import type { AppForm } from "../../parts/app-form.ts";
import { useT } from "../../parts/i18n.tsx";
import { useCalculation } from "../../parts/record-form/calculation.ts";
import { ErrorSummary } from "../../parts/record-form/error-summary.tsx";
import { MarksProvider } from "../../parts/record-form/marks.ts";
import { RecordForm } from "../../parts/record-form/record-form.tsx";
import { useFormState } from "../../parts/record-form/state.ts";
import {
  changeRecord,
  idOf,
  type RecordData,
  recordQuery,
  recordsKey,
  revisionOf,
  valuesOf,
} from "../../parts/records.ts";
import { useToast } from "../../parts/toast.tsx";
import { useUnsavedChanges } from "../../parts/unsaved.tsx";
import classes from "../detail/detail.module.css";
import { CategoriesEntry, useCategories } from "./categories.tsx";
import { Conflict } from "./conflict.tsx";
import { SaveBar } from "./save-bar.tsx";

interface Props {
  readonly form: AppForm;
  readonly record: RecordData;
  readonly onDone: () => void;
}

/** The record as a form. Only what was changed is sent, with the revision that was read. */
export function ChangeRecord({ form, record, onDone }: Props) {
  const t = useT();
  const toast = useToast();
  const client = useQueryClient();
  const { app } = form;
  const id = idOf(record);
  // What this form was begun with; a record that is loaded again meanwhile changes nothing here.
  const [begun, setBegun] = useState(record);
  const calculate = useCalculation(form);
  const state = useFormState(valuesOf(record), calculate);
  const categories = useCategories(begun);
  const letGo = useUnsavedChanges(state.dirty || categories.dirty);
  const [error, setError] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const scripts = useFormScripts({ is: "edit", form, state, calculate, record: begun, onSaid: setError });

  // Even without a change: somebody else may have made one meanwhile.
  const close = async () => {
    await client.invalidateQueries({ queryKey: recordsKey(app) });
    onDone();
  };
  const saveOver = async (revision: string) => {
    setSaving(true);
    setError(null);
    try {
      const submitted = await scripts.submit();
      if (!submitted) return;
      if (Object.keys(submitted.changes).length > 0 || categories.changed) {
        await changeRecord(app, id, revision, submitted.changes, categories.changed);
        toast.done(t("common.saved"));
      }
      letGo();
      if (!(await scripts.saved(id))) await close();
    } catch (failure) {
      state.fail(failure);
      setError(failure);
    } finally {
      setSaving(false);
    }
  };
  const readNewest = () => client.fetchQuery(recordQuery(app, id));
  const startAgain = async () => {
    const newest = await readNewest();
    setBegun(newest);
    state.start(valuesOf(newest));
    categories.start(newest);
    setError(null);
  };
  const conflict = error instanceof ApiError && error.status === 409;
  return (
    <>
      <SaveBar
        saving={saving}
        busy={state.busy}
        onSave={() => saveOver(revisionOf(begun))}
        onCancel={onDone}
      />
      <div className={classes.notes}>
        {conflict ? (
          <Conflict
            app={app}
            id={id}
            begun={begun}
            changes={state.changes}
            fields={form.fields}
            onStartAgain={startAgain}
            onSaveOver={async () => saveOver(revisionOf(await readNewest()))}
          />
        ) : (
          <ErrorSummary error={error} fields={form.fields} layout={form.layout} />
        )}
      </div>
      <CategoriesEntry form={form} categories={categories} />
      <div className={classes.paper}>
        <MarksProvider value={scripts.marks}>
          <RecordForm
            layout={form.layout}
            fields={form.fields}
            mode={{ is: "change", state: scripts.state }}
          />
        </MarksProvider>
      </div>
    </>
  );
}
