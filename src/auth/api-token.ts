import { type FoundToken, findTokens } from "../apps/tokens/find.ts";
import { invalid, message, problem } from "../core/errors/problem.ts";
import type { Domain } from "../domain.ts";
import type { ApiToken } from "../store/store.ts";
import { actorBy, type Method, type Presented } from "./method.ts";
import { noteUse } from "./note-use.ts";

export const maxTokens = 9;
/** Everything that a token does is recorded as the built-in Administrator. */
const actingAdministrator = 1;

const headerName = "X-Cybozu-API-Token";

/** `X-Cybozu-API-Token: one,two`. A header that is repeated arrives joined by a comma, so it is read the same way. */
export const apiToken: Method = {
  given: ({ header }) => {
    const given = header("x-cybozu-api-token");
    return given === undefined || given.trim() === "" ? undefined : given;
  },
  check,
};

async function check({ domain, address }: Presented, given: string) {
  const texts = given.split(",").map((text) => text.trim());
  if (texts.length > maxTokens)
    return invalid({ [headerName]: [message("tooManyTokens", { max: maxTokens })] });
  const { view } = domain.store;
  const found: FoundToken[] = [];
  for (const one of await findTokens(view, texts, domain.now())) {
    if (typeof one === "string") return problem("GAIA_IA02", {}, { why: one });
    found.push(one);
  }
  const tokens = found.map(({ grant }) => grant);
  if (new Set(tokens.map(({ appId }) => appId)).size < tokens.length) return problem("GAIA_DA03");
  const user = await view.users.byId(actingAdministrator);
  if (!user) throw new Error("the built-in Administrator is missing");
  for (const { secret } of found) noteTokenUse(domain, secret, address);
  const until = Math.min(
    ...found.map(({ secret, endsAt }) => Math.min(endsAt, (secret.usedAt ?? 0) + notedEvery)),
  );
  return { actor: { ...actorBy("apiToken", user, domain), tokens }, until };
}

const notedEvery = 60_000;

/** When it was last used, and from where: at most once a minute, and no request waits for it. */
function noteTokenUse(domain: Domain, { id, usedAt }: ApiToken, from: string): void {
  const now = domain.now();
  if (usedAt !== null && now - usedAt < notedEvery) return;
  void noteUse(domain, `token ${id}`, (store) => store.tokens.touch(id, now, from));
}
