import { queryOptions, useQuery } from "@tanstack/react-query";
import type { FieldProperty } from "../fields/field.ts";
import { api } from "./api.ts";
import { presentFields } from "./switched-fields.ts";

/** A part of the form as layout.json describes it; sizes are pixels as strings. */
export interface LayoutField {
  readonly type: string;
  readonly code?: string;
  readonly label?: string;
  readonly elementId?: string;
  readonly size?: { readonly width?: string; readonly height?: string; readonly innerHeight?: string };
}
export type LayoutRow =
  | { readonly type: "ROW"; readonly fields: readonly LayoutField[] }
  | { readonly type: "SUBTABLE"; readonly code: string; readonly fields: readonly LayoutField[] }
  | { readonly type: "GROUP"; readonly code: string; readonly layout: readonly LayoutRow[] };

export type Fields = Readonly<Record<string, FieldProperty>>;

export interface View {
  readonly id: string;
  readonly name: string;
  /** made by process management: it can neither go nor list anything else */
  readonly builtinType?: "ASSIGNEE";
  readonly index: string;
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

export interface GeneralSettings {
  readonly name: string;
  readonly description: string;
  readonly titleField: { readonly selectionMode: "AUTO" | "MANUAL"; readonly code?: string };
  readonly enableComments: boolean;
  readonly enableDuplicateRecord: boolean;
  readonly enableInlineRecordEditing: boolean;
  readonly numberPrecision: {
    readonly digits: string;
    readonly decimalPlaces: string;
    readonly roundingMode: "HALF_EVEN" | "UP" | "DOWN";
  };
}

/** The live settings of an app that its records are shown by. */
export const fieldsQuery = (app: string) =>
  queryOptions({
    queryKey: ["app", app, "fields"],
    queryFn: ({ signal }) =>
      api
        .get<{ properties: Fields }>("/k/v1/app/form/fields.json", { app }, { signal })
        .then((form) => presentFields(form.properties, "/k/v1/app/status.json", app, signal)),
  });
export const layoutQuery = (app: string) =>
  queryOptions({
    queryKey: ["app", app, "layout"],
    queryFn: ({ signal }) =>
      api
        .get<{ layout: readonly LayoutRow[] }>("/k/v1/app/form/layout.json", { app }, { signal })
        .then((form) => form.layout),
  });
export const viewsQuery = (app: string) =>
  queryOptions({
    queryKey: ["app", app, "views"],
    queryFn: async ({ signal }) => {
      const { views } = await api.get<{ views: Readonly<Record<string, View>> }>(
        "/k/v1/app/views.json",
        { app },
        { signal },
      );
      return Object.values(views ?? {}).sort((one, other) => Number(one.index) - Number(other.index));
    },
  });
export const settingsQuery = (app: string) =>
  queryOptions({
    queryKey: ["app", app, "settings"],
    queryFn: ({ signal }) => api.get<GeneralSettings>("/k/v1/app/settings.json", { app }, { signal }),
  });

export const useFields = (app: string) => useQuery(fieldsQuery(app));
export const useLayout = (app: string) => useQuery(layoutQuery(app));
export const useViews = (app: string) => useQuery(viewsQuery(app));
export const useSettings = (app: string) => useQuery(settingsQuery(app));

/** The codes of the fields in the order in which the form shows them. */
export function codesInOrder(layout: readonly LayoutRow[]): string[] {
  return layout.flatMap((row) => {
    if (row.type === "GROUP") return codesInOrder(row.layout);
    if (row.type === "SUBTABLE") return [row.code];
    return row.fields.flatMap(({ code }) => (code === undefined ? [] : [code]));
  });
}
