import { Alert, Radio, Stack, Text, Title } from "@mantine/core";
import { IconInfoCircle, IconLock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type SetStateAction, useState } from "react";
import { ErrorPage } from "../../../parts/error-pages.tsx";
import { useT } from "../../../parts/i18n.tsx";
import { LoadingPage } from "../../../parts/loading.tsx";
import { useSession } from "../../../parts/session.tsx";
import { useAppId } from "../data.ts";
import { SaveButtons, SaveError } from "../save-bar.tsx";
import settings from "../settings/settings.module.css";
import { SettingsPage } from "../settings/settings-page.tsx";
import { useDraft } from "../use-draft.ts";
import classes from "./customize.module.css";
import {
  customizeQuery,
  draftOf,
  type Entry,
  type ListName,
  type ServerCustomize,
  scopes,
  writeDraft,
} from "./data.ts";
import { EntryList } from "./entry-list.tsx";

/** `/k/admin/app/customize?app=1` */
export function CustomizePage() {
  const { data, error, refetch } = useQuery(customizeQuery(useAppId()));
  if (error) return <ErrorPage error={error} onRetry={() => void refetch()} />;
  return data ? <Customize server={data} /> : <LoadingPage />;
}

function Customize({ server }: { readonly server: ServerCustomize }) {
  const t = useT();
  const app = useAppId();
  const locked = !useSession().user.administrator;
  const [uploads, setUploads] = useState(0);
  const edits = useDraft(server, {
    query: customizeQuery(app),
    from: draftOf,
    write: (draft, revision) => writeDraft(app, draft, revision),
    done: t("customize.saved"),
  });
  const { draft, setDraft } = edits;
  // Uploads end one after another: each puts its file into the list as it is by then.
  const setList = (name: ListName) => (change: SetStateAction<readonly Entry[]>) =>
    setDraft((now) => ({
      ...now,
      lists: {
        ...now.lists,
        [name]: typeof change === "function" ? change(now.lists[name]) : change,
      },
    }));
  const list = (name: ListName) => (
    <EntryList
      key={`${name} ${edits.starts}`}
      name={name}
      entries={draft.lists[name]}
      locked={locked}
      setEntries={setList(name)}
      onUploading={(more) => setUploads((count) => count + more)}
    />
  );
  return (
    <SettingsPage
      title={t("customize.title")}
      text={t("customize.text")}
      actions={
        !locked && (
          <SaveButtons
            label={t("customize.save")}
            dirty={edits.dirty}
            busy={edits.busy}
            wrong={uploads > 0}
            onReset={edits.reset}
            onSave={() => void edits.save()}
          />
        )
      }
    >
      <Stack gap="md" mb="md">
        {locked ? (
          <Alert color="gray" variant="light" icon={<IconLock size={18} aria-hidden />}>
            {t("customize.administratorsOnly")}
          </Alert>
        ) : (
          <Alert variant="light" color="blue" icon={<IconInfoCircle size={18} aria-hidden />}>
            {t("customize.secrets")}
          </Alert>
        )}
        <SaveError error={edits.error} onTakeTheirs={edits.takeTheirs} />
      </Stack>
      <div className={settings.box}>
        <Radio.Group
          label={
            <Title order={3} mb="sm">
              {t("customize.scope")}
            </Title>
          }
          value={draft.scope}
          onChange={(scope) => setDraft({ ...draft, scope: scope as typeof draft.scope })}
        >
          <Stack gap="xs">
            {scopes.map((scope) => (
              <Radio
                key={scope}
                value={scope}
                disabled={locked}
                label={t(`customize.scope.${scope}`)}
                description={t(`customize.scopeText.${scope}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
      </div>
      <section className={settings.box} aria-labelledby="customize-desktop">
        <Title order={3} id="customize-desktop" mb="sm">
          {t("customize.desktop")}
        </Title>
        <div className={classes.lists}>
          {list("desktop.js")}
          {list("desktop.css")}
        </div>
      </section>
      <section className={settings.box} aria-labelledby="customize-mobile">
        <Title order={3} id="customize-mobile">
          {t("customize.mobile")}
        </Title>
        <Text c="dimmed" size="sm" mb="sm">
          {t("customize.mobileText")}
        </Text>
        <div className={classes.lists}>
          {list("mobile.js")}
          {list("mobile.css")}
        </div>
      </section>
    </SettingsPage>
  );
}
