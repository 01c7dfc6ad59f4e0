import { queryOptions } from "@tanstack/react-query";
import type { UserScope } from "../../../src/core/permissions/user-scopes.ts";
import { api } from "../../parts/api.ts";

export interface Token {
  readonly id: string;
  readonly hint: string;
  readonly note: string;
  readonly scope: UserScope;
  readonly createdAt: string;
  readonly creator: { readonly code: string; readonly name: string };
  readonly lastUsed: { readonly time: string; readonly from: string } | null;
  readonly expiresAt: string | null;
}

export const tokensPath = "/tonari/v1/user-tokens";

export const tokensQuery = queryOptions({
  queryKey: ["user-tokens"],
  queryFn: ({ signal }) => api.get<{ tokens: Token[] }>(tokensPath, {}, { signal }),
});

/** In days; 0: for ever. */
export const lives = [30, 90, 365, 0] as const;
export type Life = (typeof lives)[number];

/** What the API takes for a life that begins now. */
export function endOf(life: Life): string {
  return life === 0 ? "" : new Date(Date.now() + life * 24 * 60 * 60_000).toISOString();
}
