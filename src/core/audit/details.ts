/**
 * What is kept of a request that changes something, by the names of its parameters. By name, and only these: nobody has
 * to think of a new secret for it to stay out. Values of other kinds (the texts of tokens, passwords, files) never come
 * under one of these names.
 */
export const givenDetails = [
  "permissions",
  "expiresAt",
  "overlapHours",
  "scope",
  "deploy",
  "revert",
  "allow",
  "valid",
  "administrator",
  "temporary",
  "name",
  "redirectEndpoint",
  "services",
  "rights",
  "days",
] as const;

/** Parameters that hold rules of their own, which are told one by one. */
export const ruleDetails = ["lockout"] as const;

/** What lines tell besides: how somebody signed in, how an import ended, which certificate was made. */
export const ownDetails = ["twoFactor", "passkey", "rows", "problem", "certificate"] as const;
