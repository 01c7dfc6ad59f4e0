import { Button, Group, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { ErrorNote, fieldError } from "../../../parts/error-note.tsx";
import { useT } from "../../../parts/i18n.tsx";
import { addPasskey } from "./passkey.ts";

interface Props {
  readonly onAdded: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** An open browser alone must not add a way in, so the password is asked for. */
export function AddPasskey({ onAdded, onClose }: Props) {
  const t = useT();
  const [name, setName] = useState("");
  const [current, setCurrent] = useState("");
  const add = useMutation({ mutationFn: () => addPasskey(name, current), onSuccess: onAdded });
  function submit(event: SubmitEvent) {
    event.preventDefault();
    add.mutate();
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text c="dimmed">{t("passkeys.addText")}</Text>
        <TextInput
          label={t("passkeys.name")}
          description={t("passkeys.nameText")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fieldError(add.error, "name")}
          maxLength={64}
          required
          data-autofocus
        />
        <PasswordInput
          label={t("settings.current")}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          error={fieldError(add.error, "current")}
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={{ "aria-label": t("settings.show") }}
        />
        {add.error !== null && <ErrorNote error={add.error} shown={["name", "current"]} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {t("passkeys.add")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
