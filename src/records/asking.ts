import type { Actor } from "../core/permissions/actor.ts";
import type { Domain } from "../domain.ts";

/** Who asks for something about an app's records, and by which path. */
export interface Asking {
  readonly domain: Domain;
  readonly actor: Actor;
  readonly app: number;
  /** of the path `/k/guest/{id}/v1/…`, else null */
  readonly guestSpace: number | null;
}
