import { invalid, message, problem } from "../core/errors/problem.ts";
import type { TokenGrant } from "../core/permissions/actor.ts";
import type { Domain } from "../domain.ts";
import type { ApiToken, Reader, User } from "../store/store.ts";
import { digestOf } from "./digest.ts";
import { absent, actingUser, type Method } from "./method.ts";

export const maxTokens = 9;
/** Everything that a token does is recorded as the built-in Administrator. */
export const actingAdministrator: User["id"] = 1;

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
  const found = await view.tokens.byDigests(texts.map(digestOf));
  const grants: TokenGrant[] = [];
  for (const token of found) {
    const grant = await grantOf(token, view);
    if (grant) grants.push(grant);
  }
  // The same text twice is found once, and is still two tokens of one app.
  if (grants.length < new Set(texts).size)
    return problem("GAIA_IA02", {}, { why: "unknown, removed or draft" });
  if (new Set(grants.map(({ appId }) => appId)).size < texts.length) return problem("GAIA_DA03");
  const user = await view.users.byId(actingAdministrator);
  if (!user) throw new Error("the built-in Administrator is missing");
  return {
    actor: { method: "apiToken" as const, user: actingUser(user, domain.timeZone), tokens: grants },
  };
}

/** A token works as the app's live settings say; one that stands only in the draft does not work. */
async function grantOf({ id, appId }: ApiToken, view: Reader): Promise<TokenGrant | undefined> {
  const live = (await view.apps.documents(appId))?.live;
  const setting = live?.tokens.find((token) => token.id === id);
  return setting && { tokenId: id, appId, permissions: setting.permissions };
}
