import type { OAuthClient } from "../../store/store.ts";
import { Stranger } from "./stranger.ts";

/** Exactly the registered one: every rule that is looser has been used to steal codes. */
export function requireEndpoint({ redirectEndpoint }: OAuthClient, given: URLSearchParams): void {
  const [endpoint, ...more] = given.getAll("redirect_uri");
  if (endpoint !== redirectEndpoint || more.length > 0) throw new Stranger("wrongEndpoint");
}
