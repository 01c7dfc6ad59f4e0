import { hashPassword } from "../../auth/passwords.ts";
import { parameters, type Read } from "../../core/input/shape.ts";
import { allowUserAdministration } from "../../core/permissions/domain.ts";
import { withDefaults } from "../../users/add-user.ts";
import { addUsers, type NewPerson } from "../../users/add-users.ts";
import { isPerson } from "../../users/administrators.ts";
import { changeUsers, type PersonChange } from "../../users/change-users.ts";
import { deleteUsers } from "../../users/delete-users.ts";
import { codesIn } from "../../users/named.ts";
import { renameUsers } from "../../users/rename-users.ts";
import type { ApiRequest } from "../request.ts";
import { choice, chosenOf, writing } from "./asking.ts";
import { changedUsers, codes, newCodes, newUsers } from "./shapes.ts";
import { userViews } from "./views.ts";

export async function showUsers(request: ApiRequest) {
  const { domain } = request;
  const { view } = domain.store;
  const users = await chosenOf(view.users, choice(request), isPerson);
  return { users: await userViews(view, users, domain) };
}

/** Passwords are hashed before the unit begins: it is slow on purpose. */
export async function postUsers({ domain, actor, given }: ApiRequest) {
  allowUserAdministration(actor);
  const { users } = parameters(given, newUsers);
  const people = await Promise.all(
    users.map(async (one) => newPerson(one, await hashPassword(one.password))),
  );
  await domain.store.write((store) => addUsers(store, people, domain.now()));
  return {};
}

export function newPerson(
  { password: _, ...given }: Read<typeof newUsers.users>[number],
  passwordHash: string,
): NewPerson {
  const { code, name, email, locale, timezone: timeZone, valid = true, ...profile } = given;
  const known = withDefaults({ code, name, email, locale, timeZone });
  return { user: { ...known, valid, passwordHash }, profile };
}

export async function putUsers({ domain, actor, given }: ApiRequest) {
  allowUserAdministration(actor);
  const { users } = parameters(given, changedUsers);
  const people = await Promise.all(
    users.map(async (one) =>
      personChange(one, one.password === undefined ? undefined : await hashPassword(one.password)),
    ),
  );
  await domain.store.write((store) => changeUsers(store, { actor, people, now: domain.now() }));
  return {};
}

export function personChange(
  { password: _, ...given }: Read<typeof changedUsers.users>[number],
  passwordHash?: string,
): PersonChange {
  const { code, primaryOrganization, name, email, locale, timezone: timeZone, valid, ...profile } = given;
  const user = { name, email, locale, timeZone, valid, ...(passwordHash && { passwordHash }) };
  return { code, user, profile, ...(primaryOrganization !== undefined && { primaryOrganization }) };
}

export const removeUsers = writing((store, { actor, given, domain }) =>
  deleteUsers(store, actor, codesIn("codes", parameters(given, codes).codes), domain.now()),
);

export const putUserCodes = writing((store, { actor, given, domain }) =>
  renameUsers(store, actor, parameters(given, newCodes).codes, domain.now()),
);
