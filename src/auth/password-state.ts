import type { ErrorCode } from "../core/errors/catalogue.ts";
import type { SecuritySettings } from "../core/security/settings.ts";
import type { Reader, User, UserCredential } from "../store/store.ts";
import { securityOf } from "./security.ts";

/** What is known of a right password before it opens anything. */
export interface PasswordState {
  /** it must be replaced first, and why */
  readonly due?: Extract<ErrorCode, "CB_PE01" | "SLASH_PA02">;
  /** when it must be replaced though nobody changes anything; Infinity: never */
  readonly expiresAt: number;
  readonly twoFactor: boolean;
  readonly policy: SecuritySettings["password"];
}

const day = 24 * 60 * 60_000;

export async function passwordState(store: Reader, user: User, now: number): Promise<PasswordState> {
  const [credential, { password: policy }] = await Promise.all([
    store.credentials.byUser(user.id),
    securityOf(store),
  ]);
  const expiresAt = endOf(user, credential, policy);
  const due = policy.changeTemporary && credential?.temporary ? "SLASH_PA02" : dueAt(expiresAt, now);
  return { expiresAt, twoFactor: credential?.totpOn === true, policy, ...(due && { due }) };
}

/** A password that was never changed is as old as its user. */
function endOf(
  { createdAt }: User,
  credential: UserCredential | undefined,
  { validDays }: SecuritySettings["password"],
): number {
  return validDays > 0 ? (credential?.changedAt ?? createdAt) + validDays * day : Number.POSITIVE_INFINITY;
}

const dueAt = (expiresAt: number, now: number) => (expiresAt <= now ? "CB_PE01" : undefined);
