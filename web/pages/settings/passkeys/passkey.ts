import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/browser";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../parts/api.ts";

export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly usedAt: string | null;
}
export const passkeysPath = "/tonari/v1/me/passkeys";

export const passkeysQuery = queryOptions({
  queryKey: ["my-passkeys"],
  queryFn: ({ signal }) => api.get<{ passkeys: Passkey[] }>(passkeysPath, {}, { signal }),
});

/** Asks the browser for a passkey, and the server to know it. */
export async function addPasskey(name: string, current: string): Promise<void> {
  const { startRegistration } = await import("@simplewebauthn/browser");
  const optionsJSON = await api.post<PublicKeyCredentialCreationOptionsJSON>(`${passkeysPath}/options`, {
    current,
  });
  await api.post(passkeysPath, { name, answer: await startRegistration({ optionsJSON }) });
}
