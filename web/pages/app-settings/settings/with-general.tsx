import { useQuery } from "@tanstack/react-query";
import type { ComponentType } from "react";
import { ErrorPage } from "../../../parts/error-pages.tsx";
import { LoadingPage } from "../../../parts/loading.tsx";
import { type General, generalQuery, useAppId } from "../data.ts";

/** A page that edits general settings, once they are there. */
export function withGeneral(Page: ComponentType<{ readonly general: General }>) {
  return function WithGeneral() {
    const { data, error, refetch } = useQuery(generalQuery(useAppId()));
    if (error) return <ErrorPage error={error} onRetry={() => void refetch()} />;
    return data ? <Page general={data} /> : <LoadingPage />;
  };
}
