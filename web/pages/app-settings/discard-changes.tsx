import { Button, Group, Modal, ScrollArea, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useT } from "../../parts/i18n.tsx";
import { useToast } from "../../parts/toast.tsx";
import { ChangesList } from "./changes-list.tsx";
import { changesQuery, useAppId, useSettingsChanged } from "./data.ts";
import { deploy } from "./deploy.ts";
import { useDesk } from "./edits.tsx";

/** Back to what is live, after showing what will be lost. */
export function DiscardChanges({
  opened,
  onClose,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const t = useT();
  const app = useAppId();
  const toast = useToast();
  const client = useQueryClient();
  const settingsChanged = useSettingsChanged();
  const { data } = useQuery(changesQuery(app));
  const { startAgain } = useDesk();
  const [busy, setBusy] = useState(false);

  const discard = async () => {
    setBusy(true);
    try {
      await deploy(app, true);
      await Promise.all([settingsChanged(), client.invalidateQueries({ queryKey: ["apps"] })]);
      startAgain();
      toast.done(t("appSettings.discarded"));
      onClose();
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<Text fw={650}>{t("appSettings.discardTitle")}</Text>}
      size="lg"
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Stack gap="md">
        <Text c="dimmed">{t("appSettings.discardText")}</Text>
        <ScrollArea.Autosize mah="45dvh" type="auto">
          <ChangesList changes={data?.changes ?? []} />
        </ScrollArea.Autosize>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t("common.cancel")}
          </Button>
          <Button color="red" loading={busy} onClick={discard}>
            {t("appSettings.discardNow")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
