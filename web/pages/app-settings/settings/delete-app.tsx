import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { api } from "../../../parts/api.ts";
import { ErrorNote } from "../../../parts/error-note.tsx";
import { useT } from "../../../parts/i18n.tsx";
import { useToast } from "../../../parts/toast.tsx";
import { generalQuery, useAppId } from "../data.ts";

/** The name has to be written out: this is the one thing here that no Discard brings back. */
export function DeleteApp({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const t = useT();
  const app = useAppId();
  const toast = useToast();
  const client = useQueryClient();
  const navigate = useNavigate();
  const name = useQuery(generalQuery(app)).data?.name ?? "";
  const [written, setWritten] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const run = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await api.delete(`/tonari/v1/apps/${app}`);
      toast.done(t("appSettings.deleted", { name }));
      client.removeQueries({ queryKey: ["app", app] });
      await client.invalidateQueries({ queryKey: ["apps"] });
      navigate("/k/");
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<Text fw={650}>{t("appSettings.deleteTitle", { name })}</Text>}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (written === name) void run();
        }}
      >
        <Stack gap="md">
          <Text>{t("appSettings.deleteText")}</Text>
          <ErrorNote error={error} />
          <TextInput
            label={t("appSettings.deleteType")}
            placeholder={name}
            value={written}
            onChange={(event) => setWritten(event.currentTarget.value)}
            autoComplete="off"
            data-autofocus
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" color="red" disabled={written !== name} loading={busy}>
              {t("appSettings.deleteNow")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
