import type { Language } from "../core/errors/language.ts";
import { problem } from "../core/errors/problem.ts";
import type { Entity } from "../core/fields/field.ts";
import type { Comment, Mention, MentionType, Organization, Reader, User } from "../store/store.ts";

/** Somebody, a department or a group, as a comment that is being written names them. */
export interface Meant {
  readonly type: MentionType;
  readonly code: string;
}

/** Nobody is meant twice, and nobody who does not exist. */
export async function mentioned(store: Reader, meant: readonly Meant[]): Promise<Mention[]> {
  const mentions = new Map<string, Mention>();
  for (const { type, code } of meant) {
    const key = `${type} ${code}`;
    if (!mentions.has(key)) mentions.set(key, await find(store, type, code));
  }
  return [...mentions.values()];
}

const unknown = { USER: "GAIA_IL26", GROUP: "GAIA_IL27", ORGANIZATION: "GAIA_IL28" } as const;

async function find(store: Reader, type: MentionType, code: string): Promise<Mention> {
  const [found] = await readers(store)[type].byCodes([code]);
  if (!found) throw problem(unknown[type], { code });
  return { type, id: found.id, code: found.code, name: found.name };
}

interface Listed extends Entity {
  readonly id: number;
}
interface ByCodesAndIds {
  byCodes(codes: readonly string[]): Promise<Listed[]>;
  byIds(ids: readonly number[]): Promise<Listed[]>;
}
function readers({ users, directory }: Reader): Record<MentionType, ByCodesAndIds> {
  return { USER: users, GROUP: directory.groups, ORGANIZATION: directory.organizations };
}

/** How those whom comments name are called now, in the reader's language. */
export interface Names {
  creator(comment: Comment): Entity;
  mentions(comment: Comment): (Entity & Meant)[];
}

/** Names and codes are looked up when comments are read, so that they follow every renaming. */
export async function namesIn(
  store: Reader,
  comments: readonly Comment[],
  language: Language,
): Promise<Names> {
  const ids = (type: MentionType) =>
    comments.flatMap(({ mentions }) => mentions.flatMap((one) => (one.type === type ? one.id : [])));
  const users = [...new Set([...comments.map(({ creatorId }) => creatorId), ...ids("USER")])];
  const known: Record<MentionType, ReadonlyMap<number, Entity>> = {
    USER: byId(await inLanguage(store, await store.users.byIds(users), language)),
    GROUP: byId(await some(ids("GROUP"), store.directory.groups.byIds)),
    ORGANIZATION: byId(
      (await some(ids("ORGANIZATION"), store.directory.organizations.byIds)).map((one) => ({
        ...one,
        name: localName(one, language) ?? one.name,
      })),
    ),
  };
  return {
    creator: ({ creatorId, creatorCode, creatorName }) =>
      entity(known.USER.get(creatorId) ?? { code: creatorCode, name: creatorName }),
    mentions: ({ mentions }) =>
      mentions.map((one) => ({ type: one.type, ...entity(known[one.type].get(one.id) ?? one) })),
  };
}

const some = async <T>(ids: readonly number[], read: (ids: readonly number[]) => Promise<T[]>) =>
  ids.length > 0 ? read([...new Set(ids)]) : [];
const entity = ({ code, name }: Entity): Entity => ({ code, name });
const byId = <T extends { readonly id: number }>(all: readonly T[]) =>
  new Map(all.map((one) => [one.id, one]));

async function inLanguage({ directory }: Reader, users: readonly User[], language: Language) {
  const profiles = await directory.profiles(users.map(({ id }) => id));
  return users.map(({ id, code, name }) => {
    const profile = profiles.get(id)?.profile;
    return { id, code, name: (profile && localName(profile, language)) ?? name };
  });
}

function localName(
  { localName, localNameLocale }: Partial<Pick<Organization, "localName" | "localNameLocale">>,
  language: Language,
): string | undefined {
  return localName && localNameLocale === language ? localName : undefined;
}
