import { Alert, Button } from "@mantine/core";
import { IconFilterOff, IconPlus, IconTableOff } from "@tabler/icons-react";
import { useEffect } from "react";
import { Link } from "react-router";
import { useKeyHelp } from "../../actions/key-help.tsx";
import { useActionKeys } from "../../actions/keys.ts";
import { useListShow } from "../../customize/list-events.ts";
import { AppIcon } from "../../parts/app-icon.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNote } from "../../parts/error-note.tsx";
import { ErrorPage } from "../../parts/error-pages.tsx";
import { useT } from "../../parts/i18n.tsx";
import { LoadingLines, LoadingPage } from "../../parts/loading.tsx";
import { Page } from "../../parts/page.tsx";
import { useListActions } from "./actions.ts";
import { AppDescription } from "./app-description.tsx";
import { CalendarBody } from "./calendar.tsx";
import tree from "./category-tree.module.css";
import { CategoryTree } from "./category-tree.tsx";
import { CustomBody } from "./custom-view.tsx";
import classes from "./list.module.css";
import { RecordTable } from "./record-table.tsx";
import { ListToolbar } from "./toolbar.tsx";
import { type List, type ListSettings, useList, useListSettings } from "./use-list.ts";

/** The first screen of an app: its records as a table, a calendar or the administrator's own page. */
export function RecordList() {
  const { settings, error, retry } = useListSettings();
  if (settings) return <Loaded key={settings.app} settings={settings} />;
  return error ? <ErrorPage error={error} onRetry={retry} /> : <LoadingPage />;
}

function Loaded({ settings }: { readonly settings: ListSettings }) {
  const t = useT();
  const list = useList(settings);
  const { about, rights } = settings;
  const context = { settings, list };
  const actions = useListActions();
  const { help, dialog } = useKeyHelp(actions, context);
  useActionKeys([...actions, help], context);
  const { page, view, plan, address, size } = list;
  const fresh = page.isSuccess && !page.isPlaceholderData && !page.isFetching;
  useListShow({
    form: settings,
    view,
    tree: rights.recordViewable ? plan.tree : undefined,
    records: fresh ? page.data.records : undefined,
    offset: (address.page - 1) * size,
    size,
  });
  return (
    <Page
      title={about.name}
      crumbs={[{ label: t("shell.home"), to: "/k/" }]}
      icon={<AppIcon app={about} size={36} />}
      width="wide"
    >
      <AppDescription app={about} />
      <ListToolbar settings={settings} list={list} help={() => help.run(context)} />
      {/* Customisations put their own things here; it outlives paging. */}
      <div id="list-header-space" className="gaia-argoui-app-index-headerspace" />
      {rights.recordViewable ? <Records settings={settings} list={list} /> : <NotViewable />}
      {dialog}
    </Page>
  );
}

interface Props {
  readonly settings: ListSettings;
  readonly list: List;
}

function Records({ settings, list }: Props) {
  if (!list.categories) return <Body settings={settings} list={list} />;
  return (
    <div className={tree.beside}>
      <CategoryTree app={settings.app} list={list} />
      <div>
        <Body settings={settings} list={list} />
      </div>
    </div>
  );
}

function Body({ settings, list }: Props) {
  const { view, plan, page } = list;
  if (plan.problem) return <BadQuery why={plan.problem.why ?? plan.problem.message} list={list} />;
  if (view.type === "CALENDAR") return <CalendarBody settings={settings} list={list} />;
  if (view.type === "CUSTOM") return <CustomBody settings={settings} list={list} />;
  if (page.error) return <FailedList list={list} />;
  if (!page.data) return <LoadingLines lines={8} height={32} />;
  if (page.data.records.length === 0) return <Nothing settings={settings} list={list} />;
  return <RecordTable settings={settings} list={list} records={page.data.records} />;
}

function BadQuery({ why, list }: { readonly why: string; readonly list: List }) {
  const t = useT();
  return (
    <Alert color="red" variant="light" role="alert" title={t("recordList.badQuery")}>
      {why}
      <div className={classes.remedy}>
        <ClearFilter list={list} />
      </div>
    </Alert>
  );
}

function FailedList({ list }: { readonly list: List }) {
  return (
    <>
      <ErrorNote error={list.page.error} onRetry={() => list.page.refetch()} />
      <div className={classes.remedy}>{list.address.query !== undefined && <ClearFilter list={list} />}</div>
    </>
  );
}

function ClearFilter({ list }: { readonly list: List }) {
  const t = useT();
  return (
    <Button
      variant="default"
      leftSection={<IconFilterOff size={16} aria-hidden />}
      onClick={() => list.go({ query: undefined, category: undefined })}
    >
      {t("recordList.clearFilter")}
    </Button>
  );
}

/** Nothing at all, nothing that matches, or a page behind the last one: each has its own way out. */
function Nothing({ settings: { app, rights }, list }: Props) {
  const t = useT();
  const { page, plan, total, address, size, go } = list;
  const behind = total > 0 && address.page > 1;
  useEffect(() => {
    if (behind && !page.isFetching) go({ page: Math.max(1, Math.ceil(total / size)) });
  });
  if (behind) return <LoadingLines lines={8} height={32} />;
  const conditioned = plan.tree?.condition !== undefined || list.category !== undefined;
  if (conditioned) {
    return (
      <EmptyState icon={IconFilterOff} title={t("recordList.noHits")} text={t("recordList.noHitsText")}>
        {(address.query ?? list.category) !== undefined && <ClearFilter list={list} />}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={IconTableOff} title={t("recordList.empty")} text={t("recordList.emptyText")}>
      {rights.recordAddable && (
        <Button component={Link} to={`/k/${app}/edit`} leftSection={<IconPlus size={16} aria-hidden />}>
          {t("recordList.add")}
        </Button>
      )}
    </EmptyState>
  );
}

function NotViewable() {
  const t = useT();
  return (
    <EmptyState icon={IconTableOff} title={t("recordList.notViewable")} text={t("errors.forbiddenText")} />
  );
}
