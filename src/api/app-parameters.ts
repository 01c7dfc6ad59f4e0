import type { SettingsChange } from "../apps/change-settings.ts";
import type { Version } from "../apps/read-settings.ts";
import { enumOf, id, optional, parameters, revision } from "../core/input/shape.ts";
import type { ApiRequest } from "./request.ts";

/** Names are not translated yet: every language reads the default ones. */
export const lang = optional(enumOf("default", "user", "ja", "en", "zh"));

/** What every change of settings names. */
export const changing = { app: id, revision: optional(revision) };

export function callerOf({ actor, guestSpace, domain }: ApiRequest) {
  return { actor, guestSpace, now: domain.now() };
}

export function settingsChange(
  request: ApiRequest,
  { app, revision }: { readonly app: number; readonly revision?: number },
): SettingsChange {
  return { ...callerOf(request), app, revision };
}

/** One handler for `/app/…` and one for `/preview/app/…`. */
export type ByVersion = (version: Version) => (request: ApiRequest) => Promise<unknown>;

/** tonari's own addresses name the app in the path. */
export function appInPath({ path }: ApiRequest): number {
  return parameters(path, { app: id }).app;
}
