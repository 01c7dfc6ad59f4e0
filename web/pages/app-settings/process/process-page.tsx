import { Button, Switch, Text, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { moved } from "../../../fields/parts/settings/options.tsx";
import { api } from "../../../parts/api.ts";
import { ErrorPage } from "../../../parts/error-pages.tsx";
import type { Fields } from "../../../parts/form.ts";
import { useTexts } from "../../../parts/i18n.tsx";
import { LoadingPage } from "../../../parts/loading.tsx";
import { SortableItem, SortableList } from "../../../parts/sortable.tsx";
import { formQuery, useAppId } from "../data.ts";
import { SaveButtons, SaveError } from "../save-bar.tsx";
import settings from "../settings/settings.module.css";
import { SettingsPage } from "../settings/settings-page.tsx";
import { useDraft } from "../use-draft.ts";
import { ActionRow } from "./action-row.tsx";
import { ConditionDialog } from "./condition-dialog.tsx";
import { processQuery } from "./data.ts";
import {
  type DraftAction,
  type DraftState,
  fromServer,
  isWrong,
  newAction,
  newState,
  type ServerProcess,
  switchedOn,
  toServer,
  withoutState,
} from "./draft.ts";
import { EntitiesDialog } from "./entities-dialog.tsx";
import classes from "./process.module.css";
import { StateRow } from "./state-row.tsx";
import { useNames } from "./use-names.ts";

/** Process management: `/k/admin/app/status?app=1`. */
export function ProcessPage() {
  const app = useAppId();
  const process = useQuery(processQuery(app));
  const form = useQuery(formQuery(app));
  const error = process.error ?? form.error;
  if (error)
    return <ErrorPage error={error} onRetry={() => void Promise.all([process.refetch(), form.refetch()])} />;
  if (!process.data || !form.data) return <LoadingPage />;
  return <ProcessEditor server={process.data} fields={form.data.properties as unknown as Fields} />;
}

/** What is open beside the page. */
type Dialog = { readonly of: "assignees" | "users" | "condition"; readonly key: string };

function ProcessEditor({ server, fields }: { readonly server: ServerProcess; readonly fields: Fields }) {
  const { t, language } = useTexts();
  const app = useAppId();
  const [dialog, setDialog] = useState<Dialog>();
  const edits = useDraft(server, {
    query: processQuery(app),
    from: fromServer,
    write: (draft, revision) =>
      api.put("/k/v1/preview/app/status.json", { app, ...toServer(draft), revision }),
    done: t("appSettings.savedSettings"),
  });
  const { draft, setDraft } = edits;
  const { states, actions } = draft;
  const names = useNames(
    fields,
    [...states, ...actions].flatMap(({ entities }) => entities),
  );
  const changeState = (changed: DraftState) =>
    setDraft({ ...draft, states: states.map((one) => (one.key === changed.key ? changed : one)) });
  const changeAction = (changed: DraftAction) =>
    setDraft({ ...draft, actions: actions.map((one) => (one.key === changed.key ? changed : one)) });
  const state = states.find(({ key }) => dialog?.of === "assignees" && key === dialog.key);
  const action = actions.find(({ key }) => dialog && dialog.of !== "assignees" && key === dialog.key);
  const close = () => setDialog(undefined);
  const creator = Object.values(fields).find(({ type }) => type === "CREATOR")?.code ?? "";

  return (
    <SettingsPage
      wide
      title={t("appSettings.pageProcess")}
      text={t("process.enableText")}
      actions={
        <SaveButtons
          label={t("common.save")}
          dirty={edits.dirty}
          busy={edits.busy}
          wrong={isWrong(draft)}
          onReset={edits.reset}
          onSave={() => void edits.save()}
        />
      }
    >
      <SaveError error={edits.error} onTakeTheirs={edits.takeTheirs} />
      <div className={settings.box}>
        <Switch
          label={t("process.enable")}
          checked={draft.enable}
          onChange={(event) => setDraft(switchedOn(draft, event.currentTarget.checked, language))}
        />
      </div>
      {states.length > 0 && (
        <div className={classes.parts} data-off={!draft.enable || undefined}>
          <section>
            <Head title={t("process.states")} text={t("process.statesText")} />
            <div className={`${settings.box} ${settings.flush}`}>
              <SortableList
                ids={states.slice(1).map(({ key }) => key)}
                nameOf={(key) => states.find((one) => one.key === key)?.name ?? ""}
                onMove={(from, to) => setDraft({ ...draft, states: moved(states, from + 1, to + 1) })}
              >
                {states.map((one) => (
                  <SortableItem key={one.key} id={one.key}>
                    <StateRow
                      state={one}
                      states={states}
                      names={names}
                      creator={creator}
                      onChange={changeState}
                      onRemove={() => setDraft(withoutState(draft, one.key))}
                      onAssignees={() => setDialog({ of: "assignees", key: one.key })}
                    />
                  </SortableItem>
                ))}
              </SortableList>
            </div>
            <Button
              mt="xs"
              variant="subtle"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => {
                const name = freeName((number) => t("process.newState", { number }), states);
                setDraft({ ...draft, states: [...states, newState(name)] });
              }}
            >
              {t("process.addState")}
            </Button>
          </section>
          <section>
            <Head title={t("process.actions")} text={t("process.actionsText")} />
            {actions.length > 0 && (
              <div className={`${settings.box} ${settings.flush}`}>
                <SortableList
                  ids={actions.map(({ key }) => key)}
                  nameOf={(key) => actions.find((one) => one.key === key)?.name ?? ""}
                  onMove={(from, to) => setDraft({ ...draft, actions: moved(actions, from, to) })}
                >
                  {actions.map((one) => (
                    <SortableItem key={one.key} id={one.key}>
                      <ActionRow
                        action={one}
                        states={states}
                        names={names}
                        onChange={changeAction}
                        onRemove={() =>
                          setDraft({ ...draft, actions: actions.filter(({ key }) => key !== one.key) })
                        }
                        onCondition={() => setDialog({ of: "condition", key: one.key })}
                        onUsers={() => setDialog({ of: "users", key: one.key })}
                      />
                    </SortableItem>
                  ))}
                </SortableList>
              </div>
            )}
            <Button
              mt="xs"
              variant="subtle"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => {
                const name = freeName((number) => t("process.newAction", { number }), actions);
                const [first, second = first] = states;
                const added = newAction(name, first?.key ?? "", second?.key ?? "");
                setDraft({ ...draft, actions: [...actions, added] });
              }}
            >
              {t("process.addAction")}
            </Button>
          </section>
        </div>
      )}
      {state && (
        <EntitiesDialog
          title={t("process.assigneeOf", { name: state.name })}
          fields={fields}
          names={names}
          kind={{ value: state.type, onChange: (type) => changeState({ ...state, type }) }}
          entities={state.entities}
          onChange={(entities) => changeState({ ...state, entities })}
          onClose={close}
        />
      )}
      {action && dialog?.of === "users" && (
        <EntitiesDialog
          title={t("process.executable", { name: action.name })}
          fields={fields}
          names={names}
          entities={action.entities}
          onChange={(entities) => changeAction({ ...action, entities })}
          onClose={close}
        />
      )}
      {action && dialog?.of === "condition" && (
        <ConditionDialog
          key={action.key}
          title={t("process.editCondition", { name: action.name })}
          fields={fields}
          condition={action.filterCond}
          onApply={(filterCond) => changeAction({ ...action, filterCond })}
          onClose={close}
        />
      )}
    </SettingsPage>
  );
}

function Head({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div className={classes.head}>
      <Title order={3}>{title}</Title>
      <Text size="sm" c="dimmed">
        {text}
      </Text>
    </div>
  );
}

/** The first number that gives a name which nothing has yet. */
function freeName(name: (number: number) => string, taken: readonly { readonly name: string }[]): string {
  for (let number = taken.length + 1; ; number++) {
    const free = name(number);
    if (!taken.some((one) => one.name === free)) return free;
  }
}
