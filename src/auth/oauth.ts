import { problem } from "../core/errors/problem.ts";
import type { Domain } from "../domain.ts";
import type { OAuthPass } from "../store/store.ts";
import { digestOf } from "./digest.ts";
import { actorBy, type Method, type Presented } from "./method.ts";
import { noteUse } from "./note-use.ts";

const touchedEvery = 5 * 60_000;

/** `Authorization: Bearer …`. `Basic` in the same header belongs to the network gate in front. */
export const bearer: Method = {
  given: ({ header }) => {
    const given = header("authorization");
    return given !== undefined && /^bearer\b/i.test(given) ? given.slice("bearer".length).trim() : undefined;
  },
  check,
};

const refused = (why: string) => problem("CB_OA01", {}, { why });

async function check({ domain, address }: Presented, token: string) {
  const { oauth, users } = domain.store.view;
  const pass = await oauth.pass(digestOf(token));
  if (!pass) return refused("the access token is unknown or revoked, or its user may not use the client");
  if (pass.expiresAt <= domain.now()) return refused("the access token has expired");
  const user = await users.byId(pass.userId);
  if (!user?.valid) return refused("the user is suspended");
  noteGrantUse(domain, pass, address);
  const actor = { ...actorBy("oauth", user, domain), scopes: pass.scopes };
  const noted = pass.usedFrom === null ? 0 : pass.usedAt + touchedEvery;
  return { actor, until: Math.min(noted, pass.expiresAt) };
}

/** To five minutes, and no request waits for it; the first use is noted at once. */
function noteGrantUse(domain: Domain, { grantId, usedAt, usedFrom }: OAuthPass, from: string): void {
  const now = domain.now();
  if (usedFrom !== null && now - usedAt < touchedEvery) return;
  void noteUse(domain, `grant ${grantId}`, (store) => store.oauth.touchGrant(grantId, now, from));
}
