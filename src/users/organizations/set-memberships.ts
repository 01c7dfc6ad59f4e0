import { Problems } from "../../core/errors/problem.ts";
import type { Writer } from "../../store/store.ts";
import { followUsers } from "../groups/dynamic/follow.ts";
import { get, namedIn, organizationsNamed, refuseTwice, titlesNamed, usersNamed } from "../named.ts";

export interface UserOrganizations {
  readonly code: string;
  /** the first is the primary one */
  readonly organizations: readonly { readonly orgCode: string; readonly titleCode?: string }[];
}

/** Where each of these users belongs from now on: all of them or none. */
export async function setMemberships(store: Writer, given: readonly UserOrganizations[]): Promise<void> {
  const problems = new Problems();
  const named = namedIn("userOrganizations", given);
  refuseTwice(named, problems);
  const users = await usersNamed(store, named, problems);
  const places = given.flatMap(({ organizations }, index) =>
    organizations.map((place, at) => ({
      ...place,
      at: `userOrganizations[${index}].organizations[${at}]`,
      user: index,
    })),
  );
  const departments = places.map(({ orgCode, at, user }) => ({ code: orgCode, path: `${at}.orgCode`, user }));
  for (const index of given.keys()) {
    const own = departments.filter(({ user }) => user === index);
    refuseTwice(own, problems);
  }
  const organizations = await organizationsNamed(store, departments, problems);
  const titled = places.flatMap(({ titleCode, at }) =>
    titleCode ? [{ code: titleCode, path: `${at}.titleCode` }] : [],
  );
  const titles = await titlesNamed(store, titled, problems);
  problems.throwIfAny();
  for (const { code, organizations: own } of given) {
    const memberships = own.map(({ orgCode, titleCode }) => ({
      organizationId: get(organizations, orgCode).id,
      titleId: titleCode ? get(titles, titleCode).id : null,
    }));
    await store.directory.setMemberships(get(users, code).id, memberships);
  }
  await followUsers(
    store,
    [...users.values()].map(({ id }) => id),
  );
}
