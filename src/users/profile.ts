import type { CustomItem, Profile, User, Writer } from "../store/store.ts";

/** "" and null empty what they are given for; what is absent stays. */
export type ProfileChange = {
  readonly [K in Exclude<keyof Profile, "sortOrder" | "customItemValues">]?: string;
} & {
  readonly sortOrder?: number | null;
  readonly customItemValues?: readonly CustomItem[];
};

export async function changeProfile(
  store: Writer,
  { id }: Pick<User, "id">,
  change: ProfileChange,
): Promise<void> {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  if (given.length === 0) return;
  const kept = (await store.directory.profiles([id])).get(id);
  if (!kept) return;
  const all = { ...kept.profile, ...Object.fromEntries(given) };
  const profile: Profile = Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== "" && value !== null),
  );
  await store.directory.setProfile(id, { ...kept, profile });
}
