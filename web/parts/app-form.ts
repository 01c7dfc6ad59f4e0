import { type App, type AppRights, useApp, useRights } from "./apps.ts";
import {
  type Fields,
  type GeneralSettings,
  type LayoutRow,
  useFields,
  useLayout,
  useSettings,
  useViews,
  type View,
} from "./form.ts";
import { seenForm } from "./seen-form.ts";

/** What every screen of an app's records needs to know of the app. */
export interface AppForm {
  readonly app: string;
  readonly about: App;
  readonly rights: AppRights;
  readonly fields: Fields;
  readonly layout: readonly LayoutRow[];
  readonly general: GeneralSettings;
  readonly views: readonly View[];
}

export function useAppForm(app: string): { form?: AppForm; error: unknown; retry: () => void } {
  const queries = [
    useApp(app),
    useRights(app),
    useFields(app),
    useLayout(app),
    useSettings(app),
    useViews(app),
  ] as const;
  const [about, rights, fields, layout, settings, views] = queries;
  const error = queries.find((query) => query.error)?.error;
  const retry = () => queries.forEach((query) => void query.refetch());
  if (!about.data || !rights.data || !fields.data || !layout.data || !settings.data || !views.data) {
    return { error, retry };
  }
  const { hiddenFields } = rights.data;
  const form = {
    app,
    about: about.data,
    rights: rights.data,
    ...(hiddenFields.length === 0
      ? { fields: fields.data, layout: layout.data }
      : seenForm(fields.data, layout.data, hiddenFields)),
    general: settings.data,
    views: views.data,
  };
  return { form, error, retry };
}
