import type { Language } from "../errors/language.ts";
import { type AskedOfCallers, type Decision, deciding, isOAuth } from "./decision.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import type { Words } from "./words.ts";
import { zh } from "./zh.ts";

const languages: Record<Language, Words> = { ja, en, zh };

/** A decision as sentences: what came, who acted, what was asked of them, which rule said no. */
export interface Explanation {
  readonly sentences: readonly string[];
  /** what would have allowed it; "" when nothing was refused */
  readonly help: string;
}

export function explain(decision: Decision, language: Language): Explanation {
  const words = languages[language];
  const sentences = [
    ...(isOAuth(decision) ? applicationOf(decision, words) : cameWith(decision, words)),
    ...actedAs(decision, words),
    ...asked(decision.route, words),
    ...outcome(decision, words),
  ];
  return { sentences, help: decision.refusal ? helpFor(decision, words) : "" };
}

function cameWith(decision: Decision, words: Words): string[] {
  const { presented, basic, step, route } = decision;
  const kind = deciding(decision);
  const came = kind === null ? words.nothingCame : words.came(named(presented, words));
  const sentences = basic ? [came, words.basic] : [came];
  const looked = step !== "count" && step !== "route" && route?.by.length !== 0;
  if (kind === null || !looked) return sentences;
  const alone = presented.length > 1 ? words.decidedAlone : words.decided;
  const say = step === "credential" ? words.notAccepted : alone;
  return [...sentences, say(words.kinds[kind])];
}

/** The protocol's requests bring what the application proves itself with, which is no credential of a user. */
function applicationOf({ client }: Decision, words: Words): string[] {
  if (!client) return [words.noApplication];
  const { id, name } = client;
  return [name === null ? words.unknownApplication(id) : words.application(id, name)];
}

const named = (presented: Decision["presented"], words: Words) =>
  words.list(presented.map((kind) => words.kinds[kind]));

function actedAs({ user, tokens, scopes, userScope }: Decision, words: Words): string[] {
  if (user === null) return [];
  return [
    words.actedAs(user),
    ...tokens.map(({ app, permissions }) => words.tokenFor(app, permissions.join(", "))),
    ...(scopes.length > 0 ? [words.scopes(scopes.join(", "))] : []),
    ...(userScope === undefined ? [] : [words.scopes(userScope)]),
  ];
}

function asked(route: AskedOfCallers | null, words: Words): string[] {
  if (!route) return [];
  return [route.by.length === 0 ? words.takesAnybody : words.takes(taken(route, words))];
}

function taken({ by, token, scope, userScope }: AskedOfCallers, words: Words): string {
  return words.list(
    by.flatMap((kind) => {
      const name = words.kinds[kind];
      if (kind === "apiToken" && token) return [words.withPermission(name, token.join(" / "))];
      // What has no scope cannot be reached by OAuth, whatever else the line says.
      if (kind === "oauth") return scope === undefined ? [] : [words.withScope(name, scope)];
      if (kind === "userToken" && userScope !== undefined) return [words.withScope(name, userScope)];
      return [name];
    }),
  );
}

function outcome({ step, refusal }: Decision, words: Words): string[] {
  if (!refusal || step === "done") return [words.done];
  const sentences = [words.refusedAt[step], `${refusal.code}: ${refusal.message}`];
  return refusal.why === null ? sentences : [...sentences, words.rule(refusal.why)];
}

function helpFor(decision: Decision, words: Words): string {
  const { refusal, route } = decision;
  const { help } = words;
  const methods = route ? taken(route, words) : "";
  const byReason: Record<string, string> = {
    CB_AU01: help.sendOne(methods),
    CB_WA01: help.password,
    CB_TW02: help.twoFactor,
    CB_US02: help.unlock,
    CB_US02_TEMPORARY: help.unlock,
    CB_PE01: help.expiredPassword,
    SLASH_PA02: help.expiredPassword,
    SLASH_LO02: help.password,
    CB_OA01: deciding(decision) === "userToken" ? help.newUserToken : help.newAccess,
    CB_OA01_SCOPE: shortOfScope(decision, words, methods),
    CB_JH01: help.requestedWith,
    CB_CS01: decision.step === "origin" ? help.samePage : help.requestToken,
    GAIA_IA02: help.tokenLive,
    GAIA_DA03: help.tokenOnce,
    GAIA_AP15: help.tokenOfApp,
    GAIA_NO01:
      decision.step === "method"
        ? help.otherMethod(methods)
        : help.tokenPermission(route?.token?.join(" / ") ?? ""),
    CB_NO02: forbidden(decision, words, methods),
    CB_NF01: help.path,
    CB_NF02: help.path,
    CB_VA01: help.parameters,
    CB_IJ01: help.json,
    CB_IL02: help.json,
    CB_IL01: help.unexpected,
    GAIA_AP01: help.app,
    GAIA_TO04: help.fewer,
    invalid_client: help.client,
    invalid_grant: help.grant,
    invalid_request: help.oauthRequest,
    invalid_scope: help.oauthScope,
    unsupported_grant_type: help.oauthRequest,
    unsupported_response_type: help.oauthRequest,
    unknownClient: help.unknownClient,
    wrongEndpoint: help.wrongEndpoint,
    notAllowed: help.notAllowed(decision.user ?? ""),
  };
  return byReason[refusal?.reason ?? ""] ?? help.asTheMessageSays;
}

function shortOfScope(decision: Decision, { help }: Words, methods: string): string {
  const { scope, userScope, by = [] } = decision.route ?? {};
  if (deciding(decision) === "userToken") {
    // Past the gate it was an administrator whom the token may not change.
    if (decision.step !== "method") return help.userScope("dangerous");
    return by.includes("userToken") && userScope ? help.userScope(userScope) : help.otherMethod(methods);
  }
  return scope === undefined ? help.otherMethod(methods) : help.scope(scope);
}

function forbidden({ step, user }: Decision, { help }: Words, methods: string): string {
  if (step === "method") return help.otherMethod(methods);
  return step === "service" ? help.service(user ?? "") : help.right(user ?? "");
}
