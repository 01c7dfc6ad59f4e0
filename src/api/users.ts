import { isLocked, lockoutName } from "../auth/lockout.ts";
import { hashPassword } from "../auth/passwords.ts";
import { problem } from "../core/errors/problem.ts";
import { boolean, integer, list, optional, parameters, text } from "../core/input/shape.ts";
import { allowUserAdministration, mayAdministerUsers } from "../core/permissions/domain.ts";
import type { Domain } from "../domain.ts";
import type { User } from "../store/store.ts";
import { addUser, withDefaults } from "../users/add-user.ts";
import { changeUser } from "../users/change-user.ts";
import { namedUsers } from "../users/named-users.ts";
import { notePassword } from "../users/note-password.ts";
import { setPassword } from "../users/set-password.ts";
import { unlock } from "../users/unlock.ts";
import { type ApiRequest, Reply } from "./request.ts";
import { newUser, profile } from "./user-shapes.ts";

const seconds = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`;

const codes = optional(list(text({ max: 128 }), { max: 1000 }));
/** Only these people, and those of these departments and groups: whom a field offers. */
const asNamed = { users: codes, organizations: codes, groups: codes };

/** tonari's own: for choosing people, and with more about them for administrators. */
export async function listUsers({ domain, actor, given }: ApiRequest) {
  const {
    offset = 0,
    limit = 100,
    search,
    ...named
  } = parameters(given, {
    ...asNamed,
    offset: optional(integer({ min: 0 })),
    limit: optional(integer({ min: 1, max: 500 })),
    search: optional(text({ max: 256 })),
  });
  const { users } = domain.store.view;
  if (Object.values(named).some((codes) => codes !== undefined)) {
    const found = await namedUsers(domain.store.view, named, search);
    const views = found.slice(offset, offset + limit).map(nameView);
    return { users: views, totalCount: String(found.length) };
  }
  const found = await users.list({ offset, limit, search });
  const views = mayAdministerUsers(actor) ? await administratorsViews(domain, found) : found.map(nameView);
  return { users: views, totalCount: String(await users.count(search)) };
}

const nameView = ({ id, code, name }: User) => ({ id: String(id), code, name });

async function administratorsViews({ store, now }: Domain, users: readonly User[]) {
  const { lockouts, credentials } = store.view;
  const failed = await lockouts.byNames(users.map(({ code }) => lockoutName(code)));
  const locked = new Set(failed.filter((one) => isLocked(one, now())).map(({ name }) => name));
  const states = await credentials.byUsers(users.map(({ id }) => id));
  const byUser = new Map(states.map((state) => [state.userId, state]));
  return users.map((user) => ({
    ...administratorsView(user),
    locked: locked.has(lockoutName(user.code)),
    temporary: byUser.get(user.id)?.temporary ?? false,
    twoFactor: byUser.get(user.id)?.totpOn ?? false,
  }));
}

function administratorsView(user: User) {
  const { email, locale, timeZone, valid, administrator } = user;
  return {
    ...nameView(user),
    email,
    locale,
    timeZone,
    valid,
    administrator,
    createdAt: seconds(user.createdAt),
  };
}

/** Absent: it is not. A program that makes a user goes on with the password it gave. */
const forTheTime = { temporary: optional(boolean) };

export async function createUser({ domain, actor, given }: ApiRequest) {
  allowUserAdministration(actor);
  const { password, temporary = false, ...known } = parameters(given, { ...newUser, ...forTheTime });
  const user = { ...withDefaults(known), passwordHash: await hashPassword(password) };
  const now = domain.now();
  const added = await domain.store.write(async (store) => {
    const added = await addUser(store, user, now);
    await notePassword(store, { userId: added.id, changedAt: now, temporary });
    return added;
  });
  return new Reply(201, {}, { id: String(added.id) });
}

export async function updateUser({ domain, actor, given, path }: ApiRequest) {
  allowUserAdministration(actor);
  const change = parameters(given, profile);
  const asked = { actor, id: userId(path), change, now: domain.now() };
  await domain.store.write((store) => changeUser(store, asked));
}

export async function resetPassword({ domain, actor, given, path }: ApiRequest) {
  allowUserAdministration(actor);
  const asked = parameters(given, { password: newUser.password, ...forTheTime });
  await setPassword(domain, userId(path), asked);
}

export async function unlockUser({ domain, actor, path }: ApiRequest) {
  allowUserAdministration(actor);
  await domain.store.write((store) => unlock(store, userId(path)));
}

export function userId({ user = "" }: ApiRequest["path"]): number {
  if (!/^[1-9]\d{0,14}$/.test(user)) throw problem("GAIA_IL26", { code: user });
  return Number(user);
}
