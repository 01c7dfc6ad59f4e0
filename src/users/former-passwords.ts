import { isOneOf } from "../auth/passwords.ts";
import { type Message, message } from "../core/errors/problem.ts";
import type { SecuritySettings } from "../core/security/settings.ts";
import type { Reader, User } from "../store/store.ts";

/** What is wrong with a password that the user had before. Asked last: each comparison is slow on purpose. */
export async function againstFormer(
  { credentials }: Pick<Reader, "credentials">,
  { id }: User,
  password: string,
  { remembered }: SecuritySettings["password"],
): Promise<Message[]> {
  if (remembered === 0) return [];
  const former = (await credentials.byUser(id))?.formerHashes.slice(0, remembered) ?? [];
  return (await isOneOf(former, password)) ? [message("passwordFormer", { count: remembered })] : [];
}
