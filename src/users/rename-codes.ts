import { type Message, message, type Problems } from "../core/errors/problem.ts";
import { type Named, refuseTwice } from "./named.ts";

export interface NewCodes {
  readonly currentCode: string;
  readonly newCode: string;
}

export const currentCodes = (codes: readonly NewCodes[]): Named[] =>
  codes.map(({ currentCode }, index) => ({ code: currentCode, path: `codes[${index}].currentCode` }));

/** A new code must be free, or become free in the same request: two may change places. */
export async function refuseNewCodes(
  codes: readonly NewCodes[],
  read: (codes: readonly string[]) => Promise<readonly { readonly code: string }[]>,
  taken: (facts: { readonly code: string }) => Message,
  problems: Problems,
): Promise<void> {
  const named = codes.map(({ newCode }, index) => ({ code: newCode, path: `codes[${index}].newCode` }));
  refuseTwice(currentCodes(codes), problems);
  refuseTwice(named, problems);
  const leaving = new Set(codes.map(({ currentCode }) => currentCode));
  const found = codes.length > 0 ? await read(codes.map(({ newCode }) => newCode)) : [];
  const known = new Set(found.map(({ code }) => code));
  for (const { code, path } of named) {
    if (known.has(code) && !leaving.has(code)) problems.add(path, taken({ code }));
  }
}

export const codeTaken = (facts: { readonly code: string }) => message("codeTaken", facts);

// No request can name it: longer than a code may be.
const between = (code: string) => `${code}${"\uE000".repeat(129)}`;

/** What to rename into what, one after the other. Codes that change places go by way of one that nobody has. */
export function stepsOf(codes: readonly NewCodes[]): NewCodes[] {
  const moving = codes.filter(({ currentCode, newCode }) => currentCode !== newCode);
  const leaving = new Set(moving.map(({ currentCode }) => currentCode));
  if (!moving.some(({ newCode }) => leaving.has(newCode))) return moving;
  return [
    ...moving.map(({ currentCode }) => ({ currentCode, newCode: between(currentCode) })),
    ...moving.map(({ currentCode, newCode }) => ({ currentCode: between(currentCode), newCode })),
  ];
}
