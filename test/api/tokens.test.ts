import { describe, expect, test } from "vitest";
import { type Company, company, type Engine } from "../company.ts";
import type { Params, Person } from "../person.ts";
import {
  badParameters,
  deploy,
  discard,
  draftApp,
  fieldsPath,
  liveApp,
  ok,
  refusal,
  revisionOf,
  text,
} from "./app-maker.ts";

const engines: Engine[] = ["sqlite", "postgres"];
const path = (app: string, ...rest: string[]) => ["/tonari/v1/apps", app, "tokens", ...rest].join("/");
const generate = (person: Person, app: string, given: Params = {}) => ok(person.post(path(app), given));
const listed = async (person: Person, app: string) => (await ok(person.get(path(app)))).tokens;
const reading = (caller: Person, app: string) => refusal(caller.get("/k/v1/records.json", { app }));
const adding = (caller: Person, app: string) => refusal(caller.post("/k/v1/record.json", { app }));

describe.each(engines)("on %s", (engine) => {
  test("a token is 40 letters and digits, shown once, and may only view unless told otherwise", async () => {
    const { aiko, domain } = await company({ engine });
    const app = await liveApp(aiko);
    const reply = await aiko.post(path(app), { memo: "shop" });
    expect(reply).toMatchObject({ status: 201, body: { id: expect.any(String), revision: "3" } });
    const { id, token } = reply.body;
    expect(token).toMatch(/^[A-Za-z0-9]{40}$/);
    const all = await aiko.get(path(app));
    expect(JSON.stringify(all.body)).not.toContain(token);
    expect(all.body).toEqual({
      tokens: [
        {
          id,
          hint: token.slice(0, 4),
          permissions: ["view"],
          memo: "shop",
          createdAt: expect.stringMatching(/Z$/),
          creator: { code: "aiko", name: "Aiko" },
          live: null,
          lastUsed: null,
          expiresAt: null,
          oldUntil: null,
          removed: false,
        },
      ],
      revision: "3",
    });
    const [kept] = await domain.store.view.tokens.byApp(Number(app));
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  test("a draft is as unknown as any other text, works after Update App, and dies after the next", async () => {
    const { aiko, withToken } = await company({ engine });
    const app = await liveApp(aiko, text("a"));
    const { id, token } = await generate(aiko, app, { permissions: ["view", "add"] });
    const caller = withToken(token);
    expect(await reading(caller, app)).toBe("400 GAIA_IA02");
    expect(await reading(withToken("x".repeat(40)), app)).toBe("400 GAIA_IA02");

    await deploy(aiko, app);
    expect(await reading(caller, app)).toBe("200 done");
    expect(await adding(caller, app)).toBe("200 done");
    expect(await listed(aiko, app)).toMatchObject([
      { live: { permissions: ["view", "add"], memo: "" }, removed: false },
    ]);

    await ok(aiko.delete(path(app, id)));
    expect(await reading(caller, app)).toBe("200 done");
    expect(await listed(aiko, app)).toMatchObject([{ id, live: { memo: "" }, removed: true }]);
    await deploy(aiko, app);
    expect(await reading(caller, app)).toBe("400 GAIA_IA02");
    expect(await listed(aiko, app)).toEqual([]);
  });

  test("permissions change at Update App, not before", async () => {
    const { aiko, withToken } = await company({ engine });
    const app = await liveApp(aiko, text("a"));
    const { id, token } = await generate(aiko, app, { permissions: ["view"], deploy: true });
    const caller = withToken(token);
    await ok(aiko.put(path(app, id), { permissions: ["add"], memo: "adds" }));
    expect(await reading(caller, app)).toBe("200 done");
    expect(await adding(caller, app)).toBe("403 GAIA_NO01");
    await deploy(aiko, app);
    expect(await reading(caller, app)).toBe("403 GAIA_NO01");
    expect(await adding(caller, app)).toBe("200 done");
    await ok(aiko.put(path(app, id), { memo: "still adds" }));
    expect(await listed(aiko, app)).toMatchObject([
      { permissions: ["add"], memo: "still adds", live: { permissions: ["add"], memo: "adds" } },
    ]);
  });

  test("discarding changes drops drafts for good and brings removed ones back", async () => {
    const { aiko, withToken, domain } = await company({ engine });
    const app = await liveApp(aiko, text("a"));
    const works = await generate(aiko, app, { deploy: true });
    const draft = await generate(aiko, app);
    await ok(aiko.delete(path(app, works.id)));
    await discard(aiko, app);
    expect(await listed(aiko, app)).toMatchObject([{ id: works.id, removed: false }]);
    expect(await domain.store.view.tokens.byApp(Number(app))).toHaveLength(1);
    await deploy(aiko, app);
    expect(await reading(withToken(works.token), app)).toBe("200 done");
    expect(await reading(withToken(draft.token), app)).toBe("400 GAIA_IA02");
  });

  test("a removed draft is gone at once, its digest too", async () => {
    const { aiko, domain } = await company({ engine });
    const app = await liveApp(aiko);
    const { id } = await generate(aiko, app);
    await ok(aiko.delete(path(app, id)));
    expect(await domain.store.view.tokens.byApp(Number(app))).toEqual([]);
    expect((await ok(aiko.get(`/tonari/v1/apps/${app}/changes`))).changed).toBe(false);
  });

  test("a replaced token has a new text at once, and the old one stops", async () => {
    const { aiko, withToken } = await company({ engine });
    const app = await liveApp(aiko, text("a"));
    const { id, token } = await generate(aiko, app, { permissions: ["view"], deploy: true });
    const fresh = (await ok(aiko.post(path(app, id, "replace")))).token;
    expect(fresh).toMatch(/^[A-Za-z0-9]{40}$/);
    expect(await reading(withToken(token), app)).toBe("400 GAIA_IA02");
    expect(await reading(withToken(fresh), app)).toBe("200 done");
    expect(await adding(withToken(fresh), app)).toBe("403 GAIA_NO01");
    expect(await listed(aiko, app)).toMatchObject([{ id, hint: fresh.slice(0, 4) }]);
  });

  test("an app has at most 20 tokens, and a removed one makes room", async () => {
    const { aiko } = await company({ engine });
    const app = await liveApp(aiko);
    const made: { id: string }[] = [];
    for (let i = 0; i < 20; i++) made.push(await generate(aiko, app));
    expect(await badParameters(aiko.post(path(app)))).toEqual(["tokens"]);
    expect(await listed(aiko, app)).toHaveLength(20);
    await ok(aiko.delete(path(app, made[0]?.id ?? "")));
    await generate(aiko, app);
  });

  test("twenty at once are twenty, and one more is refused", async () => {
    const { aiko } = await company({ engine });
    const app = await liveApp(aiko);
    const answers = await Promise.all(Array.from({ length: 22 }, () => refusal(aiko.post(path(app)))));
    expect(answers.filter((answer) => answer === "201 done")).toHaveLength(20);
    expect(await listed(aiko, app)).toHaveLength(20);
  });

  describe("deploy", () => {
    test("true: the token works at once", async () => {
      const { aiko, withToken } = await company({ engine });
      const app = await liveApp(aiko, text("a"));
      const { token, id, revision } = await generate(aiko, app, { permissions: ["view"], deploy: true });
      expect(await reading(withToken(token), app)).toBe("200 done");
      expect(Number(revision)).toBe(await revisionOf(aiko, app));
      await ok(aiko.put(path(app, id), { permissions: ["add"], deploy: "true" }));
      expect(await reading(withToken(token), app)).toBe("403 GAIA_NO01");
      await ok(aiko.delete(`${path(app, id)}?deploy=true`));
      expect(await reading(withToken(token), app)).toBe("400 GAIA_IA02");
    });

    test("true: publishes the token alone, not what somebody else is still editing", async () => {
      const { aiko, withToken } = await company({ engine });
      const app = await liveApp(aiko, text("a"));
      const draft = await generate(aiko, app, { permissions: ["view"] });
      await ok(aiko.post(fieldsPath, { app, properties: text("secret") }));
      const { token, id } = await generate(aiko, app, { permissions: ["view"], deploy: true });
      expect(await reading(withToken(token), app)).toBe("200 done");
      expect(await reading(withToken(draft.token), app)).toBe("400 GAIA_IA02");
      const { properties } = await ok(aiko.get("/k/v1/app/form/fields.json", { app }));
      expect(properties).not.toHaveProperty("secret");

      await ok(aiko.put(path(app, id), { permissions: ["add"], deploy: true }));
      expect(await reading(withToken(token), app)).toBe("403 GAIA_NO01");
      await ok(aiko.delete(path(app, id), { deploy: true }));
      expect(await reading(withToken(token), app)).toBe("400 GAIA_IA02");

      // The draft is as it was: it goes live with the next deploy, and discarding would still drop it.
      await deploy(aiko, app);
      expect(await reading(withToken(draft.token), app)).toBe("200 done");
      expect(await reading(withToken(token), app)).toBe("400 GAIA_IA02");
      expect((await ok(aiko.get("/k/v1/app/form/fields.json", { app }))).properties).toHaveProperty("secret");
    });

    test("true: what was published alone stays when the rest is discarded", async () => {
      const { aiko, withToken } = await company({ engine });
      const app = await liveApp(aiko, text("a"));
      await ok(aiko.post(fieldsPath, { app, properties: text("b") }));
      const { token } = await generate(aiko, app, { permissions: ["view"], deploy: true });
      await ok(aiko.post("/k/v1/preview/app/deploy.json", { apps: [{ app }], revert: true }));
      expect(await reading(withToken(token), app)).toBe("200 done");
      expect((await ok(aiko.get(`/tonari/v1/apps/${app}/changes`))).changed).toBe(false);
    });

    test("true: an app that nobody deployed yet goes live as a whole", async () => {
      const { aiko, withToken } = await company({ engine });
      const app = await draftApp(aiko, text("a"));
      const { token } = await generate(aiko, app, { permissions: ["view"], deploy: true });
      expect(await reading(withToken(token), app)).toBe("200 done");
      expect((await ok(aiko.get("/k/v1/app/form/fields.json", { app }))).properties).toHaveProperty("a");
    });

    test("all: together with everything that waits", async () => {
      const { aiko, withToken } = await company({ engine });
      const app = await liveApp(aiko, text("a"));
      await ok(aiko.post(fieldsPath, { app, properties: text("b") }));
      const { token } = await generate(aiko, app, { permissions: ["view"], deploy: "all" });
      expect(await reading(withToken(token), app)).toBe("200 done");
      expect((await ok(aiko.get("/k/v1/app/form/fields.json", { app }))).properties).toHaveProperty("b");
    });
  });

  test("what is wrong is named, and nothing is made", async () => {
    const { aiko } = await company({ engine });
    const app = await liveApp(aiko);
    const bad = { permissions: ["view", "fly"], memo: "x".repeat(201), deploy: "perhaps", revision: "x" };
    expect(await badParameters(aiko.post(path(app), bad))).toEqual([
      "deploy",
      "memo",
      "permissions[1]",
      "revision",
    ]);
    expect(await refusal(aiko.post(path(app), { permissions: { view: true } }))).toBe("400 CB_IJ01");
    expect(await refusal(aiko.post(path(app), { revision: 1 }))).toBe("409 GAIA_CO03");
    expect(await refusal(aiko.put(path(app, "nobody"), { memo: "x" }))).toBe("404 CB_NF01");
    expect(await refusal(aiko.delete(path(app, "nobody")))).toBe("404 CB_NF01");
    expect(await refusal(aiko.post(path(app, "nobody", "replace")))).toBe("404 CB_NF01");
    expect(await refusal(aiko.get(path("99999")))).toBe("404 GAIA_AP01");
    expect(await listed(aiko, app)).toEqual([]);
  });

  test("a token of another app is unknown here", async () => {
    const { aiko } = await company({ engine });
    const [one, two] = [await liveApp(aiko), await liveApp(aiko)];
    const { id } = await generate(aiko, one, { deploy: true });
    expect(await refusal(aiko.put(path(two, id), { memo: "x" }))).toBe("404 CB_NF01");
    expect(await refusal(aiko.post(path(two, id, "replace")))).toBe("404 CB_NF01");
    expect(await refusal(aiko.delete(path(two, id)))).toBe("404 CB_NF01");
  });

  test("tokens are for administrators of the app, by password or in the browser, never by token", async () => {
    const { aiko, ben, chie, admin, withToken } = await company({ engine });
    const app = await liveApp(aiko);
    const { id, token } = await generate(aiko, app, { permissions: ["view", "manage"], deploy: true });
    const everyCall = (person: Company["aiko"]) =>
      Promise.all([
        refusal(person.get(path(app))),
        refusal(person.post(path(app))),
        refusal(person.put(path(app, id), { memo: "x" })),
        refusal(person.post(path(app, id, "replace"))),
        refusal(person.delete(path(app, id))),
      ]);
    expect(await everyCall(ben)).toEqual(Array(5).fill("403 CB_NO02"));
    expect(await everyCall(chie)).toEqual(Array(5).fill("403 CB_NO02"));
    expect(await everyCall(withToken(token))).toEqual(Array(5).fill("403 GAIA_NO01"));
    const browser = await admin.withSession();
    await generate(browser, app);
    expect(await listed(browser, app)).toHaveLength(2);
  });
});

test("texts use all letters and digits alike", async () => {
  const { tokenText } = await import("../../src/apps/tokens/text.ts");
  const { randomBytes } = await import("node:crypto");
  const counts = new Map<string, number>();
  for (let i = 0; i < 5000; i++) {
    for (const letter of tokenText({ randomBytes })) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  expect(counts.size).toBe(62);
  // 200,000 letters: 3,226 of each, give or take; taking the byte modulo 62 would favour eight of them by a quarter.
  for (const count of counts.values()) expect(Math.abs(count - 200_000 / 62)).toBeLessThan(350);
});
