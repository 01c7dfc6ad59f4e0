import { Button, Group, Stack } from "@mantine/core";
import type { ReactNode, SubmitEvent } from "react";
import { ErrorNote } from "./error-note.tsx";
import { useT } from "./i18n.tsx";

interface Props {
  /** a mutation that takes what it sends from the fields */
  readonly save: { mutate(): void; readonly error: unknown; readonly isPending: boolean };
  /** what the button that sends it says */
  readonly action: string;
  /** the errors that stand at their fields already */
  readonly shown?: readonly string[];
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What a dialog asks for, what was wrong with it, and the two ways out. */
export function DialogForm({ save, action, shown = [], onClose, children }: Props) {
  const t = useT();
  function submit(event: SubmitEvent) {
    event.preventDefault();
    save.mutate();
  }
  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack gap="sm">
        {children}
        {save.error !== null && <ErrorNote error={save.error} shown={shown} />}
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
