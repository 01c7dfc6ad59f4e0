import { type Message, message, type Problems } from "../core/errors/problem.ts";
import type { Group, Organization, Reader, Title, User } from "../store/store.ts";
import { isPerson } from "./administrators.ts";

/** A code that a request names, and where it stands there. */
export interface Named {
  readonly code: string;
  readonly path: string;
}
/** The codes of a list of objects: `users[0].code`. */
export function namedIn(list: string, items: readonly { readonly code: string }[], key = "code"): Named[] {
  return items.map(({ code }, index) => ({ code, path: `${list}[${index}].${key}` }));
}
/** The codes of a list of codes: `codes[0]`. */
export function codesIn(list: string, codes: readonly string[]): Named[] {
  return codes.map((code, index) => ({ code, path: `${list}[${index}]` }));
}

interface Coded {
  readonly code: string;
}

/** What the codes name. Each that names nothing is a problem where it stands, like each that is named twice. */
async function lookUp<T extends Coded>(
  named: readonly Named[],
  read: (codes: readonly string[]) => Promise<readonly T[]>,
  unknown: (facts: Coded) => Message,
  problems: Problems,
): Promise<ReadonlyMap<string, T>> {
  const codes = [...new Set(named.map(({ code }) => code))];
  const found = new Map((codes.length > 0 ? await read(codes) : []).map((one) => [one.code, one]));
  for (const { code, path } of named) if (!found.has(code)) problems.add(path, unknown({ code }));
  return found;
}

export function usersNamed(store: Reader, named: readonly Named[], problems: Problems) {
  const read = async (codes: readonly string[]): Promise<User[]> =>
    (await store.users.byCodes(codes)).filter(isPerson);
  return lookUp(named, read, (facts) => message("unknownUser", facts), problems);
}

export function organizationsNamed({ directory }: Reader, named: readonly Named[], problems: Problems) {
  const read = (codes: readonly string[]): Promise<Organization[]> => directory.organizations.byCodes(codes);
  return lookUp(named, read, (facts) => message("unknownOrganization", facts), problems);
}

export function titlesNamed({ directory }: Reader, named: readonly Named[], problems: Problems) {
  const read = (codes: readonly string[]): Promise<Title[]> => directory.titles.byCodes(codes);
  return lookUp(named, read, (facts) => message("unknownTitle", facts), problems);
}

export function groupsNamed({ directory }: Reader, named: readonly Named[], problems: Problems) {
  const read = (codes: readonly string[]): Promise<Group[]> => directory.groups.byCodes(codes);
  return lookUp(named, read, (facts) => message("unknownGroup", facts), problems);
}

export function refuseTwice(named: readonly Named[], problems: Problems): void {
  const seen = new Set<string>();
  for (const { code, path } of named) {
    if (seen.has(code)) problems.add(path, message("duplicate", { value: code }));
    seen.add(code);
  }
}

/** For what is added: the code must be free. */
export async function refuseTaken(
  named: readonly Named[],
  read: (codes: readonly string[]) => Promise<readonly Coded[]>,
  taken: (facts: Coded) => Message,
  problems: Problems,
): Promise<void> {
  if (named.length === 0) return;
  const known = new Set((await read(named.map(({ code }) => code))).map(({ code }) => code));
  for (const { code, path } of named) if (known.has(code)) problems.add(path, taken({ code }));
}

/** After the problems were thrown nothing is missing any more. */
export function get<T>(found: ReadonlyMap<string, T>, code: string): T {
  const one = found.get(code);
  if (one === undefined) throw new Error(`nothing is called ${code}`);
  return one;
}
