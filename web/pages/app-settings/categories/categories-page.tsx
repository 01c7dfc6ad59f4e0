import { Button, Switch } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "../../../parts/api.ts";
import type { ServerCategories } from "../../../parts/categories.ts";
import { ErrorPage } from "../../../parts/error-pages.tsx";
import { useT } from "../../../parts/i18n.tsx";
import { LoadingPage } from "../../../parts/loading.tsx";
import { useAppId } from "../data.ts";
import { SaveButtons, SaveError } from "../save-bar.tsx";
import settings from "../settings/settings.module.css";
import { SettingsPage } from "../settings/settings-page.tsx";
import { useDraft } from "../use-draft.ts";
import { CategoryRow } from "./category-row.tsx";
import { fromServer, newRow, problemOf, toServer } from "./draft.ts";

const draftQuery = (app: string) =>
  queryOptions({
    queryKey: ["app-settings", app, "categories"],
    queryFn: ({ signal }) =>
      api.get<ServerCategories>("/k/v1/preview/app/categories.json", { app }, { signal }),
  });

/** Categories: `/k/admin/app/category?app=1`. */
export function CategoriesPage() {
  const app = useAppId();
  const { data, error, refetch } = useQuery(draftQuery(app));
  if (error) return <ErrorPage error={error} onRetry={() => void refetch()} />;
  return data ? <CategoriesEditor server={data} /> : <LoadingPage />;
}

function CategoriesEditor({ server }: { readonly server: ServerCategories }) {
  const t = useT();
  const app = useAppId();
  const edits = useDraft(server, {
    query: draftQuery(app),
    from: fromServer,
    write: (draft, revision) =>
      api.put("/k/v1/preview/app/categories.json", { app, ...toServer(draft), revision }),
    done: t("appSettings.savedSettings"),
  });
  const { draft, setDraft } = edits;
  const { enabled, rows } = draft;
  return (
    <SettingsPage
      title={t("appSettings.pageCategories")}
      text={t("categories.text")}
      actions={
        <SaveButtons
          label={t("common.save")}
          dirty={edits.dirty}
          busy={edits.busy}
          wrong={rows.some((row) => problemOf(row, rows))}
          onReset={edits.reset}
          onSave={() => void edits.save()}
        />
      }
    >
      <SaveError error={edits.error} onTakeTheirs={edits.takeTheirs} />
      <div className={settings.box}>
        <Switch
          label={t("categories.enable")}
          checked={enabled}
          onChange={(event) => setDraft({ ...draft, enabled: event.currentTarget.checked })}
        />
      </div>
      {rows.length > 0 && (
        <ul className={settings.box} aria-label={t("appSettings.pageCategories")}>
          {rows.map((row, at) => (
            <CategoryRow
              key={row.key}
              rows={rows}
              at={at}
              onChange={(changed) => setDraft({ ...draft, rows: changed })}
            />
          ))}
        </ul>
      )}
      <Button
        mt="xs"
        variant="subtle"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => setDraft({ ...draft, rows: [...rows, newRow("")] })}
      >
        {t("categories.add")}
      </Button>
    </SettingsPage>
  );
}
