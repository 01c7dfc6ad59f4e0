import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../parts/api.ts";

/** The lists of an app's JavaScript and CSS, as the API tells them and as the page edits them. */

export const scopes = ["ALL", "ADMIN", "NONE"] as const;
export const listNames = ["desktop.js", "desktop.css", "mobile.js", "mobile.css"] as const;
export type ListName = (typeof listNames)[number];

interface ServerFile {
  readonly fileKey: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: string;
}
type ServerEntry =
  | { readonly type: "URL"; readonly url: string }
  | { readonly type: "FILE"; readonly file: ServerFile };
interface ServerLists {
  readonly js: readonly ServerEntry[];
  readonly css: readonly ServerEntry[];
}
export interface ServerCustomize {
  readonly scope: (typeof scopes)[number];
  readonly desktop: ServerLists;
  readonly mobile: ServerLists;
  readonly revision: string;
}
export const customizeQuery = (app: string) =>
  queryOptions({
    queryKey: ["app-settings", app, "customize"],
    queryFn: ({ signal }) =>
      api.get<ServerCustomize>("/k/v1/preview/app/customize.json", { app }, { signal }),
  });

/** The id is for the page alone: an address may stand in a list twice. */
export type Entry = { readonly id: string } & (
  | { readonly type: "URL"; readonly url: string }
  | { readonly type: "FILE"; readonly fileKey: string; readonly name: string; readonly size: string }
);
export interface Draft {
  readonly scope: ServerCustomize["scope"];
  readonly lists: Readonly<Record<ListName, readonly Entry[]>>;
}

export function draftOf({ scope, desktop, mobile }: ServerCustomize): Draft {
  return {
    scope,
    lists: {
      "desktop.js": desktop.js.map(entryOf),
      "desktop.css": desktop.css.map(entryOf),
      "mobile.js": mobile.js.map(entryOf),
      "mobile.css": mobile.css.map(entryOf),
    },
  };
}

function entryOf(entry: ServerEntry, at: number): Entry {
  const id = `saved ${at}`;
  if (entry.type === "URL") return { id, ...entry };
  const { fileKey, name, size } = entry.file;
  return { id, type: "FILE", fileKey, name, size };
}

export function writeDraft(app: string, { scope, lists }: Draft, revision: string) {
  const desktop = { js: lists["desktop.js"].map(given), css: lists["desktop.css"].map(given) };
  const mobile = { js: lists["mobile.js"].map(given), css: lists["mobile.css"].map(given) };
  return api.put("/k/v1/preview/app/customize.json", { app, scope, desktop, mobile, revision });
}

const given = (entry: Entry) =>
  entry.type === "URL"
    ? { type: entry.type, url: entry.url }
    : { type: entry.type, file: { fileKey: entry.fileKey } };

export const nameOf = (entry: Entry) => (entry.type === "URL" ? entry.url : entry.name);

export const mostEntries = 30;
export const largestFile = 20 * 1024 * 1024;

export function isAddress(text: string): boolean {
  return /^https:\/\//i.test(text) && URL.canParse(text);
}
