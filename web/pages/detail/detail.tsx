import { IconFileOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useLocation, useNavigate, useParams } from "react-router";
import { useDetailShow } from "../../customize/record-events.ts";
import { type AppForm, useAppForm } from "../../parts/app-form.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorPage } from "../../parts/error-pages.tsx";
import { useT } from "../../parts/i18n.tsx";
import { LoadingPage } from "../../parts/loading.tsx";
import { Page } from "../../parts/page.tsx";
import { useFailures } from "../../parts/record-form/calculation.ts";
import { MarksProvider } from "../../parts/record-form/marks.ts";
import { RecordForm } from "../../parts/record-form/record-form.tsx";
import { useFormsOf } from "../../parts/record-rights.ts";
import { recordTitle } from "../../parts/record-title.ts";
import { type RecordData, recordQuery, valuesOf } from "../../parts/records.ts";
import { ChangeRecord } from "../edit/change-record.tsx";
import { listAddress, type RecordAddress, readRecordAddress, recordAddress } from "./address.ts";
import { CategoriesBar } from "./categories-bar.tsx";
import { CommandBar } from "./command-bar.tsx";
import classes from "./detail.module.css";
import { ProcessBar } from "./process/process-bar.tsx";
import { WithSide } from "./side/side.tsx";

/** `/k/{app}/show#record={id}`: the record, and with `&mode=edit` its form, in one document. */
export function RecordDetail() {
  const { app = "" } = useParams();
  const address = useRecordAddress();
  const { form, error, retry } = useAppForm(app);
  const record = useQuery({
    ...recordQuery(app, address.record ?? ""),
    enabled: address.record !== undefined,
    // Somebody who is typing must not have the ground changed under them.
    refetchOnWindowFocus: address.mode !== "edit",
  });
  if (address.record === undefined) return <NoSuchRecord app={app} />;
  if (form && record.data) {
    return <Loaded form={form} record={record.data} fresh={!record.isFetching} address={address} />;
  }
  if (record.error) return <ErrorPage error={record.error} onRetry={() => record.refetch()} />;
  return error ? <ErrorPage error={error} onRetry={retry} /> : <LoadingPage />;
}

/** Links inside the page ("#content") also change the hash; the record stays what it was. */
function useRecordAddress(): RecordAddress {
  const { hash } = useLocation();
  const read = readRecordAddress(hash);
  const [last, setLast] = useState(read);
  const isRecord = read.record !== undefined;
  if (isRecord && JSON.stringify(read) !== JSON.stringify(last)) setLast(read);
  return isRecord ? read : last;
}

interface Props {
  readonly form: AppForm;
  readonly record: RecordData;
  /** not an older one that is being loaded again */
  readonly fresh: boolean;
  readonly address: RecordAddress;
}

function Loaded({ form: whole, record, fresh, address }: Props) {
  const t = useT();
  const form = useFormsOf(whole, [record])(record);
  const navigate = useNavigate();
  const { app, about, fields, layout, views, general } = form;
  const title = recordTitle(record, { fields, layout, settings: general });
  const id = address.record ?? "";
  const view = views.find((view) => view.id === address.list.view);
  const show = recordAddress(app, id, address.list);
  const editing = address.mode === "edit" && form.rights.recordEditable;
  return (
    <Page
      title={title}
      crumbs={[
        { label: t("shell.home"), to: "/k/" },
        { label: about.name, to: `/k/${app}/` },
        ...(view ? [{ label: view.name, to: listAddress(app, address.list) }] : []),
      ]}
      width="wide"
    >
      {/* Customisations put their own things here; it outlives saving and paging. */}
      <div id="record-header-menu-space" className="gaia-argoui-app-toolbar-statusmenu" />
      {editing ? (
        <ChangeRecord form={form} record={record} onDone={() => navigate(show)} />
      ) : (
        <>
          <CommandBar form={form} record={record} address={address} />
          <ProcessBar form={form} record={record} />
          <CategoriesBar form={form} record={record} />
          <WithSide form={form} record={id}>
            <div className={classes.paper}>
              <ShownRecord key={id} form={form} record={record} fresh={fresh} />
            </div>
          </WithSide>
        </>
      )}
    </Page>
  );
}

/** Scripts are told anew for each record, and when its form was closed. */
function ShownRecord({ form, record, fresh }: Omit<Props, "address">) {
  const marks = useDetailShow(form, record, fresh);
  const { layout, fields } = form;
  const values = useMemo(() => valuesOf(record), [record]);
  const failures = useFailures(form, values);
  return (
    <MarksProvider value={marks}>
      <RecordForm layout={layout} fields={fields} mode={{ is: "show", values, failures }} />
    </MarksProvider>
  );
}

function NoSuchRecord({ app }: { readonly app: string }) {
  const t = useT();
  return (
    <Page
      title={t("record.missing")}
      hideTitle
      crumbs={[
        { label: t("shell.home"), to: "/k/" },
        { label: app, to: `/k/${app}/` },
      ]}
    >
      <EmptyState icon={IconFileOff} title={t("record.missing")} text={t("record.missingText")} />
    </Page>
  );
}
