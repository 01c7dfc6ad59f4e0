import { parameters } from "../../core/input/shape.ts";
import { codesIn } from "../../users/named.ts";
import { addOrganizations } from "../../users/organizations/add.ts";
import { changeOrganizations } from "../../users/organizations/change.ts";
import { deleteOrganizations } from "../../users/organizations/delete.ts";
import { renameOrganizations } from "../../users/organizations/rename.ts";
import { setMemberships } from "../../users/organizations/set-memberships.ts";
import type { ApiRequest } from "../request.ts";
import { choice, chosenOf, oneOrganization, oneUser, writing } from "./asking.ts";
import {
  changedOrganizations,
  code,
  codes,
  newCodes,
  newOrganizations,
  page,
  userOrganizations,
} from "./shapes.ts";
import { organizationViews, titlesById, userViews } from "./views.ts";

export async function showOrganizations(request: ApiRequest) {
  const { view } = request.domain.store;
  const found = await chosenOf(view.directory.organizations, choice(request));
  return { organizations: await organizationViews(view, found) };
}

export const postOrganizations = writing((store, { given }) =>
  addOrganizations(store, parameters(given, newOrganizations).organizations),
);
export const putOrganizations = writing((store, { given }) =>
  changeOrganizations(store, parameters(given, changedOrganizations).organizations),
);
export const removeOrganizations = writing((store, { given, domain }) =>
  deleteOrganizations(store, codesIn("codes", parameters(given, codes).codes), domain.now()),
);
export const putOrganizationCodes = writing((store, { given, domain }) =>
  renameOrganizations(store, parameters(given, newCodes).codes, domain.now()),
);

export async function showOrganizationUsers({ domain, given }: ApiRequest) {
  const { code: named, offset = 0, size = 100 } = parameters(given, { code, ...page });
  const { view } = domain.store;
  const { id } = await oneOrganization(view, named);
  const members = await view.directory.members(id, { offset, limit: size });
  const users = await view.users.byIds(members.map(({ userId }) => userId));
  const views = new Map((await userViews(view, users, domain)).map((user) => [user.id, user]));
  const title = await titlesById(
    view,
    members.map(({ titleId }) => titleId),
  );
  return {
    userTitles: members.flatMap(({ userId, titleId }) => {
      const user = views.get(String(userId));
      return user ? [{ user, title: title(titleId) }] : [];
    }),
  };
}

export async function showUserOrganizations({ domain, given }: ApiRequest) {
  const { view } = domain.store;
  const { id } = await oneUser(view, parameters(given, { code }).code);
  const memberships = (await view.directory.memberships([id])).get(id) ?? [];
  const found = await view.directory.organizations.byIds(
    memberships.map(({ organizationId }) => organizationId),
  );
  const views = new Map((await organizationViews(view, found)).map((one) => [one.id, one]));
  const title = await titlesById(
    view,
    memberships.map(({ titleId }) => titleId),
  );
  return {
    organizationTitles: memberships.flatMap(({ organizationId, titleId }) => {
      const organization = views.get(String(organizationId));
      return organization ? [{ organization, title: title(titleId) }] : [];
    }),
  };
}

export const putUserOrganizations = writing((store, { given }) =>
  setMemberships(store, parameters(given, userOrganizations).userOrganizations),
);
