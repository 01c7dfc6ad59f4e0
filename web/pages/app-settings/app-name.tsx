import { ActionIcon, TextInput, Title, UnstyledButton } from "@mantine/core";
import { IconCheck, IconPencil, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { api } from "../../parts/api.ts";
import { useT } from "../../parts/i18n.tsx";
import { useToast } from "../../parts/toast.tsx";
import { useAppId, useSettingsChanged } from "./data.ts";
import classes from "./frame.module.css";

/** The name on top of every settings page; pressing it renames the app. */
export function AppName({ name }: { readonly name: string }) {
  const t = useT();
  const [editing, setEditing] = useState(false);
  if (editing) return <Rename name={name} onDone={() => setEditing(false)} />;
  return (
    <Title order={1} className={classes.name}>
      <UnstyledButton
        className={classes.nameButton}
        title={t("appSettings.rename")}
        onClick={() => setEditing(true)}
      >
        <span>{name}</span>
        <IconPencil size={16} stroke={1.7} aria-hidden />
      </UnstyledButton>
    </Title>
  );
}

function Rename({ name, onDone }: { readonly name: string; readonly onDone: () => void }) {
  const t = useT();
  const app = useAppId();
  const toast = useToast();
  const settingsChanged = useSettingsChanged();
  const [text, setText] = useState(name);
  const [busy, setBusy] = useState(false);
  const good = text.trim() !== "" && text.length <= 64;

  const save = async () => {
    if (!good || text === name) return onDone();
    setBusy(true);
    try {
      await api.put("/k/v1/preview/app/settings.json", { app, name: text });
      await settingsChanged();
      onDone();
    } catch (error) {
      toast.failed(error);
      setBusy(false);
    }
  };
  return (
    <form
      className={classes.rename}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        aria-label={t("appSettings.name")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Escape" && onDone()}
        error={!good}
        maxLength={64}
        autoFocus
        w="min(360px, 50vw)"
      />
      <ActionIcon
        type="submit"
        aria-label={t("common.save")}
        loading={busy}
        variant="filled"
        color="pine"
        size={34}
      >
        <IconCheck size={18} />
      </ActionIcon>
      <ActionIcon aria-label={t("common.cancel")} onClick={onDone} size={34}>
        <IconX size={18} />
      </ActionIcon>
    </form>
  );
}
