import { Problem } from "../core/errors/problem.ts";
import { apiToken } from "./api-token.ts";
import { absent, type Known, type Method, type Presented, withBelonging } from "./method.ts";
import { bearer } from "./oauth.ts";
import { password } from "./password.ts";
import { session } from "./session.ts";

/** kintone's order. The first credential that is given decides alone; the others are not even looked at. */
const order: readonly Method[] = [password, apiToken, bearer, session];

/** Who asks, or undefined when nobody says who they are. */
export function identify(presented: Presented): Promise<Known> | undefined {
  for (const method of order) {
    const answer = method(presented);
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
