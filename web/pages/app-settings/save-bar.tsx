import { Alert, Button, Group } from "@mantine/core";
import { IconDeviceFloppy } from "@tabler/icons-react";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { Tag } from "../../parts/tag.tsx";
import { isConflict } from "./use-draft.ts";

interface Props {
  readonly label: string;
  readonly dirty: boolean;
  readonly busy: boolean;
  /** as it is, it cannot be saved */
  readonly wrong?: boolean;
  readonly onReset: () => void;
  readonly onSave: () => void;
}

/** Whether there is something to save, and the two ways out. */
export function SaveButtons({ label, dirty, busy, wrong, onReset, onSave }: Props) {
  const t = useT();
  return (
    <>
      {dirty && (
        <Tag kind="warning" live>
          {t("formEditor.notSaved")}
        </Tag>
      )}
      <Button variant="default" disabled={!dirty || busy} onClick={onReset}>
        {t("formEditor.cancel")}
      </Button>
      <Button
        leftSection={<IconDeviceFloppy size={16} aria-hidden />}
        disabled={!dirty || wrong}
        loading={busy}
        onClick={onSave}
      >
        {label}
      </Button>
    </>
  );
}

interface NoteProps {
  readonly error: unknown;
  readonly onTakeTheirs: () => void;
}

/** Why saving failed; if somebody was faster, the way to their version. */
export function SaveError({ error, onTakeTheirs }: NoteProps) {
  const t = useT();
  if (!isConflict(error)) return <ErrorNote error={error} />;
  return (
    <Alert color="yellow" variant="light" role="alert">
      <Group justify="space-between">
        {t("formEditor.conflict")}
        <Button size="xs" variant="default" onClick={onTakeTheirs}>
          {t("formEditor.reloadForm")}
        </Button>
      </Group>
    </Alert>
  );
}
