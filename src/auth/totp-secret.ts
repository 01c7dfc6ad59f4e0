import { problem } from "../core/errors/problem.ts";
import type { Domain, Secrets } from "../domain.ts";
import type { UserCredential } from "../store/store.ts";

// Codes are made of the secret, so it must be read again: a digest would not do.
const about = (userId: number) => `totp ${userId}`;

export function sealTotp({ secrets }: Pick<Domain, "secrets">, userId: number, secret: string): string {
  return secrets.seal(secret, about(userId));
}

/** undefined: sealed under another key */
export function openTotp(
  secrets: Secrets,
  { userId, totpSecret }: Pick<UserCredential, "userId" | "totpSecret">,
): string | undefined {
  return totpSecret === null ? undefined : secrets.open(totpSecret, about(userId));
}

/** Said where a code cannot be checked, which is nobody's failure. */
export const unreadableTotp = () =>
  problem("SLASH_TW03", {}, { why: "the secret of the authenticator app is sealed under another key" });

/** Secrets that versions before 0.2 kept as they are. What is sealed is left alone. */
export async function sealPlainTotp(domain: Domain): Promise<void> {
  if ((await domain.store.view.credentials.plainTotp()).length === 0) return;
  await domain.store.write(async ({ credentials }) => {
    for (const { userId } of await credentials.plainTotp()) {
      const held = await credentials.lock(userId);
      if (!held?.totpSecret || held.totpSecret.includes(".")) continue;
      await credentials.set({ ...held, totpSecret: sealTotp(domain, userId, held.totpSecret) });
    }
  });
}
