import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { TimeInput } from "@mantine/dates";
import { type SubmitEvent, useState } from "react";
import { DateBox } from "../../../fields/parts/date-box.tsx";
import { localParts, toInstant } from "../../../fields/parts/dates.ts";
import { useReader } from "../../../fields/parts/reader.ts";
import { api } from "../../../parts/api.ts";
import { ErrorNote } from "../../../parts/error-note.tsx";
import { useT } from "../../../parts/i18n.tsx";
import { type Token, useAppId } from "../data.ts";

interface Props {
  /** undefined: closed */
  readonly token: Token | undefined;
  readonly onClose: () => void;
  readonly onChanged: () => Promise<void>;
}

/** When a token ends. As with revoking, it counts at once: nobody has to update the app for it. */
export function ExpiryDialog({ token, onClose, onChanged }: Props) {
  const t = useT();
  return (
    <Modal
      opened={token !== undefined}
      onClose={onClose}
      title={t("tokens.expiryTitle")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {token && <ExpiryForm token={token} onClose={onClose} onChanged={onChanged} />}
    </Modal>
  );
}

const endOfDay = "23:59";

function ExpiryForm({ token, onClose, onChanged }: Props & { readonly token: Token }) {
  const t = useT();
  const app = useAppId();
  const { timeZone } = useReader();
  const before = token.expiresAt === null ? undefined : localParts(token.expiresAt, timeZone);
  const [date, setDate] = useState<string | null>(before?.date ?? null);
  const [time, setTime] = useState(before?.time ?? endOfDay);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const expiresAt = date === null ? "" : toInstant(date, time || endOfDay, timeZone);
      await api.put(`/tonari/v1/apps/${app}/tokens/${token.id}`, { expiresAt });
      await onChanged();
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text c="dimmed">{t("tokens.expiryText")}</Text>
        <Group gap="xs" align="end" wrap="nowrap">
          <DateBox
            label={t("tokens.expiryDate")}
            value={date}
            onChange={setDate}
            clearable
            clearButtonProps={{ "aria-label": t("tokens.expiryNever") }}
            placeholder={t("tokens.expiryNever")}
            flex={1}
          />
          <TimeInput
            label={t("tokens.expiryTime")}
            value={time}
            onChange={(event) => setTime(event.currentTarget.value)}
            disabled={date === null}
            miw={100}
          />
        </Group>
        <ErrorNote error={error} />
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" loading={busy}>
            {t("tokens.expirySet")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
