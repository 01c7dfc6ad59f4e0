import { Button, Group, PasswordInput, Stack, Text } from "@mantine/core";
import { type SubmitEvent, useState } from "react";
import { ErrorNote, fieldError } from "../../../parts/error-note.tsx";
import { useT } from "../../../parts/i18n.tsx";

interface Props {
  readonly text: string;
  readonly action: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onPassword: (current: string) => void;
  readonly onClose: () => void;
}

/** An open browser alone must not change how its user signs in. */
export function AskPassword({ text, action, danger, busy, error, onPassword, onClose }: Props) {
  const t = useT();
  const [current, setCurrent] = useState("");
  function submit(event: SubmitEvent) {
    event.preventDefault();
    onPassword(current);
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text c="dimmed">{text}</Text>
        <PasswordInput
          label={t("settings.current")}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          error={fieldError(error, "current")}
          autoComplete="current-password"
          data-autofocus
          visibilityToggleButtonProps={{ "aria-label": t("settings.show") }}
        />
        {error !== null && <ErrorNote error={error} shown={["current"]} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" color={danger ? "red" : undefined} disabled={current === ""} loading={busy}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
