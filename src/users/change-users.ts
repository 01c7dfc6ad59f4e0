import { message, Problems } from "../core/errors/problem.ts";
import type { Actor } from "../core/permissions/actor.ts";
import { allowChangeOf } from "../core/permissions/domain.ts";
import type { User, UserChange, Writer } from "../store/store.ts";
import { isBuiltIn } from "./administrators.ts";
import { differences, saveUser } from "./change-user.ts";
import { refuseUnknownItems } from "./custom-items/items.ts";
import { get, namedIn, refuseTwice, usersNamed } from "./named.ts";
import { changeProfile, type ProfileChange } from "./profile.ts";

export interface PersonChange {
  readonly code: string;
  readonly user: UserChange;
  readonly profile: ProfileChange;
  /** the id of the department that comes first */
  readonly primaryOrganization?: number;
}
interface Asked {
  readonly actor: Actor;
  readonly people: readonly PersonChange[];
  readonly now: number;
}

/** All of them or none. */
export async function changeUsers(store: Writer, { actor, people, now }: Asked): Promise<void> {
  const problems = new Problems();
  const named = namedIn("users", people);
  refuseTwice(named, problems);
  const users = await usersNamed(store, named, problems);
  for (const [index, { code, user: change, primaryOrganization }] of people.entries()) {
    const user = users.get(code);
    const path = `users[${index}]`;
    if (!user) continue;
    if (change.valid === false && user.valid) refuseSuspension(user, actor, `${path}.valid`, problems);
    if (primaryOrganization !== undefined && !(await isMember(store, user, primaryOrganization))) {
      const facts = { code: String(primaryOrganization) };
      problems.add(`${path}.primaryOrganization`, message("unknownOrganization", facts));
    }
  }
  await refuseUnknownItems(store, people, problems);
  problems.throwIfAny();
  allowChangeOf(actor, users.values());
  for (const { code, user: change, profile, primaryOrganization } of people) {
    const user = get(users, code);
    const { passwordHash, ...rest } = change;
    await saveUser(store, user, { ...differences(user, rest), ...(passwordHash && { passwordHash }) }, now);
    await changeProfile(store, user, profile);
    if (primaryOrganization !== undefined) await putFirst(store, user, primaryOrganization);
  }
}

/** As the caller stays active, somebody who administers the users always does. */
function refuseSuspension(user: User, actor: Actor, path: string, problems: Problems): void {
  if (user.id === actor.user.id) problems.add(path, message("notYourself"));
  if (isBuiltIn(user)) problems.add(path, message("builtIn", { code: user.code }));
}

async function membershipsOf({ directory }: Writer, { id }: User) {
  return (await directory.memberships([id])).get(id) ?? [];
}

async function isMember(store: Writer, user: User, organization: number): Promise<boolean> {
  return (await membershipsOf(store, user)).some(({ organizationId }) => organizationId === organization);
}

async function putFirst(store: Writer, user: User, organization: number): Promise<void> {
  const all = await membershipsOf(store, user);
  const isFirst = ({ organizationId }: (typeof all)[number]) => organizationId === organization;
  await store.directory.setMemberships(user.id, [
    ...all.filter(isFirst),
    ...all.filter((one) => !isFirst(one)),
  ]);
}
