import { findTokens } from "../apps/tokens/find.ts";
import { invalid, message, problem } from "../core/errors/problem.ts";
import { nowhere, type TokenGrant } from "../core/permissions/actor.ts";
import type { Domain } from "../domain.ts";
import { absent, actingUser, type Method } from "./method.ts";

export const maxTokens = 9;
/** Everything that a token does is recorded as the built-in Administrator. */
const actingAdministrator = 1;

const headerName = "X-Cybozu-API-Token";

/** `X-Cybozu-API-Token: one,two`. A header that is repeated arrives joined by a comma, so it is read the same way. */
export const apiToken: Method = ({ domain, header }) => {
  const given = header("x-cybozu-api-token");
  return given === undefined || given.trim() === "" ? absent : check(domain, given);
};

async function check(domain: Domain, given: string) {
  const texts = given.split(",").map((text) => text.trim());
  if (texts.length > maxTokens)
    return invalid({ [headerName]: [message("tooManyTokens", { max: maxTokens })] });
  const { view } = domain.store;
  const tokens = (await findTokens(view, texts)).filter((grant): grant is TokenGrant => grant !== undefined);
  if (tokens.length < texts.length) return problem("GAIA_IA02", {}, { why: "unknown, removed or draft" });
  if (new Set(tokens.map(({ appId }) => appId)).size < tokens.length) return problem("GAIA_DA03");
  const user = await view.users.byId(actingAdministrator);
  if (!user) throw new Error("the built-in Administrator is missing");
  const acting = actingUser(user, domain.timeZone);
  return { actor: { method: "apiToken" as const, user: acting, belonging: nowhere, tokens } };
}
