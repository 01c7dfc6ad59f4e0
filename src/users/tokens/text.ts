import { createHmac } from "node:crypto";
import type { Domain } from "../../domain.ts";

export const userTokenPrefix = "cy.s.api1.";

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

interface About {
  /** the organisation, by its address */
  readonly issuer: string;
  readonly expiresAt: number | null;
}

/**
 * A token in the form that kintone's have: a JWT behind a prefix. Nobody ever checks the signature, so its key is thrown
 * away: what counts is the digest that is stored, and a deleted token must stop although its signature would be good.
 */
export function userTokenText(
  { randomBytes }: Pick<Domain, "randomBytes">,
  { issuer, expiresAt }: About,
): string {
  const rand = Buffer.from(randomBytes(24)).toString("base64url");
  const end = expiresAt === null ? {} : { exp: Math.floor(expiresAt / 1000) };
  const signed = `${encoded({ kid: "v1", typ: "JWT", alg: "HS256" })}.${encoded({ rand, iss: issuer, ...end })}`;
  const signature = createHmac("sha256", randomBytes(32)).update(signed).digest("base64url");
  return `${userTokenPrefix}${signed}.${signature}`;
}

/** Enough for people to tell tokens apart, nothing for anybody who guesses. */
export const hintOfUserToken = (text: string) => text.slice(-4);
