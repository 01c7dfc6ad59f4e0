import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { api } from "../../parts/api.ts";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { LifeSelect } from "./life-select.tsx";
import { endOf, type Life, type Token, tokensPath } from "./token.ts";

interface Props {
  readonly token: Token;
  readonly onSaved: (text: string) => void;
  readonly onClose: () => void;
}

/** A new text begins a new life. */
export function ReplaceDialog({ token, onSaved, onClose }: Props) {
  const t = useT();
  const [life, setLife] = useState<Life>(token.expiresAt === null ? 0 : 90);
  const save = useMutation({
    mutationFn: () =>
      api.post<{ token: string }>(`${tokensPath}/${token.id}/replace`, { expiresAt: endOf(life) }),
    onSuccess: (answer) => onSaved(answer.token),
  });
  function submit(event: SubmitEvent) {
    event.preventDefault();
    save.mutate();
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("userTokens.replaceTitle")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm">{t("userTokens.replaceText")}</Text>
          <LifeSelect life={life} onLife={setLife} />
          {save.error !== null && <ErrorNote error={save.error} />}
          <Group justify="flex-end" gap="xs" mt="xs">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" color="red" loading={save.isPending}>
              {t("userTokens.replaceNow")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
