import type { Directory, Entity, EntityKind, ValueContext } from "../core/fields/field.ts";
import { minuteOf } from "../core/time.ts";
import { FileClaims } from "../files/claims.ts";
import { attachedKey } from "../files/keys.ts";
import type { Reader, StoredFile, User } from "../store/store.ts";
import type { Asking } from "./asking.ts";
import type { Form } from "./form.ts";
import { sanitize } from "./sanitize.ts";

/** Users, departments, groups and files that a request names. */
export type Mentions = Readonly<Record<EntityKind | "files", Set<string>>>;
export const noMentions = (): Mentions => ({
  users: new Set(),
  organizations: new Set(),
  groups: new Set(),
  files: new Set(),
});

export interface RecordContext extends ValueContext {
  readonly caller: Entity & { readonly id: number };
  readonly claims: FileClaims;
  /** `now` as records show it */
  readonly minute: string;
}

/** What reading values needs from outside, looked up at once for the whole request. */
export async function recordContext(
  store: Reader,
  { domain, actor, app }: Asking,
  { settings }: Form,
  mentioned: Mentions,
): Promise<RecordContext> {
  const directory = await directoryOf(store, mentioned);
  const files = await filesByKey(store, mentioned.files);
  const now = domain.now();
  const { id, code, name, timeZone } = actor.user;
  const claims = new FileClaims(files, { appId: app, ownerId: id, now, newKey: () => attachedKey(domain) });
  const caller = { id, code, name };
  return {
    precision: settings.general.numberPrecision,
    timeZone,
    now,
    minute: minuteOf(now),
    caller,
    claims,
    ...directory,
    user: (code) => directory.user(code) ?? (code === caller.code ? caller : undefined),
    primaryOrganization: actor.belonging.organizations[0],
    file: (key, fieldId) => claims.claim(key, fieldId),
    sanitize,
  };
}

/** Looks up all codes at once; what nobody names is not asked for. */
export async function directoryOf(
  store: Reader,
  codes: Readonly<Record<EntityKind, Iterable<string>>>,
): Promise<Required<Directory>> {
  const { organizations, groups } = store.directory;
  // One after the other: within a unit there is one connection.
  const user = await usersByCode(store, codes.users);
  const organization = await byCode(codes.organizations, organizations.byCodes);
  const group = await byCode(codes.groups, groups.byCodes);
  return {
    user: (code) => user.get(code),
    organization: (code) => organization.get(code),
    group: (code) => group.get(code),
  };
}

async function byCode<T extends Entity>(
  codes: Iterable<string>,
  read: (codes: readonly string[]) => Promise<readonly T[]>,
): Promise<ReadonlyMap<string, T>> {
  const asked = [...codes].filter(storable);
  const found = asked.length === 0 ? [] : await read(asked);
  return new Map(found.map((one) => [one.code, one]));
}

export async function usersByCode(
  store: Reader,
  codes: Iterable<string>,
): Promise<ReadonlyMap<string, User>> {
  return byCode(codes, store.users.byCodes);
}

async function filesByKey(store: Reader, keys: ReadonlySet<string>): Promise<StoredFile[]> {
  const asked = [...keys].filter(storable);
  return asked.length === 0 ? [] : store.files.byKeys(asked);
}

/** No name in the store holds NUL, and PostgreSQL refuses to be asked for one. */
const storable = (text: string) => !text.includes("\0");
