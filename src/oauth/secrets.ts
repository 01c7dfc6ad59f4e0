import { randomText, smallLettersAndDigits } from "../core/random-text.ts";
import type { Domain } from "../domain.ts";

export const codeLifetime = 10 * 60_000;
export const accessLifetime = 60 * 60_000;

type Random = Pick<Domain, "randomBytes">;

/** kintone's look. No secret: it stands in the addresses that browsers open. */
export function newClientId({ randomBytes }: Random): string {
  return `l.1.${randomText(randomBytes, 32, smallLettersAndDigits)}`;
}

/** A client's secret, a code, a token: 48 letters and digits, 285 bits. */
export function newSecret({ randomBytes }: Random): string {
  return randomText(randomBytes, 48);
}

export function newGrantId({ randomBytes }: Random): string {
  return randomText(randomBytes, 20);
}
