import { queryOptions } from "@tanstack/react-query";
import { api } from "../../parts/api.ts";
import { type Document, operationsOf } from "./document.ts";

export const operationsQuery = queryOptions({
  queryKey: ["openapi"],
  queryFn: async ({ signal }) =>
    operationsOf(await api.get<Document>("/tonari/v1/openapi.json", {}, { signal })),
  staleTime: Number.POSITIVE_INFINITY,
});
