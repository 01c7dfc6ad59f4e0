import { BulkProblem } from "../api/request.ts";
import { statusOf } from "../core/errors/catalogue.ts";
import type { Language } from "../core/errors/language.ts";
import { Problem } from "../core/errors/problem.ts";
import { type ErrorBody, renderProblem } from "../core/errors/render.ts";
import { TooLarge } from "../store/store.ts";
import type { Log } from "./log.ts";
import { newErrorId } from "./request-id.ts";

/** What is worth knowing about a refused request. Never its headers, body or query string: they hold secrets. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  /** the credential that decided, if one did */
  readonly by?: string;
  readonly user?: string;
}
export interface ErrorReply {
  readonly problem: Problem;
  /** what is said of it: in a bulk request a part of the whole */
  readonly said: ErrorBody;
  readonly status: number;
  readonly code: string;
  readonly body: string;
}

/** The only place where a problem gets its status and its words. Every refusal leaves its reason in the log. */
export function errorReply(error: unknown, asked: Asked, language: Language, log: Log): ErrorReply {
  const id = newErrorId();
  const problem = asProblem(error instanceof BulkProblem ? error.problem : error);
  const status = statusOf(problem.code);
  const body = renderProblem(problem, language, id);
  if (status === 500) log.error({ id, ...asked, error: describe(error) }, "unexpected error");
  else log.info({ id, ...asked, status, code: body.code, why: problem.why }, "refused");
  return { problem, said: body, status, code: body.code, body: JSON.stringify(asPart(error, body)) };
}

/** In a bulk request the error stands at the place of the part that failed. */
function asPart(error: unknown, body: ErrorBody): object {
  if (!(error instanceof BulkProblem)) return body;
  return { results: Array.from({ length: error.parts }, (_, i) => (i === error.index ? body : {})) };
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof TooLarge) return new Problem("CB_TL01", { limit: "1 GB" });
  return new Problem("CB_IL01");
}

/** Not the whole error: what a database adds to it may quote the values of a record. */
function describe(error: unknown) {
  if (!(error instanceof Error)) return { message: typeof error };
  const { name, message, stack } = error;
  return { name, message, stack, ...("code" in error && { code: String(error.code) }) };
}
