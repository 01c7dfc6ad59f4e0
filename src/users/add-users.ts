import { lockoutName } from "../auth/lockout.ts";
import { message, Problems } from "../core/errors/problem.ts";
import type { NewUser, Writer } from "../store/store.ts";
import { refuseUnknownItems } from "./custom-items/items.ts";
import { followUsers } from "./groups/dynamic/follow.ts";
import { namedIn, refuseTaken, refuseTwice } from "./named.ts";
import { changeProfile, type ProfileChange } from "./profile.ts";

export interface NewPerson {
  readonly user: NewUser;
  readonly profile: ProfileChange;
}

/** All of them or none. */
export async function addUsers(store: Writer, people: readonly NewPerson[], now: number): Promise<void> {
  const problems = new Problems();
  const named = namedIn(
    "users",
    people.map(({ user }) => user),
  );
  refuseTwice(named, problems);
  const read = store.users.byCodes;
  await refuseTaken(named, read, (facts) => message("loginNameTaken", facts), problems);
  await refuseUnknownItems(store, people, problems);
  problems.throwIfAny();
  for (const { user, profile } of people) {
    await store.lockouts.forget(lockoutName(user.code));
    const added = await store.users.add(user, now);
    await changeProfile(store, added, profile);
    await followUsers(store, [added.id]);
  }
}
