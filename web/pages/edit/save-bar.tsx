import { Button, Text } from "@mantine/core";
import { IconDeviceFloppy, IconX } from "@tabler/icons-react";
import type { Action } from "../../actions/action.ts";
import { useKeyHelp } from "../../actions/key-help.tsx";
import { useActionKeys } from "../../actions/keys.ts";
import { useT } from "../../parts/i18n.tsx";
import classes from "../detail/detail.module.css";

interface Props {
  readonly saving: boolean;
  /** an upload is running: what would be saved is not complete */
  readonly busy: boolean;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

const saveActions: readonly Action<Props>[] = [
  {
    id: "save",
    label: "common.save",
    icon: IconDeviceFloppy,
    keys: ["Ctrl+s"],
    whileTyping: true,
    run: ({ saving, busy, onSave }) => {
      // The browser's own "save page" stays away even while nothing can be saved.
      if (!saving && !busy) onSave();
    },
  },
  { id: "cancel", label: "common.cancel", icon: IconX, keys: ["Escape"], run: ({ onCancel }) => onCancel() },
];

/** Save and Cancel stay in sight while the form scrolls. */
export function SaveBar(props: Props) {
  const t = useT();
  const { saving, busy, onSave, onCancel } = props;
  const { help, dialog } = useKeyHelp(saveActions, props);
  useActionKeys([...saveActions, help], props);
  return (
    <div className={`${classes.bar} gaia-argoui-app-edit-buttons`}>
      <Button
        className="gaia-ui-actionmenu-save"
        leftSection={<IconDeviceFloppy size={16} aria-hidden />}
        onClick={onSave}
        loading={saving}
        disabled={busy}
      >
        {t("common.save")}
      </Button>
      <Button variant="default" className="gaia-ui-actionmenu-cancel" onClick={onCancel}>
        {t("common.cancel")}
      </Button>
      {busy && (
        <Text size="sm" c="dimmed" role="status">
          {t("record.uploadRunning")}
        </Text>
      )}
      {dialog}
    </div>
  );
}
