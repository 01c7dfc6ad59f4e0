import type { FastifyReply, FastifyRequest } from "fastify";
import { chooseLanguage } from "../core/errors/language.ts";
import { Problem, problem } from "../core/errors/problem.ts";
import type { Domain } from "../domain.ts";
import type { Concurrency } from "./concurrency.ts";
import type { Exchanges } from "./exchanges/exchanges.ts";
import { outside } from "./exchanges/note.ts";
import { isApiPath } from "./guest-path.ts";
import type { Log } from "./log.ts";
import { errorReply } from "./problem.ts";
import { commonHeaders } from "./send.ts";

interface FailParts {
  readonly domain: Domain;
  readonly log: Log;
  readonly exchanges: Exchanges;
  readonly concurrency: Concurrency;
}

/** Answers what went wrong outside of an API call, where nobody is signed in. */
export type Fail = (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply;

export function failWith({ domain, log, exchanges, concurrency }: FailParts): Fail {
  const { language: own, now } = domain;
  return (error, request, reply) => {
    const acceptLanguage = request.headers["accept-language"];
    const language = chooseLanguage({ setting: undefined, acceptLanguage, domain: own });
    const asked = { method: request.method, path: pathOf(request) };
    const { status, code, body, said, problem } = errorReply(asProblem(error), asked, language, log);
    const facts = { ...asked, at: now(), status, refusal: { problem, body: said, language } };
    exchanges.refused(outside(request.raw, facts), said.id);
    reply.status(status).headers(commonHeaders(concurrency)).header("X-Cybozu-Error", code);
    return reply.type("application/json;charset=utf-8").send(body);
  };
}

export function notFound(fail: Fail) {
  return (request: FastifyRequest, reply: FastifyReply) => {
    const path = pathOf(request);
    if (isApiPath(path)) return fail(problem("CB_NF01", { path }), request, reply);
    reply.status(404).header("X-Content-Type-Options", "nosniff");
    return reply.type("text/plain; charset=utf-8").send("404 Not Found");
  };
}

/**
 * What Fastify itself refuses (a broken URL, a broken Content-Type) is an illegal request. Its message repeats the whole
 * address with the secrets that may stand there, so the log gets the name of the error alone.
 */
function asProblem(error: unknown): unknown {
  if (error instanceof Problem || !(error instanceof Error)) return error;
  const status = "statusCode" in error ? Number(error.statusCode) : 500;
  const why = "code" in error ? String(error.code) : error.name;
  return status >= 400 && status < 500 ? problem("CB_IL02", {}, { why }) : error;
}

function pathOf({ url }: FastifyRequest): string {
  const [path = ""] = url.split("?");
  return path;
}
