import { queryOptions } from "@tanstack/react-query";
import type { SecuritySettings } from "../../../src/core/security/settings.ts";
import { api } from "../../parts/api.ts";

export type { SecuritySettings };

export const securityPath = "/tonari/v1/security";

export const securityQuery = queryOptions({
  queryKey: ["security"],
  queryFn: ({ signal }) => api.get<SecuritySettings>(securityPath, {}, { signal }),
});
