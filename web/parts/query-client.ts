import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "./api.ts";

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // An answer in kintone's form is final; only a server that could not be reached, or is busy, is asked again.
      retry: (failures, error) => failures < 2 && !(error instanceof ApiError && error.status < 429),
    },
  },
});
