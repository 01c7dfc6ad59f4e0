import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Entity } from "../../../src/core/fields/field.ts";
import { api } from "../../parts/api.ts";

interface Users {
  readonly users: readonly Entity[];
}

/** These people, and those of these departments and groups. */
export interface Among {
  readonly users: readonly string[];
  readonly organizations: readonly string[];
  readonly groups: readonly string[];
}

/** People whose name or login name contains the words, the first twenty. */
export function useUserSearch(
  words: string,
  { enabled = true, among }: { readonly enabled?: boolean; readonly among?: Among } = {},
): readonly Entity[] {
  const { data } = useQuery({
    queryKey: ["users", "search", words, among],
    queryFn: ({ signal }) =>
      api.get<Users>("/tonari/v1/users", { ...among, search: words || undefined, limit: 20 }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    enabled,
  });
  return data?.users ?? [];
}
