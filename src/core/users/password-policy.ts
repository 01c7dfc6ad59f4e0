import { type Message, message } from "../errors/problem.ts";
import type { SecuritySettings } from "../security/settings.ts";

export const passwordLength = { max: 64 };

interface Chosen {
  readonly password: string;
  readonly current: string;
  readonly user: { readonly code: string; readonly administrator: boolean };
}

/** What is wrong with a password that somebody chooses for themself. An administrator's choice is not held to it. */
export function againstPolicy(
  { password, current, user }: Chosen,
  policy: SecuritySettings["password"],
): Message[] {
  const min = user.administrator ? policy.administratorMinLength : policy.minLength;
  const { max } = passwordLength;
  const all: Message[] = [];
  if (password.length < min) all.push(message("passwordTooShort", { min }));
  if (password.length > max) all.push(message("passwordTooLong", { max }));
  if (policy.lettersAndDigits && !(/[A-Za-z]/.test(password) && /\d/.test(password)))
    all.push(message("passwordNeedsLettersAndDigits"));
  if (policy.differsFromLoginName && password === user.code) all.push(message("passwordEqualsLoginName"));
  if (policy.differsFromCurrent && password === current) all.push(message("passwordUnchanged"));
  return all;
}
