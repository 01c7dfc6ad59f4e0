import { Alert, Button, Group, Loader, Modal, ScrollArea, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { ChangesList } from "./changes-list.tsx";
import { type Change, type Changes, changesQuery, useAppId, useSettingsChanged } from "./data.ts";
import { type DeployStatus, deploy } from "./deploy.ts";
import { useDesk } from "./edits.tsx";

type Stage =
  | { readonly at: "asking" }
  | { readonly at: "running" }
  | { readonly at: "done"; readonly first: boolean }
  | { readonly at: "failed"; readonly status?: DeployStatus; readonly error?: unknown };

interface Props {
  readonly name: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Asks with the list of differences, shows the progress, and says how it ended. */
export function UpdateApp({ name, opened, onClose }: Props) {
  const t = useT();
  const app = useAppId();
  const client = useQueryClient();
  const settingsChanged = useSettingsChanged();
  const [stage, setStage] = useState<Stage>({ at: "asking" });
  const [asked, setAsked] = useState<Changes>();
  const known = client.getQueryData(changesQuery(app).queryKey);
  // What was asked about stays on the screen, whatever the list becomes meanwhile.
  const shown = asked ?? known;

  const run = async () => {
    setAsked(known);
    setStage({ at: "running" });
    try {
      const status = await deploy(app);
      setStage(
        status === "SUCCESS" ? { at: "done", first: known?.live === false } : { at: "failed", status },
      );
    } catch (error) {
      setStage({ at: "failed", error });
    }
    // The portal, the record pages and the rights may all look different now.
    await Promise.all([settingsChanged(), client.invalidateQueries({ queryKey: ["apps"] })]);
    await client.invalidateQueries({ queryKey: ["app", app] });
  };
  const close = () => {
    onClose();
    // After the dialog has faded out, so that its words do not change before it is gone.
    setTimeout(() => {
      setStage({ at: "asking" });
      setAsked(undefined);
    }, 300);
  };

  const first = shown?.live === false;
  const titles = {
    asking: t(first ? "appSettings.activateTitle" : "appSettings.updateTitle", { name }),
    running: t("appSettings.updating"),
    done: t(stage.at === "done" && stage.first ? "appSettings.activated" : "appSettings.updated", { name }),
    failed: t("appSettings.failed"),
  };
  return (
    <Modal
      opened={opened}
      onClose={stage.at === "running" ? () => {} : close}
      title={<Text fw={650}>{titles[stage.at]}</Text>}
      size="lg"
      withCloseButton={stage.at !== "running"}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {stage.at === "asking" && shown && <Asking changes={shown} onCancel={close} onRun={run} />}
      {stage.at === "running" && (
        <Group gap="md" wrap="nowrap" py="md" role="status">
          <Loader size="sm" />
          <Text c="dimmed">{t("appSettings.updatingText")}</Text>
        </Group>
      )}
      {stage.at === "done" && <Done app={app} first={stage.first} onClose={close} />}
      {stage.at === "failed" && <Failed {...stage} changes={shown?.changes ?? []} onClose={close} />}
    </Modal>
  );
}

interface AskingProps {
  readonly changes: Changes;
  readonly onCancel: () => void;
  readonly onRun: () => Promise<void>;
}

function Asking({ changes: { live, changes }, onCancel, onRun }: AskingProps) {
  const t = useT();
  const { edits } = useDesk();
  const lost = changes.filter(({ area, change }) => area === "fields" && change === "removed").length;
  const saveFirst = async () => {
    if (await edits?.save()) await onRun();
    else onCancel();
  };
  return (
    <Stack gap="md">
      {live ? (
        <Text c="dimmed">{t("appSettings.updateText")}</Text>
      ) : (
        <Text>{t("appSettings.activateText")}</Text>
      )}
      {live && (
        <ScrollArea.Autosize mah="45dvh" type="auto">
          <ChangesList changes={changes} />
        </ScrollArea.Autosize>
      )}
      {lost > 0 && (
        <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} aria-hidden />}>
          {t("appSettings.dataLoss", { count: lost })}
        </Alert>
      )}
      {edits && (
        <Alert color="yellow" variant="light" icon={<IconAlertTriangle size={18} aria-hidden />}>
          {t("appSettings.unsavedInUpdate")}
        </Alert>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onCancel}>
          {t("common.cancel")}
        </Button>
        {edits && (
          <Button variant="default" onClick={onRun}>
            {t("appSettings.updateWithout")}
          </Button>
        )}
        <Button onClick={edits ? saveFirst : onRun} data-autofocus>
          {edits ? t("appSettings.saveAndUpdate") : t(live ? "appSettings.update" : "appSettings.activate")}
        </Button>
      </Group>
    </Stack>
  );
}

function Done({
  app,
  first,
  onClose,
}: {
  readonly app: string;
  readonly first: boolean;
  readonly onClose: () => void;
}) {
  const t = useT();
  return (
    <Stack gap="lg">
      <Group gap="sm" wrap="nowrap" role="status">
        <IconCircleCheck size={28} color="var(--color-success)" aria-hidden />
        <Text>{t(first ? "appSettings.activateText" : "appSettings.updatedText")}</Text>
      </Group>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t("appSettings.stayHere")}
        </Button>
        <Button component={Link} to={`/k/${app}/`} data-autofocus>
          {t("appSettings.openRecords")}
        </Button>
      </Group>
    </Stack>
  );
}

interface FailedProps {
  readonly status?: DeployStatus;
  readonly error?: unknown;
  readonly changes: readonly Change[];
  readonly onClose: () => void;
}

function Failed({ status, error, changes, onClose }: FailedProps) {
  const t = useT();
  const nowUnique = changes.filter(({ area, details }) => area === "fields" && details.includes("unique"));
  return (
    <Stack gap="md">
      <Text>{t("appSettings.failedText")}</Text>
      <ErrorNote error={error} />
      {status === "CANCEL" && <Text>{t("appSettings.failedCancelled")}</Text>}
      {status === "FAIL" && nowUnique.length > 0 && (
        <Alert color="yellow" variant="light" icon={<IconAlertTriangle size={18} aria-hidden />}>
          {t("appSettings.failedUnique", { fields: nowUnique.map(({ name }) => name).join(", ") })}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button onClick={onClose} data-autofocus>
          {t("common.close")}
        </Button>
      </Group>
    </Stack>
  );
}
