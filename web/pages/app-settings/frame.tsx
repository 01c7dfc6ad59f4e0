import { ActionIcon, Button } from "@mantine/core";
import { IconArrowBackUp, IconLock, IconRocket, IconTable } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { Link, Outlet, useLocation } from "react-router";
import { ApiError } from "../../parts/api.ts";
import { AppIcon } from "../../parts/app-icon.tsx";
import { useRights } from "../../parts/apps.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorPage } from "../../parts/error-pages.tsx";
import { useT } from "../../parts/i18n.tsx";
import { LoadingPage } from "../../parts/loading.tsx";
import { Page } from "../../parts/page.tsx";
import { Tag } from "../../parts/tag.tsx";
import { AppName } from "./app-name.tsx";
import { type Changes, changesQuery, type General, generalQuery, useAppId } from "./data.ts";
import { DiscardChanges } from "./discard-changes.tsx";
import { EditsProvider, useDesk } from "./edits.tsx";
import classes from "./frame.module.css";
import { sectionOf } from "./section.ts";
import { themeColors } from "./settings/themes.ts";
import { UpdateApp } from "./update-app.tsx";

/** What stands around every page of an app's settings: whose they are, what is not applied yet, Update App. */
export function AppSettings() {
  const app = useAppId();
  const rights = useRights(app);
  const refused = rights.error instanceof ApiError && rights.error.status === 403;
  if (rights.isPending) return <LoadingPage />;
  if (refused || rights.data?.appEditable === false) return <NoPermission app={app} />;
  if (rights.error) return <ErrorPage error={rights.error} onRetry={() => void rights.refetch()} />;
  return (
    <EditsProvider key={app}>
      <Managed app={app} />
    </EditsProvider>
  );
}

function Managed({ app }: { readonly app: string }) {
  const { starts } = useDesk();
  const general = useQuery(generalQuery(app));
  const changes = useQuery(changesQuery(app));
  const error = general.error ?? changes.error;
  if (error) return <ErrorPage error={error} onRetry={() => void general.refetch()} />;
  if (!general.data || !changes.data) return <LoadingPage />;
  return (
    <>
      <Bar app={app} general={general.data} changes={changes.data} />
      <Outlet key={starts} />
    </>
  );
}

interface BarProps {
  readonly app: string;
  readonly general: General;
  readonly changes: Changes;
}

function Bar({ app, general: { name, theme }, changes }: BarProps) {
  const t = useT();
  const [asking, setAsking] = useState<"update" | "discard">();
  useEffect(() => {
    document.title = `${name} - ${t("appSettings.title")} - ${t("common.product")}`;
  }, [name, t]);
  const waiting = changes.changed || !changes.live;
  return (
    <div className={classes.bar} style={{ borderTopColor: themeColors[theme] }} data-theme={theme}>
      <div className={classes.barInner}>
        <div className={classes.identity}>
          <AppIcon app={{ appId: app, name }} size={32} />
          <AppName name={name} />
          <StateBadge changes={changes} />
        </div>
        <div className={classes.actions}>
          {changes.live && (
            <>
              <Button visibleFrom="xs" variant="subtle" color="gray" component={Link} to={`/k/${app}/`}>
                {t("appSettings.toRecords")}
              </Button>
              <ActionIcon
                hiddenFrom="xs"
                size={36}
                component={Link}
                to={`/k/${app}/`}
                aria-label={t("appSettings.toRecords")}
              >
                <IconTable size={18} aria-hidden />
              </ActionIcon>
            </>
          )}
          {changes.live && (
            <Button
              variant="default"
              leftSection={<IconArrowBackUp size={16} aria-hidden />}
              disabled={!changes.changed}
              onClick={() => setAsking("discard")}
            >
              {t("appSettings.discard")}
            </Button>
          )}
          <Button
            leftSection={<IconRocket size={16} aria-hidden />}
            disabled={!waiting}
            onClick={() => setAsking("update")}
          >
            {t(changes.live ? "appSettings.update" : "appSettings.activate")}
          </Button>
        </div>
        <Tabs app={app} />
      </div>
      <UpdateApp name={name} opened={asking === "update"} onClose={() => setAsking(undefined)} />
      <DiscardChanges opened={asking === "discard"} onClose={() => setAsking(undefined)} />
    </div>
  );
}

function StateBadge({ changes: { live, changed } }: { readonly changes: Changes }) {
  const t = useT();
  if (!live) return <Tag kind="quiet">{t("appSettings.neverPublished")}</Tag>;
  return (
    <Tag kind={changed ? "warning" : "success"} live>
      {t(changed ? "appSettings.notApplied" : "appSettings.upToDate")}
    </Tag>
  );
}

function Tabs({ app }: { readonly app: string }) {
  const t = useT();
  const { pathname, hash } = useLocation();
  const current = sectionOf(pathname, hash);
  const tab = (section: typeof current, label: ReactNode) => (
    <Link
      to={`/k/admin/app/flow?app=${app}#section=${section}`}
      className={classes.tab}
      aria-current={current === section ? "page" : undefined}
    >
      {label}
    </Link>
  );
  return (
    <nav className={classes.tabs} aria-label={t("appSettings.tabs")}>
      {tab("form", t("appSettings.tabForm"))}
      {tab("views", t("appSettings.tabViews"))}
      {tab("settings", t("appSettings.tabSettings"))}
    </nav>
  );
}

function NoPermission({ app }: { readonly app: string }) {
  const t = useT();
  return (
    <Page title={t("appSettings.noPermissionTitle")} hideTitle>
      <EmptyState
        icon={IconLock}
        title={t("appSettings.noPermissionTitle")}
        text={t("appSettings.noPermissionText")}
      >
        <Button component={Link} to={`/k/${app}/`} variant="default">
          {t("appSettings.openRecords")}
        </Button>
      </EmptyState>
    </Page>
  );
}
