import { ActionIcon, Group, Text, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp } from "@tabler/icons-react";
import { useT } from "../../../parts/i18n.tsx";
import { SaveButtons } from "../save-bar.tsx";
import type { Editor } from "./editor.ts";
import classes from "./form.module.css";
import { fieldsOf } from "./form.ts";

interface Props {
  readonly editor: Editor;
  readonly dirty: boolean;
  readonly busy: boolean;
  /** how many fields cannot be saved as they are */
  readonly wrong: number;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onCancel: () => void;
  readonly onSave: () => void;
}

export function Toolbar({ editor, dirty, busy, wrong, onUndo, onRedo, onCancel, onSave }: Props) {
  const t = useT();
  return (
    <div className={classes.toolbar}>
      <Group gap={2}>
        <Tooltip label={t("formEditor.undo")}>
          <ActionIcon
            size={34}
            aria-label={t("formEditor.undo")}
            disabled={editor.past.length === 0}
            onClick={onUndo}
          >
            <IconArrowBackUp size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t("formEditor.redo")}>
          <ActionIcon
            size={34}
            aria-label={t("formEditor.redo")}
            disabled={editor.future.length === 0}
            onClick={onRedo}
          >
            <IconArrowForwardUp size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
      <Text size="sm" c="dimmed">
        {t("formEditor.fieldCount", { count: fieldsOf(editor.form).length - editor.form.aside.length })}
      </Text>
      <div className={classes.toolbarEnd}>
        {wrong > 0 && (
          <Text size="sm" c="var(--color-danger)" role="status">
            {t("formEditor.fixFirst", { count: wrong })}
          </Text>
        )}
        <SaveButtons
          label={t("formEditor.save")}
          dirty={dirty}
          busy={busy}
          wrong={wrong > 0}
          onReset={onCancel}
          onSave={onSave}
        />
      </div>
    </div>
  );
}
