import type { AppSettings } from "../core/apps/settings.ts";
import { Problem, problem } from "../core/errors/problem.ts";
import type { Actor } from "../core/permissions/actor.ts";
import { type AppForRights, type AppRight, appRights } from "../core/permissions/app.ts";
import type { App, Reader, Writer } from "../store/store.ts";

/** An app together with its settings. */
export interface OpenApp {
  readonly app: App;
  /** as they work now */
  readonly settings: AppSettings;
  /** as its administrators edit them */
  readonly preview: AppSettings;
}
/** The same for what also works on apps that were never deployed. */
export interface OpenDraft {
  readonly app: App;
  readonly live: AppSettings | null;
  readonly preview: AppSettings;
}

export interface OpenOptions {
  /** of the path `/k/guest/{id}/v1/…` */
  readonly guestSpace?: number | null;
}

/** An app that people use. One that was never deployed is not there yet for them. */
export async function openApp(store: Reader, id: number, options: OpenOptions = {}): Promise<OpenApp> {
  return asLive(await openDraft(store, id, options));
}

/** undefined: it is gone, or was never deployed. */
export async function openIfThere(store: Reader, id: number): Promise<OpenApp | undefined> {
  try {
    return await openApp(store, id);
  } catch (error) {
    if (error instanceof Problem && error.code === "GAIA_AP01") return undefined;
    throw error;
  }
}

/** For writing records: the form stays as it is until the unit ends, a deploy waits. */
export async function holdApp(store: Writer, id: number, options: OpenOptions = {}): Promise<OpenApp> {
  return asLive(await read(store, await store.apps.hold(id), id, options));
}

/** An app as its administrators see it, deployed or not. */
export async function openDraft(store: Reader, id: number, options: OpenOptions = {}): Promise<OpenDraft> {
  return read(store, await store.apps.get(id), id, options);
}

/** For changing settings: nobody else changes them, and nobody writes records, until the unit ends. */
export async function lockDraft(store: Writer, id: number, options: OpenOptions = {}): Promise<OpenDraft> {
  return read(store, await store.apps.lock(id), id, options);
}

async function read(
  store: Reader,
  app: App | undefined,
  id: number,
  { guestSpace = null }: OpenOptions,
): Promise<OpenDraft> {
  const documents = app && (await store.apps.documents(id));
  if (!app || !documents) throw problem("GAIA_AP01", { id });
  if (guestSpace !== null && app.spaceId !== guestSpace) {
    throw problem("CB_NO02", {}, { why: `app ${id} is not in the guest space ${guestSpace}` });
  }
  return { app, ...documents };
}

function asLive({ app, live, preview }: OpenDraft): OpenApp {
  if (!live) throw problem("GAIA_AP01", { id: app.id }, { why: "the app was never deployed" });
  return { app, settings: live, preview };
}

/** What the permission rules need to know: the permissions in force, or the draft's before the first deploy. */
export function forRights(open: OpenApp | OpenDraft): AppForRights {
  const settings = "settings" in open ? open.settings : (open.live ?? open.preview);
  return { id: open.app.id, creatorId: open.app.creatorId, acl: settings.acl };
}

/** Refuses an actor who has none of these rights. */
export function allow(actor: Actor, open: OpenApp | OpenDraft, ...oneOf: readonly AppRight[]): void {
  const rights = appRights(actor, forRights(open));
  if (oneOf.some((right) => rights[right])) return;
  const why = `needs ${oneOf.join(" or ")} on app ${open.app.id}`;
  throw problem(actor.method === "apiToken" ? "GAIA_NO01" : "CB_NO02", {}, { why });
}
