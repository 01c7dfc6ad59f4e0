import { problem } from "../core/errors/problem.ts";
import type { Domain } from "../domain.ts";
import type { UserToken } from "../store/store.ts";
import { userTokenPrefix } from "../users/tokens/text.ts";
import { digestOf } from "./digest.ts";
import { actorBy, type Method, type Presented } from "./method.ts";
import { noteUse } from "./note-use.ts";

/** Everything that a token does is recorded as the built-in Administrator. */
const actingAdministrator = 1;
const form = new RegExp(`^bearer +${userTokenPrefix.replaceAll(".", "\\.")}`, "i");

export const isUserToken = (authorization: string | undefined) =>
  authorization !== undefined && form.test(authorization);

/** `Authorization: Bearer cy.s.api1.…`: a token of the User API. By its beginning it is no access token of OAuth. */
export const userToken: Method = {
  given: ({ header }) => {
    const given = header("authorization");
    return isUserToken(given) ? given?.slice("bearer".length).trim() : undefined;
  },
  check,
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
  const actor = { ...actorBy("userToken", user, domain), userScope: token.scope };
  const noted = (token.usedAt ?? 0) + notedEvery;
  return { actor, until: Math.min(noted, token.expiresAt ?? noted) };
}

const notedEvery = 60_000;

/** When it was last used, and from where: at most once a minute, and no request waits for it. */
function noteTokenUse(domain: Domain, { id, usedAt }: UserToken, from: string): void {
  const now = domain.now();
  if (usedAt !== null && now - usedAt < notedEvery) return;
  void noteUse(domain, `user token ${id}`, (store) => store.userTokens.touch(id, now, from));
}
