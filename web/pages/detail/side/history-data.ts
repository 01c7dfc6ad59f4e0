import { infiniteQueryOptions } from "@tanstack/react-query";
import type { Entity, WireValue } from "../../../../src/core/fields/field.ts";
import { api } from "../../../parts/api.ts";
import { recordsKey } from "../../../parts/records.ts";
import type { OfRecord } from "./comments-data.ts";

export interface Change {
  readonly code: string;
  readonly type: string;
  readonly before: WireValue;
  readonly after: WireValue;
}
export interface Version {
  readonly revision: string;
  readonly at: string;
  readonly user: Entity;
  readonly kind: "create" | "update" | "status" | "assignees" | "revert" | "recalculate";
  readonly revertedTo: string | null;
  readonly changes: readonly Change[];
}
interface VersionPage {
  readonly versions: readonly Version[];
  readonly total: string;
}
type Gone = Readonly<Record<string, readonly string[]>>;

const path = ({ app, record }: OfRecord) => `/tonari/v1/apps/${app}/records/${record}/history`;
const step = 20;

export const historyQuery = (of: OfRecord) =>
  infiniteQueryOptions({
    queryKey: [...recordsKey(of.app), "history", of.record],
    queryFn: ({ pageParam, signal }) =>
      api.get<VersionPage>(path(of), { offset: pageParam, limit: step }, { signal }),
    initialPageParam: 0,
    getNextPageParam: ({ total }, _, offset) => (offset + step < Number(total) ? offset + step : undefined),
    staleTime: 0,
  });

/** What going back to it would change, and what of it is gone for good. */
export const readVersion = (of: OfRecord, revision: string) =>
  api.get<{ readonly differences: readonly Change[]; readonly gone: Gone }>(`${path(of)}/${revision}`);

export const revertTo = (of: OfRecord, revision: string, seen: string) =>
  api.post<{ readonly revision: string }>(`${path(of)}/${revision}/revert`, { revision: seen });
