import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { api } from "../../parts/api.ts";
import { ErrorNote, fieldError } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { Section } from "../../parts/section.tsx";
import { useUnsavedChanges } from "../../parts/unsaved.tsx";
import { type Client, clientsPath } from "./client.ts";
import { LogoInput } from "./logo-input.tsx";

interface Props {
  /** absent: a new one */
  readonly client?: Client;
  readonly onSaved: (answer: { id?: string; secret?: string }, name: string) => Promise<unknown>;
}

/** What users see of an application, and where it gets them back. */
export function ClientForm({ client, onSaved }: Props) {
  const t = useT();
  const { name, redirectEndpoint, logo } = client ?? { name: "", redirectEndpoint: "", logo: null };
  const [form, setForm] = useState({ name, redirectEndpoint });
  const [picture, setPicture] = useState<File | null>();
  const set = (change: Partial<typeof form>) => setForm((now) => ({ ...now, ...change }));
  const dirty =
    form.name !== name ||
    form.redirectEndpoint !== redirectEndpoint ||
    (picture === null ? logo !== null : picture !== undefined);
  const letGo = useUnsavedChanges(dirty);

  const save = useMutation({
    async mutationFn() {
      const given = { ...form, logo: await uploaded(picture) };
      return client === undefined
        ? api.post<{ id: string; secret: string }>(clientsPath, given)
        : api.put<object>(`${clientsPath}/${client.id}`, given);
    },
    async onSuccess(answer) {
      letGo();
      await onSaved(answer, form.name);
      setPicture(undefined);
    },
  });
  function submit(event: SubmitEvent) {
    event.preventDefault();
    save.mutate();
  }

  return (
    <form onSubmit={submit} autoComplete="off">
      <Section title={t("oauth.client")} text={t("oauth.clientText")}>
        <Stack gap="sm">
          <TextInput
            label={t("oauth.name")}
            description={t("oauth.nameText")}
            value={form.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            error={fieldError(save.error, "name")}
            required
            maxLength={64}
          />
          <TextInput
            label={t("oauth.endpoint")}
            description={t("oauth.endpointText")}
            placeholder="https://example.com/oauth/callback"
            value={form.redirectEndpoint}
            onChange={(event) => set({ redirectEndpoint: event.currentTarget.value })}
            error={fieldError(save.error, "redirectEndpoint")}
            required
            type="text"
            inputMode="url"
            autoCapitalize="none"
            spellCheck={false}
          />
          <LogoInput
            name={form.name}
            stored={logo}
            chosen={picture}
            onChoose={setPicture}
            error={fieldError(save.error, "logo")}
          />
          {save.error !== null && (
            <ErrorNote error={save.error} shown={["name", "redirectEndpoint", "logo"]} />
          )}
          <Group justify="flex-end" mt="xs">
            <Button type="submit" disabled={!dirty} loading={save.isPending}>
              {client === undefined ? t("common.add") : t("common.save")}
            </Button>
          </Group>
        </Stack>
      </Section>
    </form>
  );
}

/** What the API takes for a logo: a key, "" for none, nothing for the one it has. */
async function uploaded(picture: File | null | undefined): Promise<string | undefined> {
  if (picture === undefined) return undefined;
  return picture === null ? "" : (await api.upload(picture)).fileKey;
}
