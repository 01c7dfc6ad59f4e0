import { problem } from "../core/errors/problem.ts";
import { boolean, parameters, text } from "../core/input/shape.ts";
import { decide } from "../oauth/authorize/decide.ts";
import { Stranger } from "../oauth/authorize/stranger.ts";
import type { ApiRequest } from "./request.ts";

/** What the consent page sends: the query of its own address, and what the user decided. */
export async function giveConsent({ domain, actor, given }: ApiRequest) {
  const { request, allow } = parameters(given, { request: text({ max: 8192 }), allow: boolean });
  try {
    return { redirect: await decide(domain, { asked: new URLSearchParams(request), actor, allow }) };
  } catch (error) {
    if (error instanceof Stranger) throw problem("CB_NO02", {}, { why: error.why });
    throw error;
  }
}
