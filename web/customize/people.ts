import { api } from "../parts/api.ts";
import { boot } from "../parts/boot.ts";

/** kintone.user: to what somebody belongs; without a code, who is signed in. */

interface Named {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}
const brief = ({ id, code, name }: Named): Named => ({ id, code, name });

export async function getOrganizations(code = boot.user?.code ?? "") {
  const { organizationTitles } = await api.get<{
    organizationTitles: readonly { readonly organization: Named; readonly title: Named | null }[];
  }>("/v1/user/organizations.json", { code });
  return organizationTitles.map(({ organization, title }, at) => ({
    // The first one is whose members they are before all others.
    organization: { ...brief(organization), primary: at === 0 },
    title: title && brief(title),
  }));
}

export async function getGroups(code = boot.user?.code ?? "") {
  const { groups } = await api.get<{ groups: readonly Named[] }>("/v1/user/groups.json", { code });
  return groups.map(brief);
}
