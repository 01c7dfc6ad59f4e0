import { ActionIcon, Button, Select, TextInput, Tooltip } from "@mantine/core";
import { IconListSearch, IconRefresh } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { AdminNav } from "../../parts/admin/admin-nav.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { LoadingLines } from "../../parts/loading.tsx";
import { Page } from "../../parts/page.tsx";
import { AdministratorsOnly } from "./administrators-only.tsx";
import { type LogFilter, logQuery } from "./exchange.ts";
import { LogTable } from "./log-table.tsx";
import classes from "./request-log.module.css";

/** What was asked of the API lately. The filter is in the address, so that a finding can be sent to somebody. */
export function RequestLog() {
  const t = useT();
  return (
    <AdministratorsOnly>
      <Page
        title={t("requestLog.title")}
        text={t("requestLog.text")}
        crumbs={[{ label: t("shell.home"), to: "/k/" }]}
        width="wide"
      >
        <AdminNav />
        <FindById />
        <Found />
      </Page>
    </AdministratorsOnly>
  );
}

function FindById() {
  const t = useT();
  const navigate = useNavigate();
  const [id, setId] = useState("");
  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (id.trim() !== "") navigate(`/admin/log/${encodeURIComponent(id.trim())}`);
  }
  return (
    <form onSubmit={submit} className={classes.find} autoComplete="off">
      <TextInput
        label={t("requestLog.findId")}
        description={t("requestLog.findIdText")}
        value={id}
        onChange={(event) => setId(event.currentTarget.value)}
        spellCheck={false}
        autoCapitalize="none"
      />
      <Button type="submit">{t("requestLog.find")}</Button>
    </form>
  );
}

const names = ["outcome", "status", "user", "path"] as const;

function Found() {
  const t = useT();
  const [search, setSearch] = useSearchParams();
  const filter: LogFilter = Object.fromEntries(
    names.flatMap((name) => (search.get(name) ? [[name, search.get(name)]] : [])),
  );
  const { data, error, refetch, isFetching } = useQuery(logQuery(filter));
  const set = (name: (typeof names)[number], value: string) => {
    const next = new URLSearchParams(search);
    if (value === "") next.delete(name);
    else next.set(name, value);
    setSearch(next, { replace: true });
  };
  return (
    <>
      <search className={classes.filters} aria-label={t("requestLog.filters")}>
        <Select
          label={t("requestLog.outcome")}
          value={filter.outcome ?? ""}
          onChange={(value) => set("outcome", value ?? "")}
          allowDeselect={false}
          data={[
            { value: "", label: t("requestLog.all") },
            { value: "refused", label: t("requestLog.refused") },
            { value: "allowed", label: t("requestLog.allowed") },
          ]}
        />
        <TextInput
          label={t("requestLog.status")}
          value={filter.status ?? ""}
          onChange={(event) => set("status", event.currentTarget.value.trim())}
          inputMode="numeric"
          maxLength={3}
        />
        <TextInput
          label={t("requestLog.user")}
          value={filter.user ?? ""}
          onChange={(event) => set("user", event.currentTarget.value)}
          autoCapitalize="none"
          spellCheck={false}
        />
        <TextInput
          label={t("requestLog.path")}
          value={filter.path ?? ""}
          onChange={(event) => set("path", event.currentTarget.value)}
          placeholder="/k/v1/record.json"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Tooltip label={t("requestLog.refresh")}>
          <ActionIcon
            aria-label={t("requestLog.refresh")}
            size={36}
            onClick={() => refetch()}
            loading={isFetching}
          >
            <IconRefresh size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </search>
      {error !== null && <ErrorNote error={error} onRetry={refetch} />}
      {error === null && data === undefined && <LoadingLines lines={8} height={36} />}
      {data?.exchanges.length === 0 && (
        <EmptyState icon={IconListSearch} title={t("requestLog.empty")} text={t("requestLog.emptyText")} />
      )}
      {data !== undefined && data.exchanges.length > 0 && (
        <LogTable lines={data.exchanges} total={Number(data.totalCount)} />
      )}
    </>
  );
}
