import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { api } from "../../parts/api.ts";
import { ErrorNote, fieldError } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { useToast } from "../../parts/toast.tsx";
import { NewPassword } from "./new-password.tsx";
import { Temporary } from "./temporary.tsx";
import type { User } from "./user.ts";

interface Props {
  readonly opened: boolean;
  readonly user?: User;
  readonly onClose: () => void;
}

export function PasswordDialog({ opened, user, onClose }: Props) {
  const t = useT();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("users.resetTitle", { name: user?.name ?? "" })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {user !== undefined && <PasswordForm user={user} onClose={onClose} />}
    </Modal>
  );
}

function PasswordForm({ user, onClose }: { readonly user: User; readonly onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const [password, setPassword] = useState("");
  const [temporary, setTemporary] = useState(true);
  const queryClient = useQueryClient();
  const reset = useMutation({
    mutationFn: () => api.put(`/tonari/v1/users/${user.id}/password`, { password, temporary }),
    async onSuccess() {
      await queryClient.invalidateQueries({ queryKey: ["users"] });
      toast.done(t("users.resetDone", { name: user.name }));
      onClose();
    },
  });
  function submit(event: SubmitEvent) {
    event.preventDefault();
    reset.mutate();
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text c="dimmed">{t("users.resetText")}</Text>
        <NewPassword value={password} onChange={setPassword} error={fieldError(reset.error, "password")} />
        <Temporary value={temporary} onChange={setTemporary} />
        {reset.error !== null && <ErrorNote error={reset.error} shown={["password"]} />}
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" loading={reset.isPending} disabled={password === ""}>
            {t("users.resetAction")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
