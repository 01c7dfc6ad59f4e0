import { ActionIcon, Alert, Checkbox } from "@mantine/core";
import { IconAlertTriangle, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { moved } from "../../../fields/parts/settings/options.tsx";
import { api } from "../../../parts/api.ts";
import { ErrorPage } from "../../../parts/error-pages.tsx";
import { useT } from "../../../parts/i18n.tsx";
import { LoadingPage } from "../../../parts/loading.tsx";
import { SortableItem, SortableList } from "../../../parts/sortable.tsx";
import { aclQuery, useAppId } from "../data.ts";
import { SaveButtons, SaveError } from "../save-bar.tsx";
import settings from "../settings/settings.module.css";
import { SettingsPage } from "../settings/settings-page.tsx";
import { useDraft } from "../use-draft.ts";
import classes from "./acl.module.css";
import { type AclRow, inOrder, isEveryone, newRow, rights, rowId, withRight } from "./rows.ts";
import { AddSubject, useSubjectName, Who } from "./subjects.tsx";

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
  const change = (row: AclRow, changed: AclRow) => setDraft(rows.map((one) => (one === row ? changed : one)));
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
        <div className={classes.head} aria-hidden>
          <span className={classes.who}>{t("appSettings.aclWho")}</span>
          {rights.map((right) => (
            <span key={right} className={classes.right}>
              {t(`appSettings.right.${right}`)}
            </span>
          ))}
          <span className={classes.end} />
        </div>
        <SortableList
          ids={rows.filter((row) => !isEveryone(row)).map(rowId)}
          nameOf={(id) => nameOf(rows.find((row) => rowId(row) === id)?.entity)}
          onMove={(from, to) => setDraft(moved(rows, from, to))}
        >
          {rows.map((row) => (
            <SortableItem key={rowId(row)} id={rowId(row)}>
              <Row
                row={row}
                name={nameOf(row.entity)}
                onChange={(changed) => change(row, changed)}
                onRemove={() => setDraft(rows.filter((one) => one !== row))}
              />
            </SortableItem>
          ))}
        </SortableList>
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

interface RowProps {
  readonly row: AclRow;
  readonly name: string;
  readonly onChange: (row: AclRow) => void;
  readonly onRemove: () => void;
}

function Row({ row, name, onChange, onRemove }: RowProps) {
  const t = useT();
  return (
    <fieldset className={classes.row} aria-label={name}>
      <Who row={row} name={name} onSubs={(includeSubs) => onChange({ ...row, includeSubs })} />
      {rights.map((right) => (
        <div key={right} className={classes.right}>
          <Checkbox
            aria-label={t("appSettings.aclRight", { who: name, right: t(`appSettings.right.${right}`) })}
            label={<span className={classes.rightName}>{t(`appSettings.right.${right}`)}</span>}
            checked={row[right]}
            onChange={(event) => onChange(withRight(row, right, event.currentTarget.checked))}
          />
        </div>
      ))}
      <div className={classes.end}>
        <ActionIcon aria-label={t("appSettings.aclRemove", { who: name })} onClick={onRemove}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </div>
    </fieldset>
  );
}
