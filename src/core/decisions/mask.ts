export const masked = "***";

// By name, because a name is all that tells a password from any other text. Wide on purpose: a masked word too many
// costs a look elsewhere, one too few is a secret in a log. People type passwords into the field for the login name.
const secret =
  /pass|pwd|secret|token|cookie|credential|authori[sz]ation|otp|recovery|api.?key|^(login|current)$/i;
const longest = 300;
const maxDepth = 12;

export function isSecret(name: string): boolean {
  return secret.test(name);
}

// What goes there is secret whatever it is called.
const secretRoute = /^\/tonari\/v1\/(?:session|me)(?:\/|$)|password|factor|recovery|unlock/;

/** Nothing but the names of what was sent to this route may be kept. */
export function isSecretRoute(path: string): boolean {
  return secretRoute.test(path);
}

export function maskAll(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(given).map((name) => [name, masked]));
}

/** Parameters as an administrator may see them: nothing that opens anything, and no long texts. */
export function maskParameters(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return maskMembers(given, maxDepth);
}

function maskMembers(object: object, levels: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [name, isSecret(name) ? masked : mask(value, levels - 1)]),
  );
}

function mask(value: unknown, levels: number): unknown {
  if (typeof value === "string") return value.length > longest ? `${value.slice(0, longest)}…` : value;
  if (typeof value !== "object" || value === null) return value;
  if (levels === 0) return "…";
  return Array.isArray(value) ? value.map((item) => mask(item, levels - 1)) : maskMembers(value, levels);
}
