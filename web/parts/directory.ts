import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { api } from "./api.ts";

/** Departments, job titles and groups, as kintone's User API shows them. */
export interface Organization {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly localName: string | null;
  readonly localNameLocale: string | null;
  readonly parentCode: string | null;
  readonly description: string;
}
export interface JobTitle {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly description: string;
}
export interface Group extends JobTitle {
  readonly type: "static" | "dynamic";
  readonly builtIn: boolean;
  /** of a dynamic group, once it has one */
  readonly rule: GroupRule | null;
}
/** Who is in a dynamic group. */
export interface GroupRule {
  readonly match: "all" | "any";
  readonly conditions: readonly GroupCondition[];
}
export interface GroupCondition {
  readonly type: "ORGANIZATION" | "TITLE" | "PROFILE" | "CUSTOM_ITEM";
  /** "": it is gone */
  readonly code?: string;
  readonly includeSubs?: boolean;
  readonly titleCode?: string;
  readonly item?: string;
  readonly operator?: "is" | "contains" | "startsWith" | "endsWith";
  readonly values?: readonly string[];
  readonly not: boolean;
}
/** An item that the organisation added to profiles. */
export interface CustomItem {
  readonly code: string;
  readonly name: string;
}

const step = 100;

/** Reads to the end what is answered by pages of a hundred. */
export async function readAll<T>(
  path: string,
  key: string,
  parameters: object,
  signal?: AbortSignal,
): Promise<T[]> {
  const all: T[] = [];
  for (;;) {
    const page = { ...parameters, offset: all.length, size: step };
    const found = (await api.get<Record<string, T[]>>(path, page, { signal }))[key] ?? [];
    all.push(...found);
    if (found.length < step) return all;
  }
}

export const organizationsQuery = queryOptions({
  queryKey: ["directory", "organizations"],
  queryFn: ({ signal }) => readAll<Organization>("/v1/organizations.json", "organizations", {}, signal),
});
export const titlesQuery = queryOptions({
  queryKey: ["directory", "titles"],
  queryFn: async ({ signal }) =>
    (await api.get<{ titles: JobTitle[] }>("/tonari/v1/titles", {}, { signal })).titles,
});
export const groupsQuery = queryOptions({
  queryKey: ["directory", "groups"],
  queryFn: async ({ signal }) =>
    (await api.get<{ groups: Group[] }>("/tonari/v1/groups", {}, { signal })).groups,
});

export const customItemsPath = "/tonari/v1/custom-items";
export const customItemsQuery = queryOptions({
  queryKey: ["directory", "custom-items"],
  queryFn: async ({ signal }) =>
    (await api.get<{ items: CustomItem[] }>(customItemsPath, {}, { signal })).items,
});

/** After any change of who belongs where. */
export function useDirectoryChanged(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: ["directory"] });
}

export interface TreeNode {
  readonly value: string;
  readonly label: string;
  readonly children?: TreeNode[];
}

/** By name among those with the same parent. */
export function treeOf(organizations: readonly Organization[]): TreeNode[] {
  const below = new Map<string | null, Organization[]>();
  for (const one of organizations) {
    below.set(one.parentCode, [...(below.get(one.parentCode) ?? []), one]);
  }
  const nodes = (parent: string | null): TreeNode[] =>
    (below.get(parent) ?? [])
      .toSorted((one, other) => one.name.localeCompare(other.name))
      .map(({ code, name }) => {
        const children = nodes(code);
        return { value: code, label: name, ...(children.length > 0 && { children }) };
      });
  return nodes(null);
}

/** The department itself and all below it. */
export function withAllBelow(organizations: readonly Organization[], code: string): Set<string> {
  const found = new Set([code]);
  for (;;) {
    const before = found.size;
    for (const one of organizations) {
      if (one.parentCode !== null && found.has(one.parentCode)) found.add(one.code);
    }
    if (found.size === before) return found;
  }
}

/** Where a user belongs, as it is written. */
export interface Place {
  readonly orgCode: string;
  readonly titleCode: string;
}

interface OrganizationTitles {
  readonly organizationTitles: readonly {
    readonly organization: Organization;
    readonly title: JobTitle | null;
  }[];
}

async function readPlaces(code: string, signal?: AbortSignal): Promise<Place[]> {
  const found = await api.get<OrganizationTitles>("/v1/user/organizations.json", { code }, { signal });
  return found.organizationTitles.map(({ organization, title }) => ({
    orgCode: organization.code,
    titleCode: title?.code ?? "",
  }));
}

export const placesQuery = (code: string) =>
  queryOptions({
    queryKey: ["directory", "places", code],
    queryFn: ({ signal }) => readPlaces(code, signal),
  });

/** The first department of a user; null: none */
export const firstDepartmentQuery = (code: string) =>
  queryOptions({
    queryKey: ["directory", "first department", code],
    queryFn: async ({ signal }) => {
      const path = "/v1/user/organizations.json";
      const { organizationTitles } = await api.get<OrganizationTitles>(path, { code }, { signal });
      const [first] = organizationTitles;
      return first ? { code: first.organization.code, name: first.organization.name } : null;
    },
  });

export function setPlaces(code: string, organizations: readonly Place[]): Promise<unknown> {
  return api.put("/v1/userOrganizations.json", { userOrganizations: [{ code, organizations }] });
}

/** Changes where a user belongs, from what the server says now. */
export async function changePlaces(
  code: string,
  change: (places: readonly Place[]) => readonly Place[],
): Promise<void> {
  await setPlaces(code, change(await readPlaces(code)));
}
