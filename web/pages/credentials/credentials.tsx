import { Select, TextInput } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { DateBox } from "../../fields/parts/date-box.tsx";
import classes from "../../parts/admin/admin.module.css";
import { AdminPage } from "../../parts/admin/admin-page.tsx";
import { Pager } from "../../parts/admin/pager.tsx";
import { useFilter } from "../../parts/admin/use-filter.ts";
import { api } from "../../parts/api.ts";
import { useConfirm } from "../../parts/confirm.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { LoadingLines } from "../../parts/loading.tsx";
import { useToast } from "../../parts/toast.tsx";
import { type Credential, credentialsPath, credentialsQuery, kinds, pageSize } from "./credential.ts";
import { CredentialsTable } from "./credentials-table.tsx";

/** System administration → Credentials: everything that opens the domain, and a way to stop each. */
export function Credentials() {
  const t = useT();
  return (
    <AdminPage title={t("credentials.title")} text={t("credentials.text")} width="wide">
      <Found />
    </AdminPage>
  );
}

function Found() {
  const t = useT();
  const { filter, offset, set, go } = useFilter(["kind", "user", "app", "unusedSince"]);
  const { data, error, refetch } = useQuery(credentialsQuery(filter, offset));
  const revoke = useRevoke();
  return (
    <>
      <search className={classes.filters} aria-label={t("admin.filters")}>
        <Select
          label={t("credentials.kind")}
          value={filter.kind ?? ""}
          onChange={(value) => set("kind", value ?? "")}
          allowDeselect={false}
          data={[
            { value: "", label: t("credentials.all") },
            ...kinds.map((value) => ({ value, label: t(`credentials.${value}`) })),
          ]}
        />
        <TextInput
          label={t("credentials.user")}
          value={filter.user ?? ""}
          onChange={(event) => set("user", event.currentTarget.value)}
          autoCapitalize="none"
          spellCheck={false}
        />
        <TextInput
          label={t("credentials.app")}
          value={filter.app ?? ""}
          onChange={(event) => set("app", event.currentTarget.value.replace(/\D/g, ""))}
          inputMode="numeric"
          maxLength={15}
        />
        <DateBox
          label={t("credentials.unusedSince")}
          value={filter.unusedSince ?? null}
          onChange={(date) => set("unusedSince", date ?? "")}
        />
      </search>
      {error !== null && <ErrorNote error={error} onRetry={refetch} />}
      {error === null && data === undefined && <LoadingLines lines={8} height={44} />}
      {error === null && data?.credentials.length === 0 && (
        <EmptyState icon={IconKey} title={t("credentials.empty")} text={t("credentials.emptyText")} />
      )}
      {error === null && data !== undefined && data.credentials.length > 0 && (
        <>
          <CredentialsTable credentials={data.credentials} onRevoke={revoke} />
          <Pager
            offset={offset}
            size={pageSize}
            shown={data.credentials.length}
            total={Number(data.totalCount)}
            onGo={go}
          />
        </>
      )}
    </>
  );
}

function useRevoke() {
  const t = useT();
  const toast = useToast();
  const confirm = useConfirm();
  const queryClient = useQueryClient();
  return async (credential: Credential) => {
    const { id, kind } = credential;
    const ownSession = kind === "session" && credential.current;
    const question = {
      title: t(`credentials.${kind}Question`),
      text: t(ownSession ? "credentials.currentText" : `credentials.${kind}Text`),
      action: t(`credentials.${kind}Revoke`),
      danger: true,
    };
    if (!(await confirm(question))) return;
    try {
      await api.delete(`${credentialsPath}/${encodeURIComponent(id)}`);
      toast.done(t("credentials.revoked"));
    } catch (failure) {
      toast.failed(failure);
    }
    await queryClient.invalidateQueries({ queryKey: ["credentials"] });
  };
}
