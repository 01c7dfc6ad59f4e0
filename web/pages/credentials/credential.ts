import { queryOptions } from "@tanstack/react-query";
import type { UserScope } from "../../../src/core/permissions/user-scopes.ts";
import { api } from "../../parts/api.ts";

export const kinds = ["apiToken", "userToken", "oauth", "session", "passkey", "certificate"] as const;
export type Kind = (typeof kinds)[number];

interface Common {
  readonly id: string;
  readonly user: { readonly code: string; readonly name: string };
  readonly createdAt: string;
  readonly lastUsed: { readonly time: string; readonly from: string } | null;
  readonly expiresAt: string | null;
}
export type Credential = Common &
  (
    | {
        readonly kind: "apiToken";
        readonly app: { readonly id: string; readonly name: string };
        readonly hint: string;
        readonly permissions: readonly ("view" | "add" | "edit" | "delete" | "manage")[];
        readonly memo: string;
        readonly live: boolean;
      }
    | {
        readonly kind: "userToken";
        readonly hint: string;
        readonly scope: UserScope;
        readonly memo: string;
      }
    | {
        readonly kind: "oauth";
        readonly client: { readonly id: string; readonly name: string };
        readonly scopes: readonly string[];
      }
    | { readonly kind: "session"; readonly current: boolean }
    | { readonly kind: "passkey"; readonly name: string }
    | { readonly kind: "certificate" }
  );

export const credentialsPath = "/tonari/v1/credentials";
export const pageSize = 50;

export const credentialsQuery = (filter: Readonly<Record<string, string>>, offset: number) =>
  queryOptions({
    queryKey: ["credentials", filter, offset],
    queryFn: ({ signal }) =>
      api.get<{ credentials: Credential[]; totalCount: string }>(
        credentialsPath,
        { ...filter, offset, limit: pageSize },
        { signal },
      ),
    placeholderData: (before) => before,
  });
