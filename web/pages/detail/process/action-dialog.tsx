import { Alert, Button, Group, Modal, Select, Stack, Text } from "@mantine/core";
import { IconArrowRight, IconHourglass } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";
import { Refused } from "../../../customize/ask.ts";
import { EntitiesShow } from "../../../fields/parts/entities.tsx";
import type { AppForm } from "../../../parts/app-form.ts";
import { ErrorNote } from "../../../parts/error-note.tsx";
import { useT } from "../../../parts/i18n.tsx";
import { type RecordData, recordsKey } from "../../../parts/records.ts";
import { useToast } from "../../../parts/toast.tsx";
import { mustChoose, type OpenAction, runAction } from "./data.ts";
import classes from "./process-bar.module.css";

interface Props {
  readonly form: AppForm;
  readonly record: RecordData;
  readonly status: string;
  readonly action: OpenAction;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** What an action will do, and who is next. Nothing has happened before it is confirmed here. */
export function ActionDialog({ form, record, status, action, opened, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const client = useQueryClient();
  const { nextStatus, othersRemain } = action;
  const { assignees } = nextStatus;
  const only = assignees.length === 1 ? (assignees[0]?.code ?? null) : null;
  const [chosen, setChosen] = useState(only);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const choosing = mustChoose(action);

  const run = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await runAction(form, record, { status, action, assignee: choosing ? chosen : null });
      toast.done(othersRemain ? t("process.acted") : t("process.moved", { status: nextStatus.name }));
      onClose();
    } catch (failure) {
      // A script that says no without a word has said it all.
      if (failure instanceof Refused) onClose();
      else setError(failure);
    } finally {
      // Also after a failure: somebody else may have been quicker.
      await client.invalidateQueries({ queryKey: recordsKey(form.app) });
      setBusy(false);
    }
  };

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      closeButtonProps={{ "aria-label": t("common.close") }}
      title={<Text fw={650}>{action.name}</Text>}
    >
      <form onSubmit={run}>
        <div className={classes.step}>
          <span>{status}</span>
          <IconArrowRight size={18} role="img" aria-label={t("process.to")} />
          <span className={classes.status}>{othersRemain ? status : nextStatus.name}</span>
        </div>
        <Stack gap="md">
          {othersRemain && (
            <Alert variant="light" color="yellow" icon={<IconHourglass size={18} aria-hidden />}>
              {t("process.othersRemain")}
            </Alert>
          )}
          {choosing && (
            <Select
              label={t("process.nextAssignee")}
              placeholder={t("process.chooseAssignee")}
              data={assignees.map(({ code, name }) => ({ value: code, label: name }))}
              value={chosen}
              onChange={setChosen}
              searchable={assignees.length > 8}
              required
              data-autofocus
              comboboxProps={{ shadow: "md" }}
            />
          )}
          {!choosing && !othersRemain && assignees.length > 0 && (
            <div>
              <Text size="sm" fw={550} mb={4}>
                {t("process.nextAssignee")}
              </Text>
              <EntitiesShow
                field={{ type: "STATUS_ASSIGNEE", code: "", label: "" }}
                value={assignees}
                place="form"
              />
            </div>
          )}
          <ErrorNote error={error} />
        </Stack>
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button
            type="submit"
            loading={busy}
            disabled={choosing && chosen === null}
            data-autofocus={!choosing || undefined}
          >
            {t("process.run")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
