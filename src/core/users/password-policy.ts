import { type Message, message } from "../errors/problem.ts";

export const passwordLength = { min: 8, max: 64 };

/** What is wrong with a password that somebody chooses for themself. An administrator's choice is not held to it. */
export function againstPolicy(
  password: string,
  { code, current }: { code: string; current: string },
): Message[] {
  const { min, max } = passwordLength;
  const all: Message[] = [];
  if (password.length < min) all.push(message("passwordTooShort", { min }));
  if (password.length > max) all.push(message("passwordTooLong", { max }));
  if (!/[A-Za-z]/.test(password) || !/\d/.test(password)) all.push(message("passwordNeedsLettersAndDigits"));
  if (password === code) all.push(message("passwordEqualsLoginName"));
  if (password === current) all.push(message("passwordUnchanged"));
  return all;
}
