import { Button, Group, Modal, Radio, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { type UserScope, userScopes } from "../../../src/core/permissions/user-scopes.ts";
import { api } from "../../parts/api.ts";
import { ErrorNote, fieldError } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { LifeSelect } from "./life-select.tsx";
import { endOf, type Life, type Token, tokensPath } from "./token.ts";

interface Props {
  /** absent: a new one */
  readonly token?: Token;
  /** with the text of a new one */
  readonly onSaved: (text?: string) => void;
  readonly onClose: () => void;
}

/** As in kintone, only the note of a token can be changed. */
export function TokenDialog({ token, onSaved, onClose }: Props) {
  const t = useT();
  const [note, setNote] = useState(token?.note ?? "");
  const [scope, setScope] = useState<UserScope>("read");
  const [life, setLife] = useState<Life>(90);
  const save = useMutation({
    async mutationFn() {
      if (token) return api.put<{ token?: string }>(`${tokensPath}/${token.id}`, { note });
      return api.post<{ token?: string }>(tokensPath, { note, scope, expiresAt: endOf(life) });
    },
    onSuccess: (answer) => onSaved(answer?.token),
  });
  function submit(event: SubmitEvent) {
    event.preventDefault();
    save.mutate();
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(token ? "userTokens.editTitle" : "userTokens.addTitle")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form onSubmit={submit} autoComplete="off">
        <Stack gap="sm">
          <TextInput
            label={t("userTokens.note")}
            description={t("userTokens.noteText")}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            error={fieldError(save.error, "note")}
            maxLength={200}
            data-autofocus
          />
          {token === undefined && (
            <>
              <Radio.Group
                label={t("userTokens.scope")}
                value={scope}
                onChange={(value) => setScope(userScopes.find((one) => one === value) ?? scope)}
              >
                <Stack gap={6} mt={4}>
                  {userScopes.map((one) => (
                    <Radio
                      key={one}
                      value={one}
                      label={t(`userTokens.${one}`)}
                      description={t(`userTokens.${one}Text`)}
                    />
                  ))}
                </Stack>
              </Radio.Group>
              <LifeSelect life={life} onLife={setLife} error={fieldError(save.error, "expiresAt")} />
            </>
          )}
          {save.error !== null && <ErrorNote error={save.error} shown={["note", "expiresAt"]} />}
          <Group justify="flex-end" gap="xs" mt="xs">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t(token ? "common.save" : "userTokens.generate")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
