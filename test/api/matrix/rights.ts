import type { Route } from "../../../src/api/request.ts";
import type { Expected } from "./expected.ts";

/**
 * What a user hears who has no right on the app and administers nothing, with a request that is good otherwise. Written
 * down apart from the handlers: kintone's reference for its own API (auth.md 2, 8.2), for tonari's what it is for.
 */
export function withoutRight({ method, path, by }: Route): Expected {
  if (by.length === 0 || forEverybody.some((one) => one.test(`${method} ${path}`))) return "in";
  return "403 CB_NO02";
}

/** Whoever is signed in may do these, on what is theirs or everybody's. */
const forEverybody: readonly RegExp[] = [
  // The apps one may see, uploads, and making an app of one's own.
  /^GET \/k\/v1\/apps\.json$/,
  /^POST \/k\/v1\/file\.json$/,
  /^POST \/k\/v1\/preview\/app\.json$/,
  // Cursors belong to who made them: anybody else's is unknown.
  /^(GET|DELETE) \/k\/v1\/records\/cursor\.json$/,
  // The User API reads for every user, but for CSV.
  /^GET \/v1\/(?!csv\/)/,
  // What one is told about oneself and about others.
  /^\w+ \/tonari\/v1\/(session|me)(\/|$)/,
  /^GET \/tonari\/v1\/(apps|apps\/:app\/rights|users|titles|groups|custom-items|openapi\.json)$/,
  /^POST \/tonari\/v1\/oauth\/consent$/,
];
