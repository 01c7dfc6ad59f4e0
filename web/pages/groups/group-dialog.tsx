import { Modal, Radio, Stack, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../parts/api.ts";
import { DialogForm } from "../../parts/dialog-form.tsx";
import { type Group, useDirectoryChanged } from "../../parts/directory.ts";
import { fieldError } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { useToast } from "../../parts/toast.tsx";

interface Props {
  /** absent: a new one */
  readonly group?: Group;
  readonly onClose: () => void;
}
const path = (key: string) => `groups[0].${key}`;
const shown = [...["code", "name", "type", "description"].map(path), "codes[0].newCode"];

export function GroupDialog({ group, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const changed = useDirectoryChanged();
  const [form, setForm] = useState({
    code: group?.code ?? "",
    name: group?.name ?? "",
    type: group?.type ?? ("static" as string),
    description: group?.description ?? "",
  });
  const set = (change: Partial<typeof form>) => setForm((now) => ({ ...now, ...change }));
  const save = useMutation({
    async mutationFn() {
      if (!group) return api.post("/v1/groups.json", { groups: [form] });
      const { code, name, description } = form;
      await api.put("/v1/groups.json", { groups: [{ code: group.code, name, description }] });
      if (code === group.code) return undefined;
      return api.put("/v1/groups/codes.json", { codes: [{ currentCode: group.code, newCode: code }] });
    },
    async onSuccess() {
      await changed();
      const facts = { name: form.name };
      toast.done(group ? t("groups.saved", facts) : t("groups.added", facts));
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={group ? t("groups.editTitle", { name: group.name }) : t("groups.addTitle")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <DialogForm
        save={save}
        action={t(group ? "common.save" : "common.add")}
        shown={shown}
        onClose={onClose}
      >
        <TextInput
          label={t("groups.name")}
          value={form.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={fieldError(save.error, path("name"))}
          required
          data-autofocus
        />
        <TextInput
          label={t("groups.code")}
          description={t("groups.codeText")}
          value={form.code}
          onChange={(event) => set({ code: event.currentTarget.value })}
          error={fieldError(save.error, path("code"), "codes[0].newCode")}
          required
          spellCheck={false}
        />
        <Textarea
          label={t("groups.description")}
          value={form.description}
          onChange={(event) => set({ description: event.currentTarget.value })}
          error={fieldError(save.error, path("description"))}
          autosize
          minRows={2}
          maxRows={8}
        />
        {group === undefined && (
          <Radio.Group label={t("groups.type")} value={form.type} onChange={(type) => set({ type })}>
            <Stack gap={6} mt={4}>
              {(["static", "dynamic"] as const).map((type) => (
                <Radio
                  key={type}
                  value={type}
                  label={t(`groups.${type}`)}
                  description={t(`groups.${type}Text`)}
                />
              ))}
            </Stack>
          </Radio.Group>
        )}
      </DialogForm>
    </Modal>
  );
}
