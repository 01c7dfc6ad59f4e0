import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { useFormScripts } from "../../customize/use-form-scripts.ts";
import { asksForOwnDepartment } from "../../fields/parts/entity-picture.tsx";
import { useReader } from "../../fields/parts/reader.ts";
import { type AppForm, useAppForm } from "../../parts/app-form.ts";
import { firstDepartmentQuery } from "../../parts/directory.ts";
import { ErrorPage } from "../../parts/error-pages.tsx";
import { useT } from "../../parts/i18n.tsx";
import { LoadingPage } from "../../parts/loading.tsx";
import { Page } from "../../parts/page.tsx";
import { useCalculation } from "../../parts/record-form/calculation.ts";
import { ErrorSummary } from "../../parts/record-form/error-summary.tsx";
import { MarksProvider } from "../../parts/record-form/marks.ts";
import { RecordForm } from "../../parts/record-form/record-form.tsx";
import { useFormState } from "../../parts/record-form/state.ts";
import { addRecord, recordQuery, recordsKey, type Values } from "../../parts/records.ts";
import { onNew, seenFields } from "../../parts/seen-form.ts";
import { useToast } from "../../parts/toast.tsx";
import { useUnsavedChanges } from "../../parts/unsaved.tsx";
import { recordAddress } from "../detail/address.ts";
import classes from "../detail/detail.module.css";
import { CategoriesEntry, useCategories } from "./categories.tsx";
import { initialValues, isWritten } from "./initial-values.ts";
import { SaveBar } from "./save-bar.tsx";

/** `/k/{app}/edit`: a new record; `?record=12&recycle=true` begins with the values of another one. */
export function AddRecord() {
  const { app = "" } = useParams();
  const [search] = useSearchParams();
  const source = search.get("recycle") === "true" ? search.get("record") : null;
  const { form: whole, error, retry } = useAppForm(app);
  const form = whole && { ...whole, fields: seenFields(whole.fields, onNew(whole.rights)) };
  const record = useQuery({ ...recordQuery(app, source ?? ""), enabled: source !== null });
  const { user, timeZone } = useReader();
  const asksOwn = asksForOwnDepartment(Object.values(form?.fields ?? {}));
  const own = useQuery({ ...firstDepartmentQuery(user.code), enabled: asksOwn });
  const failed = error ?? record.error ?? own.error;
  if (!form || (source !== null && !record.data) || (asksOwn && own.data === undefined)) {
    return failed ? <ErrorPage error={failed} onRetry={retry} /> : <LoadingPage />;
  }
  const day = { field: search.get("date"), day: search.get("day") };
  const primaryOrganization = own.data ?? undefined;
  const initial = initialValues(form.fields, { user, timeZone, primaryOrganization }, record.data, day);
  return <Loaded key={`${app} ${search}`} form={form} initial={initial} reuse={source !== null} />;
}

interface Props {
  readonly form: AppForm;
  readonly initial: Values;
  readonly reuse: boolean;
}

function Loaded({ form, initial, reuse }: Props) {
  const t = useT();
  const toast = useToast();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { app, about, fields, layout } = form;
  const calculate = useCalculation(form);
  const state = useFormState(initial, calculate);
  const categories = useCategories();
  const letGo = useUnsavedChanges(state.dirty || categories.dirty);
  const [error, setError] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const scripts = useFormScripts({ is: "create", form, state, calculate, reuse, onSaid: setError });

  const save = async () => {
    setSaving(true);
    setError(null);
    try {
      const submitted = await scripts.submit();
      if (!submitted) return;
      const written = Object.entries(submitted.values).filter(
        ([code]) => fields[code] && isWritten(fields[code]),
      );
      const { id } = await addRecord(app, Object.fromEntries(written), categories.changed);
      await client.invalidateQueries({ queryKey: recordsKey(app) });
      toast.done(t("record.added"));
      letGo();
      if (await scripts.saved(id)) return;
      navigate(recordAddress(app, id), { replace: true });
    } catch (failure) {
      state.fail(failure);
      setError(failure);
    } finally {
      setSaving(false);
    }
  };
  return (
    <Page
      title={t("record.addTitle")}
      crumbs={[
        { label: t("shell.home"), to: "/k/" },
        { label: about.name, to: `/k/${app}/` },
      ]}
      width="wide"
    >
      <div id="record-header-menu-space" className="gaia-argoui-app-toolbar-statusmenu" />
      <SaveBar saving={saving} busy={state.busy} onSave={save} onCancel={() => navigate(`/k/${app}/`)} />
      <div className={classes.notes}>
        <ErrorSummary error={error} fields={fields} layout={layout} />
      </div>
      <CategoriesEntry form={form} categories={categories} />
      <div className={classes.paper}>
        <MarksProvider value={scripts.marks}>
          <RecordForm layout={layout} fields={fields} mode={{ is: "add", state: scripts.state }} />
        </MarksProvider>
      </div>
    </Page>
  );
}
