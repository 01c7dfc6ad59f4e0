import { message } from "../core/errors/problem.ts";
import { anyObject, boolean, id, list, object, optional, revision, text } from "../core/input/shape.ts";
import type { Asking } from "../records/asking.ts";
import type { Change } from "../records/target.ts";
import type { WriteRequest } from "./request.ts";

/** Shapes that the endpoints of records share. */

export const most = 100;

export const updateKey = object({ field: text(), value: text({ max: 64 }) });

export const change = {
  id: optional(id),
  updateKey: optional(updateKey),
  record: optional(anyObject),
  revision: optional(revision),
};

export const fieldCodes = list(text(), { max: 1000 });
export const flag = optional(boolean);
export const newRecords = list(anyObject, { max: most, sizeMessage: message("addCount", { max: most }) });
export const changes = list(object(change), {
  max: most,
  sizeMessage: message("updateCount", { max: most }),
});
export const deletedIds = list(id, {
  min: 1,
  max: most,
  sizeMessage: message("deleteCount", { max: most }),
  whenMissing: [message("deleteCount", { max: most })],
});
export const revisions = optional(list(optional(revision), { max: most }));

interface GivenChange extends Pick<Change, "id" | "updateKey" | "revision"> {
  readonly record?: Change["given"];
}
export function asChange({ record, ...rest }: GivenChange, path: string, place: string): Change {
  return { ...rest, ...(record && { given: record }), path, place };
}

export function asking({ domain, actor, guestSpace }: WriteRequest, app: number): Asking {
  return { domain, actor, app, guestSpace };
}
