import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { api } from "../../../parts/api.ts";
import { ErrorNote, fieldError } from "../../../parts/error-note.tsx";
import { useT } from "../../../parts/i18n.tsx";
import { type Passkey, passkeysPath } from "./passkey.ts";

interface Props {
  readonly passkey: Passkey;
  readonly onRenamed: () => Promise<unknown>;
  readonly onClose: () => void;
}

export function RenamePasskey({ passkey, onRenamed, onClose }: Props) {
  const t = useT();
  const [name, setName] = useState(passkey.name);
  const save = useMutation({
    mutationFn: () => api.put(`${passkeysPath}/${encodeURIComponent(passkey.id)}`, { name }),
    onSuccess: onRenamed,
  });
  function submit(event: SubmitEvent) {
    event.preventDefault();
    save.mutate();
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t("passkeys.name")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fieldError(save.error, "name")}
          maxLength={64}
          required
          data-autofocus
        />
        {save.error !== null && <ErrorNote error={save.error} shown={["name"]} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t("common.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
