import { Button, Title } from "@mantine/core";
import { IconPlus, IconTable } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../parts/api.ts";
import { useConfirm } from "../../../parts/confirm.tsx";
import { EmptyState } from "../../../parts/empty-state.tsx";
import { ErrorPage } from "../../../parts/error-pages.tsx";
import { fieldChoices } from "../../../parts/field-choices.ts";
import type { Fields, LayoutRow } from "../../../parts/form.ts";
import { useT } from "../../../parts/i18n.tsx";
import { LoadingPage } from "../../../parts/loading.tsx";
import { formQuery, type ServerViews, useAppId, viewsQuery } from "../data.ts";
import { SaveButtons, SaveError } from "../save-bar.tsx";
import { useDraft } from "../use-draft.ts";
import { copyOf, type DraftView, draftViews, isFine, newView, toServer, viewProblems } from "./draft.ts";
import { ViewEditor } from "./view-editor.tsx";
import { ViewList } from "./view-list.tsx";
import classes from "./views.module.css";

/** The tab "Views". */
export function ViewsTab() {
  const app = useAppId();
  const views = useQuery(viewsQuery(app));
  const form = useQuery(formQuery(app));
  const error = views.error ?? form.error;
  if (error) return <ErrorPage error={error} onRetry={() => void views.refetch()} />;
  if (!views.data || !form.data) return <LoadingPage />;
  return (
    <ViewsEditor
      server={views.data}
      fields={form.data.properties as Fields}
      layout={form.data.layout as readonly LayoutRow[]}
    />
  );
}

interface Props {
  readonly server: ServerViews;
  readonly fields: Fields;
  readonly layout: readonly LayoutRow[];
}

function ViewsEditor({ server, fields, layout }: Props) {
  const t = useT();
  const app = useAppId();
  const confirm = useConfirm();
  const edits = useDraft(server, {
    query: viewsQuery(app),
    from: ({ views }) => draftViews(views),
    write: (draft, revision) =>
      api.put("/k/v1/preview/app/views.json", { app, views: toServer(draft), revision }),
    done: t("views.saved"),
  });
  const { draft: views, setDraft: setViews, dirty } = edits;
  const [chosen, setSelected] = useState<string>();
  const [made, setMade] = useState(0);

  const problemsOf = (view: DraftView) => viewProblems(view, views, t);
  const fine = views.every((view) => isFine(problemsOf(view)));
  const current = views.find(({ key }) => key === chosen) ?? views[0];
  const selected = current?.key;

  const insert = (view: DraftView, at: number) => {
    setViews([...views.slice(0, at), view, ...views.slice(at)]);
    setSelected(view.key);
    setMade(made + 1);
  };
  const add = () => {
    const columns = fieldChoices(fields, layout, ({ type }) => inNewViews(type)).map(({ value }) => value);
    insert(newView(views, columns, `new${made}`, t), views.length);
  };
  const remove = async (view: DraftView) => {
    const question = {
      title: t("views.removeTitle", { name: view.name }),
      text: t("views.removeText"),
      action: t("common.delete"),
      danger: true,
    };
    if (view.saved !== undefined && !(await confirm(question))) return;
    const rest = views.filter((other) => other !== view);
    setViews(rest);
    if (selected === view.key) setSelected(rest[Math.max(0, views.indexOf(view) - 1)]?.key);
  };
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <Title order={2}>{t("views.list")}</Title>
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
          {t("views.add")}
        </Button>
        <div className={classes.headEnd}>
          <SaveButtons
            label={t("views.save")}
            dirty={dirty}
            busy={edits.busy}
            wrong={!fine}
            onReset={edits.reset}
            onSave={() => void edits.save()}
          />
        </div>
      </div>
      <SaveError error={edits.error} onTakeTheirs={edits.takeTheirs} />
      {views.length > 0 && (
        <ViewList
          views={views}
          selected={selected}
          isWrong={(view) => !isFine(problemsOf(view))}
          onSelect={setSelected}
          onOrder={setViews}
          onCopy={(view) => insert(copyOf(view, views, `new${made}`, t), views.indexOf(view) + 1)}
          onRemove={(view) => void remove(view)}
        />
      )}
      {current ? (
        <ViewEditor
          key={`${current.key} ${edits.starts}`}
          view={current}
          fields={fields}
          layout={layout}
          problems={problemsOf(current)}
          onChange={(change) =>
            setViews(views.map((view) => (view.key === current.key ? { ...view, ...change } : view)))
          }
        />
      ) : (
        <div className={classes.editor} style={{ gridColumn: views.length === 0 ? "1 / -1" : undefined }}>
          <EmptyState icon={IconTable} title={t("views.empty")} text={t("views.emptyText")}>
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
              {t("views.add")}
            </Button>
          </EmptyState>
        </div>
      )}
    </div>
  );
}

/** Who made a record and when is rarely what a new list is about; it can be added. */
const inNewViews = (type: string) =>
  !["CREATOR", "CREATED_TIME", "MODIFIER", "UPDATED_TIME", "STATUS", "STATUS_ASSIGNEE", "CATEGORY"].includes(
    type,
  );
