import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { api } from "../../parts/api.ts";
import type { Person } from "../../parts/apps.ts";
import type { Fields } from "../../parts/form.ts";
import { presentFields } from "../../parts/switched-fields.ts";
import type { AclRow } from "./acl/rows.ts";
import type { LayoutRow, Properties } from "./form/convert.ts";
import type { FieldRule, ServerRecordRule } from "./rules/rules.ts";

/** The app whose settings these are: kintone's addresses carry it as `?app=`. */
export function useAppId(): string {
  return useSearchParams()[0].get("app") ?? "";
}

// Everything under this key is the preview's, so one write makes all of it old.
const under = (app: string, ...area: string[]) => ["app-settings", app, ...area];

/** What every page of the settings calls after it has written something. */
export function useSettingsChanged(): () => Promise<void> {
  const client = useQueryClient();
  const app = useAppId();
  return () => client.invalidateQueries({ queryKey: under(app) });
}

// ------------------------------------------------------------------------------------------ states of the app

export interface Change {
  readonly area:
    | "fields"
    | "layout"
    | "views"
    | "general"
    | "tokens"
    | "acl"
    | "recordAcl"
    | "fieldAcl"
    | "customize"
    | "process";
  readonly change: "added" | "removed" | "changed";
  readonly name: string;
  readonly details: readonly string[];
}
export interface Changes {
  /** was deployed at least once */
  readonly live: boolean;
  readonly changed: boolean;
  readonly changes: readonly Change[];
}
export const changesQuery = (app: string) =>
  queryOptions({
    queryKey: under(app, "changes"),
    queryFn: ({ signal }) => api.get<Changes>(`/tonari/v1/apps/${app}/changes`, {}, { signal }),
  });

// ------------------------------------------------------------------------------------------ form

export interface FormFields {
  readonly properties: Readonly<Record<string, Properties>>;
  readonly revision: string;
}
interface FormLayout {
  readonly layout: readonly LayoutRow[];
  readonly revision: string;
}
export const formQuery = (app: string) =>
  queryOptions({
    queryKey: under(app, "form"),
    async queryFn({ signal }) {
      const [fields, layout] = await Promise.all([
        api.get<FormFields>("/k/v1/preview/app/form/fields.json", { app }, { signal }),
        api.get<FormLayout>("/k/v1/preview/app/form/layout.json", { app }, { signal }),
      ]);
      const path = "/k/v1/preview/app/status.json";
      const present = await presentFields(fields.properties as unknown as Fields, path, app, signal);
      const properties: FormFields["properties"] = present;
      return { properties, layout: layout.layout, revision: fields.revision };
    },
  });

// ------------------------------------------------------------------------------------------ views

export interface ServerView {
  readonly id: string;
  readonly index: string;
  readonly name: string;
  /** made by process management: it can neither go nor list anything else */
  readonly builtinType?: "ASSIGNEE";
  readonly type: "LIST" | "CALENDAR" | "CUSTOM";
  readonly filterCond: string;
  readonly sort: string;
  readonly fields?: readonly string[];
  readonly date?: string;
  readonly title?: string;
  readonly html?: string;
  readonly pager?: boolean;
  readonly device?: "DESKTOP" | "ANY";
}
export interface ServerViews {
  readonly views: Readonly<Record<string, ServerView>>;
  readonly revision: string;
}
export const viewsQuery = (app: string) =>
  queryOptions({
    queryKey: under(app, "views"),
    queryFn: ({ signal }) => api.get<ServerViews>("/k/v1/preview/app/views.json", { app }, { signal }),
  });

// ------------------------------------------------------------------------------------------ general settings

export interface General {
  readonly name: string;
  readonly description: string;
  readonly theme: string;
  readonly titleField: { readonly selectionMode: "AUTO" | "MANUAL"; readonly code?: string };
  readonly enableThumbnails: boolean;
  readonly enableBulkDeletion: boolean;
  readonly enableComments: boolean;
  readonly enableDuplicateRecord: boolean;
  readonly enableInlineRecordEditing: boolean;
  readonly numberPrecision: {
    readonly digits: string;
    readonly decimalPlaces: string;
    readonly roundingMode: string;
  };
  readonly firstMonthOfFiscalYear: string;
  readonly revision: string;
}
export const generalQuery = (app: string) =>
  queryOptions({
    queryKey: under(app, "general"),
    queryFn: ({ signal }) => api.get<General>("/k/v1/preview/app/settings.json", { app }, { signal }),
  });

// ------------------------------------------------------------------------------------------ permissions

export const aclQuery = (app: string) =>
  queryOptions({
    queryKey: under(app, "acl"),
    queryFn: ({ signal }) =>
      api.get<{ rights: readonly AclRow[]; revision: string }>(
        "/k/v1/preview/app/acl.json",
        { app },
        { signal },
      ),
  });

interface Rules<Rule> {
  readonly rights: readonly Rule[];
  readonly revision: string;
}
export const recordRulesQuery = (app: string) =>
  queryOptions({
    queryKey: under(app, "recordAcl"),
    queryFn: ({ signal }) =>
      api.get<Rules<ServerRecordRule>>("/k/v1/preview/record/acl.json", { app }, { signal }),
  });
export const fieldRulesQuery = (app: string) =>
  queryOptions({
    queryKey: under(app, "fieldAcl"),
    queryFn: ({ signal }) => api.get<Rules<FieldRule>>("/k/v1/preview/field/acl.json", { app }, { signal }),
  });

// ------------------------------------------------------------------------------------------ API tokens

export type Permission = "view" | "add" | "edit" | "delete" | "manage";
export interface Token {
  readonly id: string;
  readonly hint: string;
  readonly permissions: readonly Permission[];
  readonly memo: string;
  readonly createdAt: string;
  readonly creator: Person;
  /** how it works now */
  readonly live: { readonly permissions: readonly Permission[]; readonly memo: string } | null;
  /** works now, and stops with the next update */
  readonly removed: boolean;
  readonly lastUsed: { readonly time: string; readonly from: string } | null;
  readonly expiresAt: string | null;
  /** the text before the last replacement works until then */
  readonly oldUntil: string | null;
}
export const tokensQuery = (app: string) =>
  queryOptions({
    queryKey: under(app, "tokens"),
    queryFn: ({ signal }) =>
      api.get<{ tokens: readonly Token[]; revision: string }>(
        `/tonari/v1/apps/${app}/tokens`,
        {},
        { signal },
      ),
  });
