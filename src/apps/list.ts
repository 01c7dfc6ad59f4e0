import type { AppSettings } from "../core/apps/settings.ts";
import type { Actor } from "../core/permissions/actor.ts";
import { appRights } from "../core/permissions/app.ts";
import type { App, AppFilter, Reader } from "../store/store.ts";
import { forRights } from "./open.ts";

export interface ListedApp {
  readonly app: App;
  readonly settings: AppSettings;
}

/** The apps that the caller works with, by id. Who may neither view nor add records does not see an app at all. */
export async function listApps(
  store: Reader,
  actor: Actor,
  { limit, offset, ...filter }: AppFilter & { limit: number; offset: number },
): Promise<ListedApp[]> {
  const found: ListedApp[] = [];
  for (const app of await store.apps.list(filter)) {
    if (found.length === offset + limit) break;
    const settings = app.live ? (await store.apps.documents(app.id))?.live : undefined;
    if (!settings) continue;
    const rights = appRights(actor, forRights({ app, settings, preview: settings }));
    if (rights.recordViewable || rights.recordAddable) found.push({ app, settings });
  }
  return found.slice(offset);
}

/** The apps that were never deployed and that the caller may manage. */
export async function listDrafts(store: Reader, actor: Actor): Promise<ListedApp[]> {
  const drafts: ListedApp[] = [];
  for (const app of await store.apps.list({})) {
    const documents = app.live ? undefined : await store.apps.documents(app.id);
    if (!documents) continue;
    if (appRights(actor, forRights({ app, ...documents })).appEditable) {
      drafts.push({ app, settings: documents.preview });
    }
  }
  return drafts;
}
