import { Button, Group, Modal, Select, SimpleGrid, Stack, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { api } from "../../parts/api.ts";
import { type Organization, useDirectoryChanged } from "../../parts/directory.ts";
import { ErrorNote, fieldError } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { useNameLocales } from "../../parts/name-locales.ts";
import { useToast } from "../../parts/toast.tsx";

interface Props {
  /** absent: a new one */
  readonly organization?: Organization;
  /** of a new one */
  readonly parent?: Organization;
  readonly onClose: () => void;
}
const keys = ["code", "name", "localName", "localNameLocale", "description"] as const;
const path = (key: string) => `organizations[0].${key}`;
const shown = [...keys.map(path), "codes[0].newCode"];

export function OrganizationDialog({ organization, parent, onClose }: Props) {
  const t = useT();
  const title = organization
    ? t("organizations.editTitle", { name: organization.name })
    : parent
      ? t("organizations.addBelowTitle", { name: parent.name })
      : t("organizations.addTitle");
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <OrganizationForm organization={organization} parent={parent} onClose={onClose} />
    </Modal>
  );
}

function OrganizationForm({ organization, parent, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const changed = useDirectoryChanged();
  const locales = useNameLocales();
  const [form, setForm] = useState({
    code: organization?.code ?? "",
    name: organization?.name ?? "",
    localName: organization?.localName ?? "",
    localNameLocale: organization?.localNameLocale ?? "",
    description: organization?.description ?? "",
  });
  const set = (change: Partial<typeof form>) => setForm((now) => ({ ...now, ...change }));
  const save = useMutation({
    async mutationFn() {
      const { code, ...rest } = form;
      if (!organization) {
        const organizations = [{ ...form, parentCode: parent?.code ?? "" }];
        return api.post("/v1/organizations.json", { organizations });
      }
      await api.put("/v1/organizations.json", { organizations: [{ ...rest, code: organization.code }] });
      if (code === organization.code) return undefined;
      const codes = [{ currentCode: organization.code, newCode: code }];
      return api.put("/v1/organizations/codes.json", { codes });
    },
    async onSuccess() {
      await changed();
      const facts = { name: form.name };
      toast.done(organization ? t("organizations.saved", facts) : t("organizations.added", facts));
      onClose();
    },
  });
  function submit(event: SubmitEvent) {
    event.preventDefault();
    save.mutate();
  }
  const error = (key: (typeof keys)[number]) => fieldError(save.error, path(key));
  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack gap="sm">
        <TextInput
          label={t("organizations.name")}
          value={form.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={error("name")}
          required
          data-autofocus
        />
        <TextInput
          label={t("organizations.code")}
          description={t("organizations.codeText")}
          value={form.code}
          onChange={(event) => set({ code: event.currentTarget.value })}
          error={error("code") ?? fieldError(save.error, "codes[0].newCode")}
          required
          spellCheck={false}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput
            label={t("organizations.localName")}
            value={form.localName}
            onChange={(event) => set({ localName: event.currentTarget.value })}
            error={error("localName")}
          />
          <Select
            label={t("organizations.localNameLocale")}
            data={locales}
            value={form.localNameLocale}
            onChange={(localNameLocale) => set({ localNameLocale: localNameLocale ?? "" })}
            error={error("localNameLocale")}
          />
        </SimpleGrid>
        <Textarea
          label={t("organizations.description")}
          value={form.description}
          onChange={(event) => set({ description: event.currentTarget.value })}
          error={error("description")}
          autosize
          minRows={2}
          maxRows={8}
        />
        {save.error !== null && <ErrorNote error={save.error} shown={shown} />}
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {organization ? t("common.save") : t("common.add")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
