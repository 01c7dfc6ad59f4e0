import {
  customText,
  type Existing,
  type GroupRule,
  isInGroup,
  type Judged,
} from "../../../core/users/group-rule.ts";
import { type Membership, type Profile, profileTexts, type Reader, type User } from "../../../store/store.ts";

/** Says of users which dynamic groups they are in, by what is stored now. */
export interface Judge {
  readonly groups: readonly number[];
  of(users: readonly User[]): Promise<ReadonlyMap<number, readonly number[]>>;
}

/** undefined: no group has a rule, which costs one look. */
export async function judge(store: Reader): Promise<Judge | undefined> {
  const stored = await store.directory.groupRules();
  if (stored.size === 0) return undefined;
  const rules = [...stored].map(([id, rule]) => [id, JSON.parse(rule) as GroupRule] as const);
  const organizations = await store.directory.organizations.list();
  const parents = new Map(organizations.map(({ id, parentId }) => [id, parentId]));
  const titles = new Set((await store.directory.titles.list()).map(({ id }) => id));
  const existing: Existing = { organizations: new Set(parents.keys()), titles };
  return {
    groups: rules.map(([id]) => id),
    async of(users) {
      const ids = users.map(({ id }) => id);
      const profiles = await store.directory.profiles(ids);
      const memberships = await store.directory.memberships(ids);
      return new Map(
        users.map((user) => {
          const own = memberships.get(user.id) ?? [];
          const person: Judged = {
            places: own.map((membership) => placeOf(membership, parents)),
            texts: textsOf(user, profiles.get(user.id)?.profile ?? {}),
          };
          return [user.id, rules.flatMap(([id, rule]) => (isInGroup(rule, person, existing) ? [id] : []))];
        }),
      );
    },
  };
}

function placeOf(
  { organizationId, titleId }: Membership,
  parents: ReadonlyMap<number, number | null>,
): Judged["places"][number] {
  const organizations: number[] = [];
  // A circle, should there ever be one, ends.
  for (let at: number | null = organizationId; at !== null && !organizations.includes(at); ) {
    organizations.push(at);
    at = parents.get(at) ?? null;
  }
  return { organizations, titleId };
}

/**
 * The texts of a user that rules may ask for: what administrators write. Name and mail address are left out, because
 * everybody changes their own, and would change their rights with them.
 */
export const ruleTexts: readonly string[] = ["code", ...profileTexts];

function textsOf(user: User, profile: Profile): Judged["texts"] {
  const texts: Record<string, string> = { code: user.code };
  for (const name of profileTexts) texts[name] = profile[name] ?? "";
  for (const { code, value } of profile.customItemValues ?? []) texts[customText(code)] = value;
  return texts;
}
