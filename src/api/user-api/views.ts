import { actingUser } from "../../auth/method.ts";
import type { Domain } from "../../domain.ts";
import type { Group, Organization, Reader, Title, User } from "../../store/store.ts";
import { type CustomItemDefinition, customItems } from "../../users/custom-items/items.ts";

/** Users, departments, titles and groups as kintone's User API shows them. Whatever is unset is null. */

const seconds = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`;

export async function userViews(store: Reader, users: readonly User[], domain: Pick<Domain, "timeZone">) {
  const ids = users.map(({ id }) => id);
  const profiles = await store.directory.profiles(ids);
  const memberships = await store.directory.memberships(ids);
  const items = await customItems(store);
  return users.map((user) => {
    const profile = profiles.get(user.id)?.profile ?? {};
    const [primary] = memberships.get(user.id) ?? [];
    return {
      id: String(user.id),
      code: user.code,
      ctime: seconds(user.createdAt),
      mtime: seconds(user.modifiedAt),
      valid: user.valid,
      name: user.name,
      surName: profile.surName ?? null,
      givenName: profile.givenName ?? null,
      surNameReading: profile.surNameReading ?? null,
      givenNameReading: profile.givenNameReading ?? null,
      localName: profile.localName ?? null,
      localNameLocale: profile.localNameLocale ?? null,
      timezone: actingUser(user, domain.timeZone).timeZone,
      locale: user.locale,
      description: profile.description ?? null,
      phone: profile.phone ?? null,
      mobilePhone: profile.mobilePhone ?? null,
      extensionNumber: profile.extensionNumber ?? null,
      email: user.email || null,
      callto: profile.callto ?? null,
      url: profile.url ?? null,
      employeeNumber: profile.employeeNumber ?? null,
      birthDate: profile.birthDate ?? null,
      joinDate: profile.joinDate ?? null,
      primaryOrganization: primary ? String(primary.organizationId) : null,
      sortOrder: profile.sortOrder ?? null,
      customItemValues: inOrder(items, profile.customItemValues ?? []),
    };
  });
}

/** As the items are displayed. */
function inOrder(
  items: readonly CustomItemDefinition[],
  values: readonly { readonly code: string; readonly value: string }[],
) {
  return items.flatMap(({ code }) => values.filter((one) => one.code === code));
}

export async function organizationViews({ directory }: Reader, organizations: readonly Organization[]) {
  const parents = [...new Set(organizations.flatMap(({ parentId }) => parentId ?? []))];
  const codes = new Map((await directory.organizations.byIds(parents)).map(({ id, code }) => [id, code]));
  return organizations.map(({ id, code, name, localName, localNameLocale, parentId, description }) => ({
    id: String(id),
    code,
    name,
    localName: localName || null,
    localNameLocale: localNameLocale || null,
    parentCode: parentId === null ? null : (codes.get(parentId) ?? null),
    description,
  }));
}

export const groupView = ({ id, code, name, description }: Group | Title) => ({
  id: String(id),
  code,
  name,
  description,
});
export const titleView = groupView;

export async function titlesById(
  { directory }: Reader,
  ids: readonly (number | null)[],
): Promise<(id: number | null) => ReturnType<typeof titleView> | null> {
  const asked = [...new Set(ids.flatMap((id) => id ?? []))];
  const found = new Map((await directory.titles.byIds(asked)).map((title) => [title.id, titleView(title)]));
  return (id) => (id === null ? null : (found.get(id) ?? null));
}
