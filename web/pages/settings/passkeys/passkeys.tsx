import { ActionIcon, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { IconFingerprint, IconPencil, IconTrash } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../parts/api.ts";
import { useConfirm } from "../../../parts/confirm.tsx";
import { ErrorNote } from "../../../parts/error-note.tsx";
import { useT, useTexts } from "../../../parts/i18n.tsx";
import { LoadingLines } from "../../../parts/loading.tsx";
import { canUsePasskeys } from "../../../parts/passkeys.ts";
import { Section } from "../../../parts/section.tsx";
import { useToast } from "../../../parts/toast.tsx";
import { AddPasskey } from "./add-passkey.tsx";
import { type Passkey, passkeysPath, passkeysQuery } from "./passkey.ts";
import { RenamePasskey } from "./rename-passkey.tsx";

/** Devices that sign in by fingerprint, face or PIN. */
export function Passkeys() {
  const t = useT();
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery(passkeysQuery);
  const [opened, setOpened] = useState<"add" | Passkey>();
  const close = () => setOpened(undefined);
  const changed = async () => {
    close();
    await queryClient.invalidateQueries({ queryKey: passkeysQuery.queryKey });
  };
  return (
    <Section title={t("passkeys.title")} text={t("passkeys.text")}>
      {error !== null && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <LoadingLines lines={1} height={36} />}
      {data !== undefined && (
        <Stack gap="sm">
          {data.passkeys.length === 0 && <Text c="dimmed">{t("passkeys.none")}</Text>}
          {data.passkeys.map((passkey) => (
            <Line
              key={passkey.id}
              passkey={passkey}
              onRename={() => setOpened(passkey)}
              onRemoved={changed}
            />
          ))}
          {!canUsePasskeys() && <Text size="sm">{t("passkeys.unavailable")}</Text>}
          <Group justify="flex-end">
            <Button variant="default" disabled={!canUsePasskeys()} onClick={() => setOpened("add")}>
              {t("passkeys.add")}
            </Button>
          </Group>
        </Stack>
      )}
      <Modal
        opened={opened !== undefined}
        onClose={close}
        title={t(opened === "add" ? "passkeys.addTitle" : "passkeys.renameTitle")}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        {opened === "add" && <AddPasskey onAdded={changed} onClose={close} />}
        {typeof opened === "object" && <RenamePasskey passkey={opened} onRenamed={changed} onClose={close} />}
      </Modal>
    </Section>
  );
}

interface LineProps {
  readonly passkey: Passkey;
  readonly onRename: () => void;
  readonly onRemoved: () => Promise<unknown>;
}

function Line({ passkey: { id, name, createdAt, usedAt }, onRename, onRemoved }: LineProps) {
  const { t, date, dateTime } = useTexts();
  const toast = useToast();
  const confirm = useConfirm();
  async function remove() {
    const sure = await confirm({
      title: t("passkeys.removeTitle", { name }),
      text: t("passkeys.removeText"),
      action: t("passkeys.remove"),
      danger: true,
    });
    if (!sure) return;
    try {
      await api.delete(`${passkeysPath}/${encodeURIComponent(id)}`);
      await onRemoved();
      toast.done(t("passkeys.removed", { name }));
    } catch (error) {
      toast.failed(error);
    }
  }
  return (
    <Group gap="sm" wrap="nowrap">
      <IconFingerprint size={22} aria-hidden />
      <div style={{ flex: 1, minWidth: 0, overflowWrap: "anywhere" }}>
        <Text fw={600}>{name}</Text>
        <Text size="sm" c="dimmed">
          {usedAt === null
            ? t("passkeys.added", { date: date(createdAt) })
            : t("passkeys.used", { date: date(createdAt), time: dateTime(usedAt) })}
        </Text>
      </div>
      <ActionIcon aria-label={t("passkeys.renameLabel", { name })} onClick={onRename}>
        <IconPencil size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon aria-label={t("passkeys.removeLabel", { name })} onClick={() => void remove()}>
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
