import { Modal, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { pictureOf } from "../../../fields/index.ts";
import { useT } from "../../../parts/i18n.tsx";
import type { PartChange } from "./editor.ts";
import { DialogButtons, SizeSettings } from "./field-dialog.tsx";
import type { Part } from "./form.ts";
import { typeName } from "./new-part.ts";

interface Props {
  readonly part: Part;
  readonly onApply: (change: PartChange) => void;
  readonly onClose: () => void;
}

/** What can be set about a label, a blank space or a border. */
export function LayoutDialog({ part, onApply, onClose }: Props) {
  const t = useT();
  const [draft, setDraft] = useState(part);
  const RichText = pictureOf("RICH_TEXT")?.Edit;
  const name = typeName(part.type, t);
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={<Text fw={650}>{name}</Text>}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const { label, elementId, size } = draft;
          onApply({
            size,
            ...(label !== undefined && { label }),
            ...(elementId !== undefined && { elementId }),
          });
        }}
      >
        <Stack gap="md">
          {part.type === "LABEL" && RichText && (
            <RichText
              field={{ type: "RICH_TEXT", code: "label", label: t("formEditor.labelText") }}
              value={draft.label ?? ""}
              onChange={(label) => setDraft({ ...draft, label: String(label ?? "") })}
              errors={[]}
            />
          )}
          {part.type === "SPACER" && (
            <TextInput
              label={t("formEditor.elementId")}
              description={t("formEditor.elementIdHint")}
              value={draft.elementId ?? ""}
              onChange={(event) => setDraft({ ...draft, elementId: event.currentTarget.value })}
              maxLength={128}
              autoComplete="off"
              spellCheck={false}
              data-autofocus
            />
          )}
          <SizeSettings size={draft.size} onSize={(size) => setDraft({ ...draft, size })} />
        </Stack>
        <DialogButtons onClose={onClose} />
      </form>
    </Modal>
  );
}
