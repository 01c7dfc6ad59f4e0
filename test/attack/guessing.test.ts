import { beforeAll, describe, expect, test } from "vitest";
import { deploy, ok } from "../api/app-maker.ts";
import { type Application, bearer, clientsPath, register } from "../api/application.ts";
import { type Company, company } from "../company.ts";
import { type Answer, base64 } from "../person.ts";

let the: Company;
beforeAll(async () => {
  the = await company();
});

/** All that a guesser sees, but for the id and the time. */
function seen({ status, body, headers }: Answer) {
  const names = [...headers.keys()].sort();
  return { status, code: body.code, message: body.message, keys: Object.keys(body), names };
}

/** Every one of these gets the same answer, letter by letter. */
async function allAlike(asked: readonly (readonly [string, Promise<Answer>])[], code: string) {
  const answers = [];
  for (const [name, answer] of asked) answers.push([name, seen(await answer)] as const);
  const [, first] = answers[0] ?? [];
  expect(first?.code).toBe(code);
  for (const [name, answer] of answers) expect(answer, name).toEqual(first);
}

describe("an answer tells nothing about what was guessed", () => {
  test("of API tokens: unknown, malformed, draft, removed, replaced, expired, of a deleted app", async () => {
    const app = await the.found(the.aiko, "Guessed");
    const path = `/tonari/v1/apps/${app}/tokens`;
    const make = (more = {}) => ok(the.aiko.post(path, { permissions: ["view"], deploy: true, ...more }));
    const good = await make();
    const draft = await ok(the.aiko.post(path, { permissions: ["view"] }));
    const removed = await make();
    await ok(the.aiko.delete(`${path}/${removed.id}`));
    await deploy(the.aiko, app);
    const draftAgain = await ok(the.aiko.post(path, { permissions: ["view"] }));
    const replaced = await make();
    await ok(the.aiko.post(`${path}/${replaced.id}/replace`));
    const revoked = await make();
    await ok(the.aiko.post(`${path}/${revoked.id}/revoke`));
    const expired = await make({ expiresAt: new Date(Date.now() + 60_000).toISOString() });
    await the.domain.store.write(({ tokens }) => tokens.setExpiry(expired.id, Date.now() - 1));
    const gone = await the.found(the.aiko, "Deleted");
    const ofGone = await the.token(["view"], gone);
    await ok(the.aiko.delete(`/tonari/v1/apps/${gone}`));

    const ask = (token: string) => the.withToken(token).get("/k/v1/records.json", { app });
    expect(await ask(good.token)).toMatchObject({ status: 200 });
    expect(await ask(draft.token)).toMatchObject({ status: 200 });
    const { token } = good as { token: string };
    await allAlike(
      [
        ["unknown", ask("a".repeat(40))],
        ["draft", ask(draftAgain.token)],
        ["removed", ask(removed.token)],
        ["replaced", ask(replaced.token)],
        ["revoked", ask(revoked.token)],
        ["expired", ask(expired.token)],
        ["of a deleted app", ask(ofGone)],
        ["one letter off", ask(token.slice(0, 39) + (token.endsWith("a") ? "b" : "a"))],
        ["the beginning", ask(token.slice(0, 39))],
        ["longer", ask(`${token}a`)],
        ["other case", ask(token.toLowerCase() === token ? token.toUpperCase() : token.toLowerCase())],
        ["quoted", ask(`"${token}"`)],
        ["inside", ask(`x${token}`)],
        ["short", ask("x")],
        ["a wildcard", ask("%")],
        ["SQL", ask("' or 1=1 --")],
        ["beside a good one", ask(`${token},${"a".repeat(40)}`)],
      ],
      "GAIA_IA02",
    );
  });

  test("of access tokens: unknown, expired, revoked, of a suspended user, of a deleted client", async () => {
    const gil = await the.hire("gil", "Gil");
    const application = await register(the, [the.ben, gil]);
    const passing = await register(the, [the.ben], { name: "Passing" });
    const { access, refresh } = await application.tokens(the.ben);
    const revoked = await application.tokens(the.ben);
    await application.revoke(revoked.refresh);
    const suspended = await application.tokens(gil);
    await ok(the.admin.put(`/tonari/v1/users/${gil.id}`, { valid: false }));
    const orphaned = await passing.tokens(the.ben);
    await ok(the.admin.delete(`${clientsPath}/${passing.id}`));
    const ask = (token: string) =>
      the.anonymous.get("/k/v1/records.json", { app: the.orders }, bearer(token));
    expect(await ask(access)).toMatchObject({ status: 200 });
    await allAlike(
      [
        ["unknown", ask("a".repeat(48))],
        ["revoked", ask(revoked.access)],
        ["of a suspended user", ask(suspended.access)],
        ["of a deleted client", ask(orphaned.access)],
        ["a refresh token", ask(refresh)],
        ["a client's secret", ask(application.secret)],
        ["the beginning", ask(access.slice(0, 47))],
        ["longer", ask(`${access}a`)],
        ["two", ask(`${access} ${access}`)],
        ["in brackets", ask(`<${access}>`)],
        ["none", ask("")],
      ],
      "CB_OA01",
    );
  });

  test("of clients: unknown, deleted, a wrong secret, a secret of another", async () => {
    const application: Application = await register(the, [the.ben]);
    const other = await register(the, [the.ben], { name: "Other" });
    const gone = await register(the, [the.ben], { name: "Gone" });
    await ok(the.admin.delete(`${clientsPath}/${gone.id}`));
    const ask = (id: string, secret: string) =>
      application.send(
        "/oauth2/token",
        { grant_type: "refresh_token", refresh_token: "x" },
        { Authorization: `Basic ${base64(`${id}:${secret}`)}` },
      );
    const answers = await Promise.all([
      ask(application.id, "x"),
      ask(application.id, other.secret),
      ask("l.1.unknown", application.secret),
      ask(gone.id, gone.secret),
    ]);
    const [first] = answers.map(seen);
    expect(first).toMatchObject({ status: 401, keys: ["error", "error_description", "id"] });
    for (const { body, ...answer } of answers) {
      expect(seen({ body, ...answer })).toEqual(first);
      expect(body.error_description).toBe(answers[0]?.body.error_description);
    }
  });

  test("of passwords in the header: unknown, suspended, without a password, malformed, wrong", async () => {
    const hal = await the.hire("hal", "Hal");
    await ok(the.admin.put(`/tonari/v1/users/${hal.id}`, { valid: false }));
    const { password } = the.ben;
    const ask = (text: string) =>
      the.anonymous.get("/k/v1/apps.json", {}, { "X-Cybozu-Authorization": text });
    await allAlike(
      [
        ["wrong", ask(base64("ben:wrong-1"))],
        ["unknown", ask(base64(`nobody:${password}`))],
        ["suspended, and right", ask(base64(`hal:${hal.password}`))],
        ["suspended, and wrong", ask(base64("hal:wrong-1"))],
        ["without a password", ask(base64("Administrator:wrong-1"))],
        ["not Base64", ask(`ben:${password}`)],
        ["no colon", ask(base64("ben"))],
        ["no password", ask(base64("ben:"))],
        ["no name", ask(base64(`:${password}`))],
        ["another spelling", ask(base64(`BEN:${password}`))],
        ["a space", ask(base64(`ben :${password}`))],
        ["a NUL", ask(base64(`ben\0:${password}`))],
        ["SQL", ask(base64(`ben' --:${password}`))],
        ["very long", ask(base64(`${"n".repeat(10_000)}:${password}`))],
      ],
      "CB_WA01",
    );
  });

  test("of passwords at sign-in, in every language", async () => {
    const ida = await the.hire("ida", "Ida");
    await ok(the.admin.put(`/tonari/v1/users/${ida.id}`, { valid: false, locale: "ja" }));
    const jun = await the.hire("jun", "Jun");
    await ok(the.admin.put(`/tonari/v1/users/${jun.id}`, { locale: "zh" }));
    const ask = (login: string, password: string) =>
      the.anonymous.post("/tonari/v1/session", { login, password }, { "Accept-Language": "en" });
    await allAlike(
      [
        ["wrong", ask("ben", "wrong-1")],
        ["unknown", ask("nobody-else", "wrong-1")],
        ["suspended", ask("ida", ida.password)],
        ["with another language", ask("jun", "wrong-1")],
        ["without a password", ask("Administrator", "wrong-1")],
        [
          "a code beside it",
          the.anonymous.post("/tonari/v1/session", {
            login: "ben",
            password: "wrong-2",
            code: "1",
            newPassword: "x",
          }),
        ],
      ],
      "SLASH_LO02",
    );
  });
});
