import { Button, Select, TextInput } from "@mantine/core";
import { IconDownload, IconHistory } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { auditKinds } from "../../../src/core/audit/kinds.ts";
import { DateBox } from "../../fields/parts/date-box.tsx";
import classes from "../../parts/admin/admin.module.css";
import { AdminPage } from "../../parts/admin/admin-page.tsx";
import { Pager } from "../../parts/admin/pager.tsx";
import { useFilter } from "../../parts/admin/use-filter.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { LoadingLines } from "../../parts/loading.tsx";
import { useToast } from "../../parts/toast.tsx";
import { AuditTable } from "./audit-table.tsx";
import { auditQuery, downloadAudit, pageSize } from "./entry.ts";
import { Keep } from "./keep.tsx";

/** System administration → Audit log: who signed in, and who changed what. */
export function Audit() {
  const t = useT();
  return (
    <AdminPage title={t("audit.title")} text={t("audit.text")} width="wide">
      <Found />
      <Keep />
    </AdminPage>
  );
}

function Found() {
  const t = useT();
  const { filter, offset, set, go } = useFilter(["kind", "user", "from", "to"]);
  const { data, error, refetch } = useQuery(auditQuery(filter, offset));
  return (
    <>
      <search className={classes.filters} aria-label={t("admin.filters")}>
        <Select
          label={t("audit.kind")}
          value={filter.kind ?? ""}
          onChange={(value) => set("kind", value ?? "")}
          allowDeselect={false}
          data={[
            { value: "", label: t("audit.all") },
            ...auditKinds.map((value) => ({ value, label: t(`audit.${value}`) })),
          ]}
        />
        <TextInput
          label={t("audit.user")}
          value={filter.user ?? ""}
          onChange={(event) => set("user", event.currentTarget.value)}
          autoCapitalize="none"
          spellCheck={false}
        />
        <DateBox
          label={t("audit.from")}
          value={filter.from ?? null}
          onChange={(date) => set("from", date ?? "")}
        />
        <DateBox label={t("audit.to")} value={filter.to ?? null} onChange={(date) => set("to", date ?? "")} />
        <Download filter={filter} />
      </search>
      {error !== null && <ErrorNote error={error} onRetry={refetch} />}
      {error === null && data === undefined && <LoadingLines lines={8} height={44} />}
      {error === null && data?.entries.length === 0 && (
        <EmptyState icon={IconHistory} title={t("audit.empty")} text={t("audit.emptyText")} />
      )}
      {error === null && data !== undefined && data.entries.length > 0 && (
        <>
          <AuditTable entries={data.entries} />
          <Pager
            offset={offset}
            size={pageSize}
            shown={data.entries.length}
            total={Number(data.totalCount)}
            onGo={go}
          />
        </>
      )}
    </>
  );
}

function Download({ filter }: { readonly filter: Readonly<Record<string, string>> }) {
  const t = useT();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  async function download() {
    setBusy(true);
    await downloadAudit(filter).catch(toast.failed);
    setBusy(false);
  }
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      loading={busy}
      onClick={() => void download()}
    >
      {t("audit.download")}
    </Button>
  );
}
