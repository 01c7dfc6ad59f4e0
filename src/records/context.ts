import type { Entity, ValueContext } from "../core/fields/field.ts";
import { minuteOf } from "../core/time.ts";
import { FileClaims } from "../files/claims.ts";
import { attachedKey } from "../files/keys.ts";
import type { Reader, StoredFile, User } from "../store/store.ts";
import type { Asking } from "./asking.ts";
import type { Form } from "./form.ts";
import { sanitize } from "./sanitize.ts";

/** Users and files that a request names. */
export interface Mentions {
  readonly users: Set<string>;
  readonly files: Set<string>;
}
export const noMentions = (): Mentions => ({ users: new Set(), files: new Set() });

export interface RecordContext extends ValueContext {
  readonly caller: Entity & { readonly id: number };
  readonly claims: FileClaims;
  /** `now` as records show it */
  readonly minute: string;
  user(code: string): (Entity & { readonly id: number }) | undefined;
}

/** What reading values needs from outside, looked up at once for the whole request. */
export async function recordContext(
  store: Reader,
  { domain, actor, app }: Asking,
  { settings }: Form,
  mentioned: Mentions,
): Promise<RecordContext> {
  const users = await usersByCode(store, mentioned.users);
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
    user: (code) => users.get(code) ?? (code === caller.code ? caller : undefined),
    file: (key, fieldId) => claims.claim(key, fieldId),
    sanitize,
  };
}

export async function usersByCode(
  store: Reader,
  codes: Iterable<string>,
): Promise<ReadonlyMap<string, User>> {
  const asked = [...codes].filter(storable);
  const users = asked.length === 0 ? [] : await store.users.byCodes(asked);
  return new Map(users.map((user) => [user.code, user]));
}

async function filesByKey(store: Reader, keys: ReadonlySet<string>): Promise<StoredFile[]> {
  const asked = [...keys].filter(storable);
  return asked.length === 0 ? [] : store.files.byKeys(asked);
}

/** No name in the store holds NUL, and PostgreSQL refuses to be asked for one. */
const storable = (text: string) => !text.includes("\0");
