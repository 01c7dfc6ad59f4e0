import { api } from "../parts/api.ts";
import type { AppRights } from "../parts/apps.ts";
import type { View } from "../parts/form.ts";
import { appIn } from "./document.ts";
import { isOn, screen } from "./screen.ts";

/** kintone.app: the app whose page is open, and its list. */

export function getId(): number | null {
  const app = appIn(location.pathname);
  return app === undefined ? null : Number(app);
}

export const getQueryCondition = (): string | null => screen()?.condition ?? null;
export const getQuery = (): string | null => screen()?.query ?? null;

export const getHeaderSpaceElement = () => onList("list-header-space");
export const getHeaderMenuSpaceElement = () => onList("list-menu-space");

/** One for each row of the list that is shown; the cell is an input while its row is edited. */
export function getFieldElements(code: string): HTMLElement[] | null {
  const now = screen();
  if (!isOn("list") || now?.view?.type !== "LIST" || !now.view.fields?.includes(code)) return null;
  const field = now.form?.fields[code];
  if (!field || field.type === "SUBTABLE") return null;
  return [
    ...document.querySelectorAll<HTMLElement>(
      `.recordlist-gaia tbody td:has(> [data-field-code="${CSS.escape(code)}"]), .recordlist-gaia tbody td[data-field-code="${CSS.escape(code)}"]`,
    ),
  ];
}

/** The app that a lookup copies from, or that related records come from; null without the right to view it. */
export const getLookupTargetAppId = (code: string): string | null =>
  targetOf(fieldOf(code)?.lookup as Target | undefined);
export const getRelatedRecordsTargetAppId = (code: string): string | null =>
  targetOf(fieldOf(code)?.referenceTable as Target | undefined);

type Target = { readonly relatedApp: { readonly app: string } } | null;
const targetOf = (target: Target | undefined): string | null => target?.relatedApp.app ?? null;

function fieldOf(code: string) {
  const fields = screen()?.form?.fields ?? {};
  const inTables = Object.values(fields).map((field) => ((field.fields ?? {}) as typeof fields)[code]);
  return fields[code] ?? inTables.find((field) => field !== undefined);
}

/** The settings of the app in whose pages the script runs, as the REST API shows them. */
export async function get() {
  const app = thisApp();
  const [about, settings] = await Promise.all([
    api.get<About>("/k/v1/app.json", { id: app }),
    api.get<Settings>("/k/v1/app/settings.json", { app }),
  ]);
  const { numberPrecision } = settings;
  return {
    id: app,
    name: about.name,
    description: about.description,
    code: about.code,
    numberPrecision: {
      digits: Number(numberPrecision.digits),
      decimalPlaces: Number(numberPrecision.decimalPlaces),
      roundingMode: numberPrecision.roundingMode,
    },
    enableComments: settings.enableComments,
    enableThumbnails: settings.enableThumbnails,
    enableChangeHistory: true,
    enableInlineRecordEditing: settings.enableInlineRecordEditing,
    createdAt: about.createdAt,
    creator: about.creator,
    modifiedAt: about.modifiedAt,
    modifier: about.modifier,
    spaceId: about.spaceId,
    revision: settings.revision,
  };
}
interface About {
  readonly name: string;
  readonly description: string;
  readonly code: string;
  readonly createdAt: string;
  readonly creator: object;
  readonly modifiedAt: string;
  readonly modifier: object;
  readonly spaceId: string | null;
}
interface Settings {
  readonly numberPrecision: {
    readonly digits: string;
    readonly decimalPlaces: string;
    readonly roundingMode: string;
  };
  readonly enableComments: boolean;
  readonly enableThumbnails: boolean;
  readonly enableInlineRecordEditing: boolean;
  readonly revision: string;
}

export const getFormFields = () =>
  setting<{ properties: object }>("form/fields").then((form) => form.properties);
export const getFormLayout = () => setting<{ layout: object[] }>("form/layout").then((form) => form.layout);
export const getStatus = () => setting<object>("status");
export async function getCategories() {
  const { enabled, categories } = await setting<{ enabled: boolean; categories: object | null }>(
    "categories",
  );
  return { enabled, categories: categories ?? {} };
}

/** The list that stands, as its settings have it. */
export async function getView() {
  const view = isOn("list") ? screen()?.view : undefined;
  if (!view) throw new Error("there is no list on this screen");
  const { index: _, ...shown } = view;
  return shown;
}
export async function getViews() {
  const { views } = await setting<{ views: Record<string, View> | null }>("views");
  return Object.values(views ?? {})
    .toSorted((one, other) => Number(one.index) - Number(other.index))
    .map(({ type, builtinType, name, id }) => ({ type, ...(builtinType && { builtinType }), name, id }));
}
export async function getPermissions(): Promise<{ addRecord: boolean; editApp: boolean }> {
  const { recordAddable, appEditable } = await api.get<AppRights>(`/tonari/v1/apps/${thisApp()}/rights`);
  return { addRecord: recordAddable, editApp: appEditable };
}
/** Scripts run in the pages of the live app alone. */
export const isTestEnvironment = async (): Promise<boolean> => false;
export const isMaintenanceMode = async (): Promise<boolean> => false;

function thisApp(): string {
  const app = appIn(location.pathname);
  if (app === undefined) throw new Error("there is no app on this screen");
  return app;
}
const setting = <T>(name: string) => api.get<T>(`/k/v1/app/${name}.json`, { app: thisApp() });

const onList = (id: string) => (isOn("list") ? document.getElementById(id) : null);
