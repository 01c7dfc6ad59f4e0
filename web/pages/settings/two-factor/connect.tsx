import { Button, Center, Code, Group, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { api } from "../../../parts/api.ts";
import { ErrorNote, fieldError } from "../../../parts/error-note.tsx";
import { useT } from "../../../parts/i18n.tsx";
import { AskPassword } from "./ask-password.tsx";
import { mySecurityQuery } from "./my-security.ts";
import { QrCode } from "./qr-code.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";

interface Secret {
  readonly secret: string;
  /** what the picture says */
  readonly address: string;
}
const path = "/tonari/v1/me/two-factor";

/** The password, the picture for the app with its first code, the recovery codes: one after the other. */
export function Connect({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const queryClient = useQueryClient();
  const begin = useMutation({ mutationFn: (current: string) => api.post<Secret>(path, { current }) });
  const confirm = useMutation({
    mutationFn: (code: string) => api.put<{ recoveryCodes: string[] }>(path, { code }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: mySecurityQuery.queryKey }),
  });
  if (confirm.data !== undefined)
    return <RecoveryCodes codes={confirm.data.recoveryCodes} onClose={onClose} />;
  if (begin.data === undefined) {
    return (
      <AskPassword
        text={t("settings.switchOnText")}
        action={t("common.next")}
        busy={begin.isPending}
        error={begin.error}
        onPassword={(current) => begin.mutate(current)}
        onClose={onClose}
      />
    );
  }
  return (
    <FirstCode
      {...begin.data}
      busy={confirm.isPending}
      error={confirm.error}
      onCode={(code) => confirm.mutate(code)}
    />
  );
}

interface FirstCodeProps extends Secret {
  readonly busy: boolean;
  readonly error: unknown;
  readonly onCode: (code: string) => void;
}

function FirstCode({ secret, address, busy, error, onCode }: FirstCodeProps) {
  const t = useT();
  const [code, setCode] = useState("");
  function submit(event: SubmitEvent) {
    event.preventDefault();
    onCode(code);
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text>{t("settings.scan")}</Text>
        <Center>
          <QrCode text={address} label={t("settings.qrCode")} />
        </Center>
        <Text size="sm" c="dimmed">
          {t("settings.secret")} <Code>{secret.match(/.{4}/g)?.join(" ")}</Code>
        </Text>
        <TextInput
          label={t("settings.firstCode")}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={fieldError(error, "code")}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
        />
        {error !== null && <ErrorNote error={error} shown={["code"]} />}
        <Group justify="flex-end">
          <Button type="submit" disabled={code.trim() === ""} loading={busy}>
            {t("settings.switchOn")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
