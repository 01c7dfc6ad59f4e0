import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { api } from "../../parts/api.ts";
import { ErrorNote, fieldError } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { LanguageSelect, TimeZoneSelect } from "../../parts/region.tsx";
import { Section } from "../../parts/section.tsx";
import { useSession } from "../../parts/session.tsx";
import { useToast } from "../../parts/toast.tsx";
import { useUnsavedChanges } from "../../parts/unsaved.tsx";

export function Profile() {
  const t = useT();
  const toast = useToast();
  const { user, refresh } = useSession();
  const { name, email, locale, timeZone } = user;
  const [form, setForm] = useState({ name, email, locale, timeZone });
  const dirty = (Object.keys(form) as (keyof typeof form)[]).some((key) => form[key] !== user[key]);
  const letGo = useUnsavedChanges(dirty);
  const set = (change: Partial<typeof form>) => setForm((now) => ({ ...now, ...change }));

  const save = useMutation({
    mutationFn: () => api.put("/tonari/v1/me", form),
    async onSuccess() {
      // The words of the page and all times on it are made when it is loaded.
      if (form.locale !== user.locale || form.timeZone !== user.timeZone) {
        letGo();
        location.reload();
        return;
      }
      await refresh();
      toast.done(t("common.saved"));
    },
  });
  function submit(event: SubmitEvent) {
    event.preventDefault();
    save.mutate();
  }

  return (
    <form onSubmit={submit}>
      <Section title={t("settings.profile")} text={t("settings.profileText")}>
        <Stack gap="sm">
          <TextInput
            label={t("settings.loginName")}
            description={t("settings.loginNameText")}
            value={user.code}
            readOnly
            variant="filled"
          />
          <TextInput
            label={t("settings.name")}
            value={form.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            error={fieldError(save.error, "name")}
            autoComplete="name"
          />
          <TextInput
            label={t("settings.email")}
            type="email"
            value={form.email}
            onChange={(event) => set({ email: event.currentTarget.value })}
            error={fieldError(save.error, "email")}
            autoComplete="email"
          />
          <LanguageSelect
            label={t("settings.language")}
            description={t("settings.languageText")}
            value={form.locale}
            onChange={(locale) => set({ locale })}
            error={fieldError(save.error, "locale")}
          />
          <TimeZoneSelect
            label={t("settings.timeZone")}
            description={t("settings.timeZoneText")}
            value={form.timeZone}
            onChange={(timeZone) => set({ timeZone })}
            error={fieldError(save.error, "timeZone")}
          />
          {save.error !== null && (
            <ErrorNote error={save.error} shown={["name", "email", "locale", "timeZone"]} />
          )}
          <Group justify="flex-end" mt="xs">
            <Button type="submit" disabled={!dirty} loading={save.isPending}>
              {t("common.save")}
            </Button>
          </Group>
        </Stack>
      </Section>
    </form>
  );
}
