import { queryOptions } from "@tanstack/react-query";
import { ApiError, api } from "../../parts/api.ts";

/** The texts of a user that say who the person is. */
export const texts = [
  "surName",
  "givenName",
  "surNameReading",
  "givenNameReading",
  "localName",
  "localNameLocale",
  "employeeNumber",
  "phone",
  "mobilePhone",
  "extensionNumber",
  "callto",
  "url",
  "birthDate",
  "joinDate",
  "description",
] as const;
export type Texts = { readonly [text in (typeof texts)[number]]: string };

export interface FullUser extends Readonly<Record<(typeof texts)[number], string | null>> {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly sortOrder: number | null;
  readonly customItemValues: readonly { readonly code: string; readonly value: string }[];
}

export const userQuery = (id: string) =>
  queryOptions({
    queryKey: ["users", "one", id],
    queryFn: async ({ signal }) => {
      const { users } = await api.get<{ users: FullUser[] }>("/v1/users.json", { ids: [id] }, { signal });
      const [user] = users;
      if (!user) throw new ApiError(404, {});
      return user;
    },
  });

export const groupsOfQuery = (code: string) =>
  queryOptions({
    queryKey: ["directory", "groupsOf", code],
    queryFn: async ({ signal }) => {
      const { groups } = await api.get<{ groups: { code: string }[] }>(
        "/v1/user/groups.json",
        { code },
        { signal },
      );
      return groups.map((group) => group.code);
    },
  });

export const servicesQuery = (code: string) =>
  queryOptions({
    queryKey: ["directory", "services", code],
    queryFn: async ({ signal }) => {
      const { users } = await api.get<{ users: { services: string[] }[] }>(
        "/v1/users/services.json",
        { codes: [code] },
        { signal },
      );
      // The built-in Administrator is in no list of services, and has them.
      return users[0]?.services ?? ["kintone"];
    },
  });
