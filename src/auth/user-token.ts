import { problem } from "../core/errors/problem.ts";
import { nowhere } from "../core/permissions/actor.ts";
import type { Domain } from "../domain.ts";
import type { UserToken } from "../store/store.ts";
import { userTokenPrefix } from "../users/tokens/text.ts";
import { digestOf } from "./digest.ts";
import { absent, actingUser, type Method, type Presented } from "./method.ts";
import { noteUse } from "./note-use.ts";

/** Everything that a token does is recorded as the built-in Administrator. */
const actingAdministrator = 1;
const header = new RegExp(`^bearer +${userTokenPrefix.replaceAll(".", "\\.")}`, "i");

export const isUserToken = (authorization: string | undefined) =>
  authorization !== undefined && header.test(authorization);

/** `Authorization: Bearer cy.s.api1.…`: a token of the User API. By its beginning it is no access token of OAuth. */
export const userToken: Method = (presented) => {
  const given = presented.header("authorization");
  if (given === undefined || !isUserToken(given)) return absent;
  return check(presented, given.slice("bearer".length).trim());
};

const refused = (why: string) => problem("CB_OA01", {}, { why });

async function check({ domain, address }: Presented, text: string) {
  const { userTokens, users } = domain.store.view;
  const token = await userTokens.byDigest(digestOf(text));
  if (!token) return refused("the User API token is unknown, deleted or replaced");
  if (token.expiresAt !== null && token.expiresAt <= domain.now())
    return refused("the User API token has expired");
  const user = await users.byId(actingAdministrator);
  if (!user) throw new Error("the built-in Administrator is missing");
  noteTokenUse(domain, token, address);
  const acting = actingUser(user, domain.timeZone);
  const actor = { method: "userToken" as const, user: acting, belonging: nowhere, userScope: token.scope };
  return { actor };
}

const notedEvery = 60_000;

/** When it was last used, and from where: at most once a minute, and no request waits for it. */
function noteTokenUse(domain: Domain, { id, usedAt }: UserToken, from: string): void {
  const now = domain.now();
  if (usedAt !== null && now - usedAt < notedEvery) return;
  void noteUse(domain, `user token ${id}`, (store) => store.userTokens.touch(id, now, from));
}
