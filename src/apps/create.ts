import { newApp } from "../core/apps/new-app.ts";
import type { Language } from "../core/errors/language.ts";
import { problem } from "../core/errors/problem.ts";
import type { App, Writer } from "../store/store.ts";
import type { Caller } from "./caller.ts";

/** A new app: it exists in preview only, until it is deployed for the first time. Every user may make apps. */
export function createApp(
  store: Writer,
  { actor, guestSpace, now }: Caller,
  { name, space = guestSpace }: { name: string; space?: number | null },
  language: Language,
): Promise<App> {
  if (space !== null) throw problem("GAIA_SP01", { id: space });
  const place = { code: "", spaceId: null, threadId: null, creatorId: actor.user.id };
  return store.apps.add(place, newApp(name, language), now);
}
