import { Button } from "@mantine/core";
import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";
import { IconFingerprint } from "@tabler/icons-react";
import { useState } from "react";
import { ApiError, api } from "../../parts/api.ts";
import { useT } from "../../parts/i18n.tsx";
import { canUsePasskeys } from "../../parts/passkeys.ts";

const path = "/tonari/v1/session/passkey";

interface Props {
  readonly onDone: () => void;
  /** undefined: what was said before is said no more */
  readonly onError: (error: unknown) => void;
}

/** Signs in without a login name: the browser knows which passkeys it has for this address. */
export function PasskeyButton({ onDone, onError }: Props) {
  const t = useT();
  const [busy, setBusy] = useState(false);
  if (!canUsePasskeys()) return null;
  async function signIn() {
    setBusy(true);
    onError(undefined);
    try {
      const { startAuthentication } = await import("@simplewebauthn/browser");
      const optionsJSON = await api.post<PublicKeyCredentialRequestOptionsJSON>(`${path}/options`);
      await api.post(path, { answer: await startAuthentication({ optionsJSON }) });
      onDone();
    } catch (error) {
      setBusy(false);
      // Whoever closes the browser's question knows that they did.
      if (!isGivenUp(error)) onError(isRefused(error) ? new Error(t("passkeys.refused")) : error);
    }
  }
  return (
    <Button
      type="button"
      variant="default"
      size="md"
      fullWidth
      loading={busy}
      leftSection={<IconFingerprint size={18} aria-hidden />}
      onClick={() => void signIn()}
    >
      {t("passkeys.signIn")}
    </Button>
  );
}

const isRefused = (error: unknown) => error instanceof ApiError && error.code === "SLASH_LO02";
const isGivenUp = (error: unknown) => error instanceof Error && error.name === "NotAllowedError";
