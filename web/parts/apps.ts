import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "./api.ts";

export interface Person {
  readonly code: string;
  readonly name: string;
}
/** An app as kintone's `apps.json` shows it. */
export interface App {
  readonly appId: string;
  readonly code: string;
  readonly name: string;
  /** HTML */
  readonly description: string;
  readonly createdAt: string;
  readonly creator: Person;
  readonly modifiedAt: string;
  readonly modifier: Person;
}
export interface AppRights {
  readonly recordViewable: boolean;
  readonly recordAddable: boolean;
  readonly recordEditable: boolean;
  readonly recordDeletable: boolean;
  readonly appEditable: boolean;
  readonly recordImportable: boolean;
  readonly recordExportable: boolean;
  /** rules for records or fields are about the caller: what may be done differs from record to record */
  readonly ruled: boolean;
  /** the codes of fields that the caller never sees */
  readonly hiddenFields: readonly string[];
  /** the codes of fields that the caller may not fill when adding a record */
  readonly lockedFields: readonly string[];
}

/** All apps one may see, in pages of a hundred as the API gives them. */
export const appsQuery = queryOptions({
  queryKey: ["apps"],
  async queryFn({ signal }) {
    const apps: App[] = [];
    for (;;) {
      const page = await api.get<{ apps: App[] }>(
        "/k/v1/apps.json",
        { limit: 100, offset: apps.length },
        { signal },
      );
      apps.push(...page.apps);
      if (page.apps.length < 100) return apps;
    }
  },
});
export const appQuery = (app: string) =>
  queryOptions({
    queryKey: ["app", app],
    queryFn: ({ signal }) => api.get<App>("/k/v1/app.json", { id: app }, { signal }),
  });
export const rightsQuery = (app: string) =>
  queryOptions({
    queryKey: ["app", app, "rights"],
    queryFn: ({ signal }) => api.get<AppRights>(`/tonari/v1/apps/${app}/rights`, {}, { signal }),
  });

export const useApps = () => useQuery(appsQuery);
export const useApp = (app: string) => useQuery(appQuery(app));
export const useRights = (app: string) => useQuery(rightsQuery(app));
