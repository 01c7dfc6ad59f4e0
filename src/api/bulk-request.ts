import { allowTokens } from "../auth/gate.ts";
import type { TokenPermission } from "../core/apps/settings.ts";
import { invalid, message, Problem } from "../core/errors/problem.ts";
import { anyObject, list, object, optional, parameters, text } from "../core/input/shape.ts";
import { writeRecords } from "../records/write.ts";
import { postRecord, putRecord } from "./record.ts";
import { deleteRecordsOf, postRecords, putRecords } from "./records.ts";
import { type ApiRequest, BulkProblem, type Write } from "./request.ts";
import { putAssignees, putStatus, putStatuses } from "./status.ts";

const most = 20;
const shape = {
  requests: list(object({ method: text(), api: text(), payload: optional(anyObject) }), {
    min: 1,
    max: most,
    sizeMessage: message("requestCount", { max: most }),
  }),
};

/** What may be part of a bulk request: method and path, the work, and what an API token needs for it. */
const kinds: Record<string, { readonly write: Write; readonly token: readonly TokenPermission[] }> = {
  "POST record.json": { write: postRecord, token: ["add"] },
  "PUT record.json": { write: putRecord, token: ["edit"] },
  "POST records.json": { write: postRecords, token: ["add"] },
  "PUT records.json": { write: putRecords, token: ["edit"] },
  "DELETE records.json": { write: deleteRecordsOf, token: ["delete"] },
  "PUT record/status.json": { write: putStatus, token: ["view"] },
  "PUT records/status.json": { write: putStatuses, token: ["view"] },
  "PUT record/assignees.json": { write: putAssignees, token: ["manage"] },
};

/** Several writes in order, all or none: each sees what those before it did. */
export async function bulkRequest(request: ApiRequest) {
  const { requests } = parameters(request.given, shape);
  const parts = requests.map((part, i) => asPart(request, part, i));
  const results = await writeRecords(request.domain, async (store, freed) => {
    const done: unknown[] = [];
    for (const { part, kind } of parts) {
      try {
        if (part.actor.tokens) {
          const guard = { by: [], token: kind.token, target: { app: "app" } };
          await allowTokens(guard, part.actor.tokens, part.given, store);
        }
        done.push(await kind.write(part, store, freed));
      } catch (error) {
        throw error instanceof Problem ? new BulkProblem(error, done.length, parts.length) : error;
      }
    }
    return done;
  });
  return { results };
}

const path = /^\/k\/(?:guest\/(\d{1,15})\/)?v1\/([\w/]+\.json)$/;

function asPart(
  request: ApiRequest,
  given: { method: string; api: string; payload?: ApiRequest["given"] },
  i: number,
) {
  const [, guestSpace, name] = path.exec(given.api) ?? [];
  const key = `${given.method} ${name}`;
  const kind = Object.hasOwn(kinds, key) ? kinds[key] : undefined;
  if (!kind) throw invalid({ [`requests[${i}].api`]: [message("enumValue")] });
  const { domain, actor } = request;
  const part = {
    domain,
    actor,
    given: given.payload ?? {},
    guestSpace: guestSpace ? Number(guestSpace) : null,
  };
  return { part, kind };
}
