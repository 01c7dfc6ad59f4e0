import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../parts/api.ts";
import type { ServerProcess } from "./draft.ts";

/** Under the key of all settings that are being edited: one write makes all of them old. */
export const processQuery = (app: string) =>
  queryOptions({
    queryKey: ["app-settings", app, "process"],
    queryFn: ({ signal }) => api.get<ServerProcess>("/k/v1/preview/app/status.json", { app }, { signal }),
  });
