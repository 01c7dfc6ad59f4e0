import { type Kind, orderAt } from "../core/decisions/decision.ts";
import { Problem } from "../core/errors/problem.ts";
import { apiToken } from "./api-token.ts";
import { type Known, type Method, type Presented, withBelonging } from "./method.ts";
import { bearer } from "./oauth.ts";
import { password } from "./password.ts";
import { remember, remembered } from "./remembered.ts";
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
 * address, decides alone; the others are not even looked at. The answer is there at once when it is remembered.
 */
export function identify(presented: Presented, path: string): Known | Promise<Known> | undefined {
  for (const kind of orderAt(path)) {
    const given = methods[kind].given(presented);
    if (given !== undefined) return prove(presented, kind, given);
  }
  return undefined;
}

function prove(presented: Presented, kind: Kind, given: string): Known | Promise<Known> {
  const method = methods[kind];
  const before = remembered(presented.domain, kind, given);
  return before ? admit(method, presented, before) : find(method, presented, kind, given);
}

async function find(method: Method, presented: Presented, kind: Kind, given: string): Promise<Known> {
  const { domain } = presented;
  const moment = domain.store.unchanged();
  const found = knownOrRefused(await method.check(presented, given));
  const known = { ...found, actor: await withBelonging(domain, found.actor) };
  remember(moment, kind, given, known);
  return admit(method, presented, known);
}

function admit({ alongside }: Method, presented: Presented, known: Known): Known {
  const missing = alongside?.(presented);
  if (missing) throw missing;
  return known;
}

function knownOrRefused(answer: Known | Problem): Known {
  if (answer instanceof Problem) throw answer;
  return answer;
}
