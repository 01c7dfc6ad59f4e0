import { Button, Checkbox, Group, Modal, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { api } from "../../parts/api.ts";
import { ErrorNote, fieldError } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { LanguageSelect, TimeZoneSelect } from "../../parts/region.tsx";
import { useSession } from "../../parts/session.tsx";
import { useToast } from "../../parts/toast.tsx";
import { NewPassword } from "./new-password.tsx";
import { Temporary } from "./temporary.tsx";
import type { User } from "./user.ts";

interface Props {
  readonly opened: boolean;
  /** absent: a new one */
  readonly user?: User;
  readonly onClose: () => void;
}
const nobody = { code: "", name: "", email: "", locale: "auto", timeZone: "auto", administrator: false };
const shown = ["code", "name", "email", "locale", "timeZone", "administrator", "password"];

export function UserDialog({ opened, user, onClose }: Props) {
  const t = useT();
  const title = user === undefined ? t("users.addTitle") : t("users.editTitle", { name: user.name });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size="lg"
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <UserForm user={user} onClose={onClose} />
    </Modal>
  );
}

/** Inside the dialog, so that it is made anew each time the dialog opens. */
function UserForm({ user, onClose }: Omit<Props, "opened">) {
  const t = useT();
  const toast = useToast();
  const session = useSession();
  const queryClient = useQueryClient();
  const { code, name, email, locale, timeZone, administrator } = user ?? nobody;
  const [form, setForm] = useState({ code, name, email, locale, timeZone, administrator });
  const [password, setPassword] = useState("");
  const [temporary, setTemporary] = useState(true);
  const set = (change: Partial<typeof form>) => setForm((now) => ({ ...now, ...change }));
  const self = user?.id === session.user.id;

  const save = useMutation({
    mutationFn: (): Promise<unknown> =>
      user === undefined
        ? api.post("/tonari/v1/users", { ...form, password, temporary })
        : api.put(`/tonari/v1/users/${user.id}`, form),
    async onSuccess() {
      await queryClient.invalidateQueries({ queryKey: ["users"] });
      if (self) await session.refresh();
      toast.done(
        user === undefined ? t("users.added", { name: form.name }) : t("users.saved", { name: form.name }),
      );
      onClose();
    },
  });
  function submit(event: SubmitEvent) {
    event.preventDefault();
    save.mutate();
  }
  const error = (key: string) => fieldError(save.error, key);

  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput
            label={t("users.code")}
            value={form.code}
            onChange={(event) => set({ code: event.currentTarget.value })}
            error={error("code")}
            required
            data-autofocus
            autoCapitalize="none"
            spellCheck={false}
          />
          <TextInput
            label={t("users.name")}
            value={form.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            error={error("name")}
            required
          />
        </SimpleGrid>
        <TextInput
          label={t("users.email")}
          type="email"
          value={form.email}
          onChange={(event) => set({ email: event.currentTarget.value })}
          error={error("email")}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <LanguageSelect
            label={t("users.language")}
            value={form.locale}
            onChange={(locale) => set({ locale })}
            error={error("locale")}
          />
          <TimeZoneSelect
            label={t("users.timeZone")}
            value={form.timeZone}
            onChange={(timeZone) => set({ timeZone })}
            error={error("timeZone")}
          />
        </SimpleGrid>
        {user === undefined && (
          <>
            <NewPassword value={password} onChange={setPassword} error={error("password")} />
            <Temporary value={temporary} onChange={setTemporary} />
          </>
        )}
        <Checkbox
          mt="xs"
          label={t("users.administrator")}
          description={t("users.administratorText")}
          checked={form.administrator}
          onChange={(event) => set({ administrator: event.currentTarget.checked })}
          error={error("administrator")}
        />
        {save.error !== null && <ErrorNote error={save.error} shown={shown} />}
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {user === undefined ? t("common.add") : t("common.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
