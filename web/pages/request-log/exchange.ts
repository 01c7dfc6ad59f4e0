import { queryOptions } from "@tanstack/react-query";
import type { Decision, Kind } from "../../../src/core/decisions/decision.ts";
import { api } from "../../parts/api.ts";

export interface Line
  extends Pick<
    Decision,
    "id" | "duration" | "method" | "path" | "address" | "presented" | "user" | "status"
  > {
  readonly time: string;
  readonly code: string | null;
}

/** One exchange, explained in the reader's language. */
export interface Exchange
  extends Line,
    Pick<Decision, "route" | "step" | "refusal" | "parameters" | "client"> {
  readonly sentences: readonly string[];
  readonly help: string;
  readonly curl: Readonly<Record<Kind, string>>;
}

export interface LogFilter {
  readonly outcome?: string;
  readonly status?: string;
  readonly user?: string;
  readonly path?: string;
}

export const logQuery = (filter: LogFilter) =>
  queryOptions({
    queryKey: ["request-log", filter],
    queryFn: ({ signal }) =>
      api.get<{ exchanges: Line[]; totalCount: string }>("/tonari/v1/log", { ...filter }, { signal }),
    placeholderData: (before) => before,
  });

export const exchangeQuery = (id: string) =>
  queryOptions({
    queryKey: ["request-log", "one", id],
    queryFn: ({ signal }) => api.get<Exchange>(`/tonari/v1/log/${encodeURIComponent(id)}`, {}, { signal }),
    retry: false,
  });
