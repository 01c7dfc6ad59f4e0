import { Button, Text } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconApps, IconPlus, IconSearchOff } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { type App, useApps } from "../../parts/apps.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useTexts } from "../../parts/i18n.tsx";
import { LoadingLines } from "../../parts/loading.tsx";
import { Page } from "../../parts/page.tsx";
import { AppRows } from "./app-rows.tsx";
import { AppTiles } from "./app-tiles.tsx";
import { Drafts } from "./drafts.tsx";
import { matching, type Order, sorted } from "./order.ts";
import { type Layout, Toolbar } from "./toolbar.tsx";

/** The first page: every app one may use. */
export function Portal() {
  const { t } = useTexts();
  const { data: apps, error, refetch } = useApps();
  return (
    <Page
      title={t("portal.title")}
      actions={
        <Button component={Link} to="/k/admin/app/new" leftSection={<IconPlus size={16} aria-hidden />}>
          {t("portal.create")}
        </Button>
      }
    >
      {error !== null && <ErrorNote error={error} onRetry={refetch} />}
      {error === null && apps === undefined && <LoadingLines lines={4} height={72} />}
      {apps !== undefined && (apps.length === 0 ? <NoApps /> : <Apps apps={apps} />)}
      <Drafts />
    </Page>
  );
}

function NoApps() {
  const { t } = useTexts();
  return (
    <EmptyState icon={IconApps} title={t("portal.emptyTitle")} text={t("portal.emptyText")}>
      <Button component={Link} to="/k/admin/app/new" leftSection={<IconPlus size={16} aria-hidden />}>
        {t("portal.create")}
      </Button>
    </EmptyState>
  );
}

function Apps({ apps }: { readonly apps: readonly App[] }) {
  const { t, number, language } = useTexts();
  const [search, setSearch] = useState("");
  const [order, setOrder] = useLocalStorage<Order>({ key: "tonari.portal.order", defaultValue: "changed" });
  const [layout, setLayout] = useLocalStorage<Layout>({ key: "tonari.portal.layout", defaultValue: "tiles" });
  const shown = sorted(matching(apps, search), order, language);
  const List = layout === "tiles" ? AppTiles : AppRows;
  return (
    <>
      <Toolbar {...{ search, setSearch, order, setOrder, layout, setLayout }} />
      <Text size="sm" c="dimmed" mb="sm" role="status">
        {t("portal.count", { count: number(shown.length) })}
      </Text>
      {shown.length > 0 ? (
        <List apps={shown} />
      ) : (
        <EmptyState
          icon={IconSearchOff}
          title={t("portal.noMatchTitle")}
          text={t("portal.noMatchText", { search })}
        >
          <Button variant="default" onClick={() => setSearch("")}>
            {t("portal.showAll")}
          </Button>
        </EmptyState>
      )}
    </>
  );
}
