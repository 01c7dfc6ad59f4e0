import { customizeFiles, customizeOf } from "../core/apps/customize.ts";
import type { AppSettings, Customize, CustomizeFiles } from "../core/apps/settings.ts";
import type { Actor } from "../core/permissions/actor.ts";
import { appRights } from "../core/permissions/app.ts";
import type { Reader } from "../store/store.ts";

/** What the pages of a live app load for this person: nothing where the scope leaves them out. */
export async function customizationFor(
  store: Reader,
  actor: Actor,
  appId: number,
): Promise<CustomizeFiles | undefined> {
  return (await applied(store, actor, appId))?.desktop;
}

/** A file that the pages of an app load for this person, and as what. */
export async function customizationFile(store: Reader, actor: Actor, appId: number, key: string) {
  const customize = await applied(store, actor, appId);
  if (!customize || !customizeFiles({ customize }).some(({ fileKey }) => fileKey === key)) return undefined;
  const [file] = await store.files.byKeys([key]);
  return file && { file, kind: kindOf(customize, key) };
}

async function applied(store: Reader, actor: Actor, appId: number): Promise<Customize | undefined> {
  const app = await store.apps.get(appId);
  const live = app && (await store.apps.documents(appId))?.live;
  if (!live) return undefined;
  const rights = appRights(actor, { id: appId, creatorId: app.creatorId, acl: live.acl });
  const opens = rights.recordViewable || rights.recordAddable;
  return opens && appliesTo(live, rights.appEditable) ? customizeOf(live) : undefined;
}

function appliesTo(live: AppSettings, manager: boolean): boolean {
  const { scope } = customizeOf(live);
  return scope === "ALL" || (scope === "ADMIN" && manager);
}

/** A file is what the list says it is in; whatever was said when it was uploaded. */
function kindOf({ desktop, mobile }: Customize, key: string): "js" | "css" {
  const scripts = [...desktop.js, ...mobile.js];
  return scripts.some((entry) => entry.type === "FILE" && entry.fileKey === key) ? "js" : "css";
}
