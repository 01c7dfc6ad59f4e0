import { isLocked, lockoutName } from "../auth/lockout.ts";
import { hashPassword } from "../auth/passwords.ts";
import { problem } from "../core/errors/problem.ts";
import { integer, optional, parameters, text } from "../core/input/shape.ts";
import { allowUserAdministration, mayAdministerUsers } from "../core/permissions/domain.ts";
import type { Domain } from "../domain.ts";
import type { User } from "../store/store.ts";
import { addUser, withDefaults } from "../users/add-user.ts";
import { changeUser } from "../users/change-user.ts";
import { setPassword } from "../users/set-password.ts";
import { unlock } from "../users/unlock.ts";
import { type ApiRequest, Reply } from "./request.ts";
import { newUser, profile } from "./user-shapes.ts";

const seconds = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`;

/** tonari's own: for choosing people, and with more about them for administrators. */
export async function listUsers({ domain, actor, given }: ApiRequest) {
  const { offset, limit, search } = parameters(given, {
    offset: optional(integer({ min: 0 })),
    limit: optional(integer({ min: 1, max: 500 })),
    search: optional(text({ max: 256 })),
  });
  const { users } = domain.store.view;
  const found = await users.list({ offset: offset ?? 0, limit: limit ?? 100, search });
  const views = mayAdministerUsers(actor) ? await administratorsViews(domain, found) : found.map(nameView);
  return { users: views, totalCount: String(await users.count(search)) };
}

const nameView = ({ id, code, name }: User) => ({ id: String(id), code, name });

async function administratorsViews({ store, now }: Domain, users: readonly User[]) {
  const lockouts = await store.view.lockouts.byNames(users.map(({ code }) => lockoutName(code)));
  const locked = new Set(lockouts.filter((one) => isLocked(one, now())).map(({ name }) => name));
  return users.map((user) => ({ ...administratorsView(user), locked: locked.has(lockoutName(user.code)) }));
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

export async function createUser({ domain, actor, given }: ApiRequest) {
  allowUserAdministration(actor);
  const { password, ...known } = parameters(given, newUser);
  const user = { ...withDefaults(known), passwordHash: await hashPassword(password) };
  const added = await domain.store.write((store) => addUser(store, user, domain.now()));
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
  const { password } = parameters(given, { password: newUser.password });
  await setPassword(domain, userId(path), password);
}

export async function unlockUser({ domain, actor, path }: ApiRequest) {
  allowUserAdministration(actor);
  await domain.store.write((store) => unlock(store, userId(path)));
}

export function userId({ user = "" }: ApiRequest["path"]): number {
  if (!/^[1-9]\d{0,14}$/.test(user)) throw problem("GAIA_IL26", { code: user });
  return Number(user);
}
