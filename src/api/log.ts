import { curlOf } from "../core/decisions/curl.ts";
import { type Decision, type Kind, kinds } from "../core/decisions/decision.ts";
import { explain } from "../core/decisions/explain.ts";
import { problem } from "../core/errors/problem.ts";
import { enumOf, integer, optional, parameters, text } from "../core/input/shape.ts";
import { allowSystemAdministration } from "../core/permissions/domain.ts";
import type { ApiRequest } from "./request.ts";

const filter = {
  status: optional(text({ max: 3 })),
  user: optional(text({ max: 128 })),
  path: optional(text({ max: 500 })),
  outcome: optional(enumOf("refused", "allowed")),
  limit: optional(integer({ min: 1, max: 500 })),
};
type Filter = ReturnType<typeof parameters<typeof filter>>;

/** The exchanges that are remembered, the newest first. */
export async function showLog({ exchanges, actor, given }: ApiRequest) {
  allowSystemAdministration(actor);
  const wanted = parameters(given, filter);
  const found = (await exchanges.list()).filter((decision) => matches(decision, wanted));
  return { exchanges: found.slice(0, wanted.limit ?? 100).map(line), totalCount: String(found.length) };
}

/** `status` may be its beginning: "4" finds all that the caller did wrong. */
function matches(decision: Decision, { status, user, path, outcome }: Filter): boolean {
  if (status !== undefined && !String(decision.status).startsWith(status)) return false;
  if (user !== undefined && decision.user !== user) return false;
  if (path !== undefined && !decision.path.includes(path)) return false;
  return outcome === undefined || (decision.refusal !== null) === (outcome === "refused");
}

function line({ id, at, duration, method, path, address, presented, user, status, refusal }: Decision) {
  const time = new Date(at).toISOString();
  return { id, time, duration, method, path, address, presented, user, status, code: refusal?.code ?? null };
}

/** One exchange: why it was decided as it was, and how to send it again. */
export async function showExchange({ exchanges, actor, path, language, origin }: ApiRequest) {
  allowSystemAdministration(actor);
  const decision = await exchanges.find(path.id ?? "");
  if (!decision) throw problem("CB_NF01", { path: `/tonari/v1/log/${path.id}` });
  const { basic, tokens, scopes, userScope, route, step, refusal, parameters: given, client } = decision;
  return {
    ...line(decision),
    basic,
    tokens,
    scopes,
    ...(userScope !== undefined && { userScope }),
    route,
    step,
    refusal,
    parameters: given,
    ...(client && { client }),
    ...explain(decision, language),
    curl: Object.fromEntries(kindsAt(decision.path).map((kind) => [kind, curlOf(decision, kind, origin)])),
  };
}

/** The tokens of the User API have no business elsewhere. */
const kindsAt = (path: string): readonly Kind[] =>
  path.startsWith("/v1/") ? kinds : kinds.filter((kind) => kind !== "userToken");
