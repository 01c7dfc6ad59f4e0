import type { Route } from "../api/request.ts";

/** Each line of kintone's API is also callable below a guest space: `/k/guest/{id}/v1/…`. */
export function withGuestPaths(routes: readonly Route[]): Route[] {
  return routes.flatMap((route) => {
    const rest = /^\/k(\/v1\/.*)$/.exec(route.path)?.[1];
    return rest === undefined ? [route] : [route, { ...route, path: `/k/guest/:guestSpace${rest}` }];
  });
}

/** null on the usual path, NaN for what can be no space */
export function guestSpaceOf(parameter: string | undefined): number | null {
  if (parameter === undefined) return null;
  return /^[1-9]\d{0,14}$/.test(parameter) ? Number(parameter) : Number.NaN;
}

export function isApiPath(path: string): boolean {
  return /^\/(k\/v1|k\/guest\/[^/]*\/v1|v1|tonari(?!\/docs(?:$|\?)))(\/|$)/.test(path);
}
