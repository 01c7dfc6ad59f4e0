import type { Actor } from "../core/permissions/actor.ts";

/** Who asks for a verb, through which address, and when. */
export interface Caller {
  readonly actor: Actor;
  /** of the path `/k/guest/{id}/v1/…`, else null */
  readonly guestSpace: number | null;
  /** milliseconds since 1970 UTC */
  readonly now: number;
}
