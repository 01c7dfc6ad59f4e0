import type { AskedOfCallers, Decision, Refusal } from "../../core/decisions/decision.ts";
import { isSecret, isSecretRoute, maskAll, maskParameters } from "../../core/decisions/mask.ts";
import type { Exchange, NotedRefusal, NotedRoute } from "./exchange.ts";

const longestPath = 500;

/** What is kept of an exchange. */
export function decisionOf(exchange: Exchange, id: string): Decision {
  const { at, duration, method, path, address, came, step, status } = exchange;
  const { actor, route, refusal, given, client } = exchange;
  return {
    id,
    at,
    duration: Math.round(duration * 10) / 10,
    method,
    path: path.slice(0, longestPath),
    address,
    ...came(),
    user: actor?.user.code ?? null,
    tokens: (actor?.tokens ?? []).map(({ appId, permissions }) => ({ app: String(appId), permissions })),
    scopes: actor?.scopes ?? [],
    ...(actor?.userScope && { userScope: actor.userScope }),
    route: route ? askedBy(route) : null,
    step,
    status,
    refusal: refusal === undefined ? null : "problem" in refusal ? refusalOf(refusal) : refusal,
    parameters: given ? (isSecretRoute(path) ? maskAll : maskParameters)(given) : null,
    upload: route?.upload === true,
    ...(client && { client }),
  };
}

function askedBy({ path, says, by, token, scope, userScope }: NotedRoute): AskedOfCallers {
  return {
    path,
    says,
    by,
    ...(token && { token }),
    ...(scope && { scope }),
    ...(userScope && { userScope }),
  };
}

function refusalOf({ problem, body, language }: NotedRefusal): Refusal {
  return {
    code: body.code,
    reason: problem.code,
    message: body.message,
    language,
    why: problem.why ?? null,
    errors: errorsOf(body.errors ?? {}),
  };
}

/** What is said of a parameter may repeat its value. */
function errorsOf(errors: Readonly<Record<string, { readonly messages: readonly string[] }>>) {
  return Object.fromEntries(
    Object.entries(errors).map(([path, { messages }]) => [path, isSecret(path) ? [] : messages]),
  );
}
