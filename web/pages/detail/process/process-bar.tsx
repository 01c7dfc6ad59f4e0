import { Button } from "@mantine/core";
import { IconUserEdit } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Entity } from "../../../../src/core/fields/field.ts";
import { EntityChip } from "../../../fields/parts/entities.tsx";
import type { AppForm } from "../../../parts/app-form.ts";
import { useT } from "../../../parts/i18n.tsx";
import type { RecordData } from "../../../parts/records.ts";
import { ActionDialog } from "./action-dialog.tsx";
import { AssigneeDialog } from "./assignee-dialog.tsx";
import { type OpenAction, openProcessQuery } from "./data.ts";
import classes from "./process-bar.module.css";

interface Props {
  readonly form: AppForm;
  readonly record: RecordData;
}

/** Where the record stands, who works on it, and what can be done next. Nothing in apps without a process. */
export function ProcessBar({ form, record }: Props) {
  const status = ofType(record, "STATUS");
  const assignees = ofType(record, "STATUS_ASSIGNEE");
  if (status === undefined) return null;
  return (
    <Bar
      form={form}
      record={record}
      status={String(status.value)}
      assignees={(assignees?.value ?? []) as readonly Entity[]}
    />
  );
}

const ofType = (record: RecordData, type: string) => Object.values(record).find((cell) => cell.type === type);

interface BarProps extends Props {
  readonly status: string;
  readonly assignees: readonly Entity[];
}

function Bar({ form, record, status, assignees }: BarProps) {
  const t = useT();
  const { app } = form;
  const { data } = useQuery(openProcessQuery(app, record));
  // They stay while their dialog closes, so that its words do not vanish before it does.
  const [action, setAction] = useState<OpenAction>();
  const [opened, setOpened] = useState<"action" | "assignees">();
  const close = () => setOpened(undefined);
  return (
    <section className={`${classes.bar} gaia-app-statusbar`} aria-label={t("process.bar")}>
      <div className={classes.where}>
        <span className={classes.label}>{t("process.status")}</span>
        <span className={classes.status}>{status}</span>
      </div>
      <div className={classes.who}>
        <span className={classes.label}>{t("process.assignees")}</span>
        {assignees.length === 0 ? (
          <span className={classes.nobody}>{t("process.nobody")}</span>
        ) : (
          assignees.map((entity) => <EntityChip key={entity.code} entity={entity} />)
        )}
      </div>
      <div className={classes.actions}>
        {data?.actions.map((one, at) => (
          <Button
            // biome-ignore lint/suspicious/noArrayIndexKey: two actions may have one name
            key={at}
            variant={at === 0 && one.type === "PRIMARY" ? "filled" : "default"}
            onClick={() => {
              setAction(one);
              setOpened("action");
            }}
          >
            <span title={one.name}>{one.name}</span>
          </Button>
        ))}
        {data?.mayChangeAssignees && (
          <Button
            variant="subtle"
            leftSection={<IconUserEdit size={16} aria-hidden />}
            onClick={() => setOpened("assignees")}
          >
            {t("process.changeAssignee")}
          </Button>
        )}
      </div>
      {action && (
        <ActionDialog
          key={`${action.name} ${action.nextStatus.name}`}
          form={form}
          record={record}
          status={status}
          action={action}
          opened={opened === "action"}
          onClose={close}
        />
      )}
      <AssigneeDialog
        app={app}
        record={record}
        assignees={assignees}
        several={data?.severalAssignees ?? false}
        opened={opened === "assignees"}
        onClose={close}
      />
    </section>
  );
}
