import type { CustomItem, Profile, User, Writer } from "../store/store.ts";
import { mergeItems } from "./custom-items/items.ts";
import { followUsers } from "./groups/dynamic/follow.ts";

/** "" and null empty what they are given for; what is absent stays. */
export type ProfileChange = {
  readonly [K in Exclude<keyof Profile, "sortOrder" | "customItemValues">]?: string;
} & {
  readonly sortOrder?: number | null;
  /** an absent value is an empty one */
  readonly customItemValues?: readonly (Pick<CustomItem, "code"> & Partial<CustomItem>)[];
};

export async function changeProfile(
  store: Writer,
  { id }: Pick<User, "id">,
  change: ProfileChange,
): Promise<void> {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  if (given.length === 0) return;
  await store.directory.hold();
  const kept = (await store.directory.profiles([id])).get(id);
  if (!kept) return;
  const { customItemValues } = change;
  const all = {
    ...kept.profile,
    ...Object.fromEntries(given),
    ...(customItemValues && {
      customItemValues: mergeItems(kept.profile.customItemValues ?? [], customItemValues),
    }),
  };
  const profile: Profile = Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== "" && value !== null),
  );
  await store.directory.setProfile(id, { ...kept, profile });
  await followUsers(store, [id]);
}
