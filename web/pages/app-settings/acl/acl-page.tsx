import { Alert } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../../parts/api.ts";
import { ErrorPage } from "../../../parts/error-pages.tsx";
import { useT } from "../../../parts/i18n.tsx";
import { LoadingPage } from "../../../parts/loading.tsx";
import { aclQuery, useAppId } from "../data.ts";
import { SaveButtons, SaveError } from "../save-bar.tsx";
import settings from "../settings/settings.module.css";
import { SettingsPage } from "../settings/settings-page.tsx";
import { useDraft } from "../use-draft.ts";
import { type AclRow, inOrder, newRow, rights, withRight } from "./rows.ts";
import { RightBox, RightsHead, SubjectRows } from "./subject-rows.tsx";
import { AddSubject, useSubjectName } from "./subjects.tsx";

/** Who may do what: `/k/admin/app/acl?app=1`. */
export function AclPage() {
  const { data, error, refetch } = useQuery(aclQuery(useAppId()));
  if (error) return <ErrorPage error={error} onRetry={() => void refetch()} />;
  return data ? <AclEditor server={data} /> : <LoadingPage />;
}

function AclEditor({ server }: { readonly server: { rights: readonly AclRow[]; revision: string } }) {
  const t = useT();
  const app = useAppId();
  const edits = useDraft(server, {
    query: aclQuery(app),
    from: ({ rights }) => inOrder(rights),
    write: (rows, revision) => api.put("/k/v1/preview/app/acl.json", { app, rights: rows, revision }),
    done: t("appSettings.savedSettings"),
  });
  const { draft: rows, setDraft } = edits;
  const nameOf = useSubjectName();
  const nobodyManages = rows.every(({ appEditable }) => !appEditable);

  return (
    <SettingsPage
      wide
      title={t("appSettings.pageAcl")}
      text={t("appSettings.aclText")}
      actions={
        <SaveButtons
          label={t("common.save")}
          dirty={edits.dirty}
          busy={edits.busy}
          onReset={edits.reset}
          onSave={() => void edits.save()}
        />
      }
    >
      <SaveError error={edits.error} onTakeTheirs={edits.takeTheirs} />
      <div className={`${settings.box} ${settings.flush}`}>
        <RightsHead names={rights.map((right) => t(`appSettings.right.${right}`))} />
        <SubjectRows rows={rows} nameOf={nameOf} onRows={setDraft}>
          {(row, name, change) =>
            rights.map((right) => (
              <RightBox
                key={right}
                who={name}
                right={t(`appSettings.right.${right}`)}
                checked={row[right]}
                onChange={(checked) => change(withRight(row, right, checked))}
              />
            ))
          }
        </SubjectRows>
      </div>
      {nobodyManages && (
        <Alert mt="sm" color="yellow" variant="light" icon={<IconAlertTriangle size={18} aria-hidden />}>
          {t("appSettings.aclNobodyManages")}
        </Alert>
      )}
      <AddSubject
        taken={rows}
        more={[{ type: "CREATOR", code: null, name: t("appSettings.aclCreator") }]}
        onAdd={(entity) => setDraft(inOrder([newRow(entity), ...rows]))}
      />
    </SettingsPage>
  );
}
