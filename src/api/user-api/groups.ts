import { parameters } from "../../core/input/shape.ts";
import { builtInGroups, type Group, type Reader, type User } from "../../store/store.ts";
import { addGroups } from "../../users/groups/add.ts";
import { changeGroups } from "../../users/groups/change.ts";
import { deleteGroups } from "../../users/groups/delete.ts";
import { renameGroups } from "../../users/groups/rename.ts";
import { setGroupsOf } from "../../users/groups/set-groups.ts";
import { setGroupMembers } from "../../users/groups/set-members.ts";
import { codesIn } from "../../users/named.ts";
import type { ApiRequest } from "../request.ts";
import { choice, chosenOf, oneGroup, oneUser, writing } from "./asking.ts";
import {
  changedGroups,
  code,
  codes,
  groupMembers,
  groupsOfUser,
  newCodes,
  newGroups,
  page,
} from "./shapes.ts";
import { groupView, userViews } from "./views.ts";

export async function showGroups(request: ApiRequest) {
  const { groups } = request.domain.store.view.directory;
  return { groups: (await chosenOf(groups, choice(request))).map(groupView) };
}

export const postGroups = writing((store, { given }) =>
  addGroups(store, parameters(given, newGroups).groups),
);
export const putGroups = writing((store, { given }) =>
  changeGroups(store, parameters(given, changedGroups).groups),
);
export const removeGroups = writing((store, { given, domain }) =>
  deleteGroups(store, codesIn("codes", parameters(given, codes).codes), domain.now()),
);
export const putGroupCodes = writing((store, { given, domain }) =>
  renameGroups(store, parameters(given, newCodes).codes, domain.now()),
);

export async function showGroupUsers({ domain, given }: ApiRequest) {
  const { code: named, offset = 0, size = 100 } = parameters(given, { code, ...page });
  const { view } = domain.store;
  const { id } = await oneGroup(view, named);
  const ids = await view.directory.groupMembers(id, { offset, limit: size });
  return { users: await userViews(view, await view.users.byIds(ids), domain) };
}

export const putGroupUsers = writing((store, { actor, given, domain }) => {
  const { code: group, users } = parameters(given, groupMembers);
  return setGroupMembers(store, {
    actor,
    group: { code: group, path: "code" },
    users: codesIn("users", users),
    now: domain.now(),
  });
});

export async function showUserGroups({ domain, given }: ApiRequest) {
  const { view } = domain.store;
  const user = await oneUser(view, parameters(given, { code }).code);
  return { groups: (await groupsOf(view, user)).map(groupView) };
}

/** Everyone who is active is in Everyone, and who administers the users in Administrators. */
async function groupsOf({ directory }: Reader, { id, valid, administrator }: User): Promise<Group[]> {
  const builtIn = [
    ...(valid ? [builtInGroups.everyone] : []),
    ...(administrator ? [builtInGroups.administrators] : []),
  ];
  const listed = (await directory.groupsOf([id])).get(id) ?? [];
  return [...(await directory.groups.byIds(builtIn)), ...listed];
}

export const putUserGroups = writing((store, { actor, given, domain }) => {
  const { code: user, groups } = parameters(given, groupsOfUser);
  return setGroupsOf(store, {
    actor,
    user: { code: user, path: "code" },
    groups: codesIn("groups", groups),
    now: domain.now(),
  });
});
