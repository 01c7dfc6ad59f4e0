import type { IncomingMessage } from "node:http";
import { hasCookie } from "../../auth/cookie.ts";
import { isUserToken } from "../../auth/user-token.ts";
import { type Kind, orderAt } from "../../core/decisions/decision.ts";
import type { Call } from "../call.ts";
import { readQueryString } from "../query-string.ts";
import type { Exchange, NotedRefusal, NotedRoute } from "./exchange.ts";

/** Longer bodies are not kept: a log of a thousand of them would be larger than the data. */
const longestBody = 8 * 1024;

/** Runs at the end of every request: no text is made here, and nothing is copied. */
export function exchangeOf(
  call: Call,
  route: NotedRoute | undefined,
  status: number,
  refusal?: NotedRefusal,
): Exchange {
  const { message, step } = call;
  return {
    at: call.domain.now(),
    duration: performance.now() - call.began,
    method: call.method,
    path: pathOf(message),
    address: call.address,
    came: cameWith(message),
    actor: call.actor,
    route,
    step,
    status,
    refusal,
    given: givenIn(call),
  };
}

/** What Fastify refused before it became a call of the API. */
export function outside(
  message: IncomingMessage,
  facts: Pick<Exchange, "at" | "method" | "path" | "status" | "refusal">,
): Exchange {
  const address = message.socket.remoteAddress ?? "";
  const unknown = { actor: undefined, route: undefined, given: undefined, duration: 0 };
  return { ...facts, ...unknown, address, came: cameWith(message), step: "route" };
}

function pathOf({ url = "" }: IncomingMessage): string {
  const end = url.indexOf("?");
  return end < 0 ? url : url.slice(0, end);
}

/** Holds on to the headers alone, until the log settles. */
function cameWith({ headers, url = "" }: IncomingMessage): Exchange["came"] {
  return () => ({
    presented: orderAt(url).filter((kind) => isPresent[kind](headers)),
    basic: isBasic(headers.authorization),
  });
}

type Headers = IncomingMessage["headers"];
const isPresent: { readonly [kind in Kind]: (headers: Headers) => boolean } = {
  password: (headers) => isGiven(headers["x-cybozu-authorization"]),
  apiToken: (headers) => isGiven(headers["x-cybozu-api-token"]),
  userToken: ({ authorization }) => isUserToken(authorization),
  oauth: ({ authorization }) =>
    authorization !== undefined && /^bearer\b/i.test(authorization) && !isUserToken(authorization),
  session: ({ cookie }) => hasCookie(cookie),
};

const isGiven = (value: string | string[] | undefined) => value !== undefined && value.length > 0;
const isBasic = (value: string | undefined) => value !== undefined && /^basic\b/i.test(value);

/** A refused request may not have come so far that its parameters were read: those of its address are at hand. */
function givenIn({ message, step, given, search, method }: Call): Exchange["given"] {
  if (Number(message.headers["content-length"] ?? 0) > longestBody) return undefined;
  if (message.headers["transfer-encoding"] !== undefined) return undefined;
  if (step === "done" || step === "handler" || step === "token" || step === "page") return given;
  if (method !== "GET") return undefined;
  try {
    return readQueryString(search);
  } catch {
    return undefined;
  }
}
