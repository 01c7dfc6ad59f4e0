import { ActionIcon, Alert, Avatar, Button, Checkbox, Group, Menu, Text, TreeSelect } from "@mantine/core";
import {
  IconAlertTriangle,
  IconPlus,
  IconSitemap,
  IconUserStar,
  IconUsersGroup,
  IconX,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { moved } from "../../../fields/parts/settings/options.tsx";
import { PeopleBox } from "../../../fields/user-select/people-box.tsx";
import { api } from "../../../parts/api.ts";
import { groupsQuery, organizationsQuery, treeOf } from "../../../parts/directory.ts";
import { ErrorPage } from "../../../parts/error-pages.tsx";
import { useT } from "../../../parts/i18n.tsx";
import { LoadingPage } from "../../../parts/loading.tsx";
import { DragHandle, SortableItem, SortableList } from "../../../parts/sortable.tsx";
import { aclQuery, useAppId } from "../data.ts";
import { SaveButtons, SaveError } from "../save-bar.tsx";
import settings from "../settings/settings.module.css";
import { SettingsPage } from "../settings/settings-page.tsx";
import { useDraft } from "../use-draft.ts";
import classes from "./acl.module.css";
import { type AclRow, inOrder, isEveryone, newRow, rights, rowId, withRight } from "./rows.ts";

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
  const { data: groups = [] } = useQuery(groupsQuery);
  const { data: organizations = [] } = useQuery(organizationsQuery);
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
          nameOf={(id) => nameOf(rows.find((row) => rowId(row) === id))}
          onMove={(from, to) => setDraft(moved(rows, from, to))}
        >
          {rows.map((row) => (
            <SortableItem key={rowId(row)} id={rowId(row)}>
              <Row
                row={row}
                name={nameOf(row)}
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
      <AddRow rows={rows} onAdd={(entity) => setDraft(inOrder([newRow(entity), ...rows]))} />
    </SettingsPage>
  );

  function nameOf(row: AclRow | undefined): string {
    if (!row) return "";
    if (row.entity.type === "CREATOR") return t("appSettings.aclCreator");
    if (isEveryone(row)) return t("appSettings.aclEveryone");
    const named = { GROUP: groups, ORGANIZATION: organizations }[row.entity.type];
    return named?.find(({ code }) => code === row.entity.code)?.name ?? row.entity.code ?? "";
  }
}

interface RowProps {
  readonly row: AclRow;
  readonly name: string;
  readonly onChange: (row: AclRow) => void;
  readonly onRemove: () => void;
}

function Row({ row, name, onChange, onRemove }: RowProps) {
  const t = useT();
  const last = isEveryone(row);
  return (
    <fieldset className={classes.row} aria-label={name}>
      <div className={classes.who}>
        {last ? (
          <span className={classes.noHandle} />
        ) : (
          <DragHandle label={t("appSettings.aclDrag", { who: name })} />
        )}
        <Subject row={row} name={name} />
        <div style={{ minWidth: 0 }}>
          <Text fw={550} truncate>
            {name}
          </Text>
          {last && (
            <Text size="xs" c="dimmed">
              {t("appSettings.aclEveryoneLast")}
            </Text>
          )}
          {row.entity.type === "ORGANIZATION" && (
            <Checkbox
              size="xs"
              label={t("organizations.sub")}
              checked={row.includeSubs}
              onChange={(event) => onChange({ ...row, includeSubs: event.currentTarget.checked })}
            />
          )}
        </div>
      </div>
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

function Subject({ row, name }: { readonly row: AclRow; readonly name: string }) {
  if (row.entity.type === "USER") return <Avatar size={26} name={name} color="initials" alt="" aria-hidden />;
  const pictures = { CREATOR: IconUserStar, ORGANIZATION: IconSitemap };
  const Picture = pictures[row.entity.type as keyof typeof pictures] ?? IconUsersGroup;
  return (
    <Avatar size={26} color="gray" alt="" aria-hidden>
      <Picture size={16} />
    </Avatar>
  );
}

function AddRow({ rows, onAdd }: { rows: readonly AclRow[]; onAdd: (entity: AclRow["entity"]) => void }) {
  const t = useT();
  const [key, setKey] = useState(0);
  const { data: groups = [] } = useQuery(groupsQuery);
  const { data: organizations = [] } = useQuery(organizationsQuery);
  const has = (type: string, code: string | null) =>
    rows.some(({ entity }) => entity.type === type && entity.code === code);
  const builtIn = [
    { type: "CREATOR", code: null, name: t("appSettings.aclCreator") },
    { type: "GROUP", code: "everyone", name: t("appSettings.aclEveryone") },
    ...groups
      .filter(({ code }) => code !== "everyone")
      .map(({ code, name, builtIn }) => ({
        type: "GROUP",
        code,
        name: builtIn ? t("appSettings.aclAdministrators") : name,
      })),
  ].filter(({ type, code }) => !has(type, code));
  return (
    <Group mt="md" align="end" gap="sm">
      <PeopleBox
        key={key}
        label={t("appSettings.aclAdd")}
        people={[]}
        onPeople={([person]) => {
          if (person && !has("USER", person.code)) onAdd({ type: "USER", code: person.code });
          setKey(key + 1);
        }}
        w={300}
      />
      {organizations.length > 0 && (
        <TreeSelect
          key={`department ${key}`}
          label={t("profile.addOrganization")}
          data={treeOf(organizations)}
          value={null}
          onChange={(code) => {
            if (code !== null && !has("ORGANIZATION", code)) onAdd({ type: "ORGANIZATION", code });
            setKey(key + 1);
          }}
          defaultExpandAll
          searchable
          w={300}
        />
      )}
      {builtIn.length > 0 && (
        <Menu position="bottom-start" shadow="md">
          <Menu.Target>
            <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />}>
              {t("appSettings.aclAddRow")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {builtIn.map(({ type, code, name }) => (
              <Menu.Item key={`${type}/${code}`} onClick={() => onAdd({ type, code })}>
                {name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}
