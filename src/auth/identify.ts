import { type Kind, orderAt } from "../core/decisions/decision.ts";
import { Problem } from "../core/errors/problem.ts";
import { apiToken } from "./api-token.ts";
import { absent, type Known, type Method, type Presented, withBelonging } from "./method.ts";
import { bearer } from "./oauth.ts";
import { password } from "./password.ts";
import { session } from "./session.ts";
import { userToken } from "./user-token.ts";

const methods: { readonly [kind in Kind]: Method } = {
  password,
  apiToken,
  userToken,
  oauth: bearer,
  session,
};

/**
 * Who asks, or undefined when nobody says who they are. The first credential that is given, in kintone's order at this
 * address, decides alone; the others are not even looked at.
 */
export function identify(presented: Presented, path: string): Promise<Known> | undefined {
  for (const kind of orderAt(path)) {
    const answer = methods[kind](presented);
    if (answer !== absent) return answer.then((known) => whole(presented, knownOrRefused(known)));
  }
  return undefined;
}

async function whole({ domain }: Presented, known: Known): Promise<Known> {
  return { ...known, actor: await withBelonging(domain, known.actor) };
}

function knownOrRefused(answer: Known | Problem): Known {
  if (answer instanceof Problem) throw answer;
  return answer;
}
