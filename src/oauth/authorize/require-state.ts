import { required } from "../error.ts";

/** kintone insists on it, which saves applications from codes that were slipped to them. */
export function requireState(given: URLSearchParams): string {
  return required(given, "state");
}
