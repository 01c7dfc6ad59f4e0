import type { ErrorCode } from "../core/errors/catalogue.ts";
import type { SecuritySettings } from "../core/security/settings.ts";
import type { Reader, User, UserCredential } from "../store/store.ts";
import { securityOf } from "./security.ts";

/** What is known of a right password before it opens anything. */
export interface PasswordState {
  /** it must be replaced first, and why */
  readonly due?: Extract<ErrorCode, "CB_PE01" | "SLASH_PA02">;
  readonly twoFactor: boolean;
  readonly policy: SecuritySettings["password"];
}

const day = 24 * 60 * 60_000;

export async function passwordState(store: Reader, user: User, now: number): Promise<PasswordState> {
  const [credential, { password: policy }] = await Promise.all([
    store.credentials.byUser(user.id),
    securityOf(store),
  ]);
  const due = dueChange(user, credential, policy, now);
  return { twoFactor: credential?.totpOn === true, policy, ...(due && { due }) };
}

function dueChange(
  { createdAt }: User,
  credential: UserCredential | undefined,
  { changeTemporary, validDays }: SecuritySettings["password"],
  now: number,
): PasswordState["due"] {
  if (changeTemporary && credential?.temporary) return "SLASH_PA02";
  // A password that was never changed is as old as its user.
  const age = now - (credential?.changedAt ?? createdAt);
  return validDays > 0 && age >= validDays * day ? "CB_PE01" : undefined;
}
