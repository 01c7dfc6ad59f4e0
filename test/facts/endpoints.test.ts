import { beforeAll, describe, expect, test } from "vitest";
import {
  type Answer,
  add,
  type Company,
  company,
  done,
  formApp,
  labelled,
  outcome,
  type Params,
  stored,
} from "./facts.ts";

/** Limits that are documented, call by call: the most that is taken, and one more. No engine makes a difference. */
describe("limits", () => {
  let the: Company;
  let app: string;
  let id: string;
  const one = "/k/v1/record.json";
  const many = "/k/v1/records.json";
  const fields = "/k/v1/preview/app/form/fields.json";

  beforeAll(async () => {
    the = await company();
    app = await formApp(the.aiko, {
      text: { type: "SINGLE_LINE_TEXT" },
      key: { type: "SINGLE_LINE_TEXT", unique: true },
      drop: { type: "DROP_DOWN", options: labelled("A") },
    });
    id = String((await stored(the.aiko, app)).$id);
  });
  const times = <T>(count: number, make: (at: number) => T) =>
    Array.from({ length: count }, (_, at) => make(at));
  const both = async (ask: (count: number) => Promise<Answer>, most: number, refused = "400 CB_VA01") => {
    expect(await outcome(ask(most)), `${most}`).toBe("200");
    expect(await outcome(ask(most + 1)), `${most + 1}`).toBe(refused);
  };
  const preview = (path: string, body: Params) => the.aiko.put(`/k/v1/preview/app/${path}`, { app, ...body });

  test("100 records to add", () =>
    both((n) => the.aiko.post(many, { app, records: times(n, () => ({})) }), 100));
  test("100 records to update", async () => {
    const ids = await done(the.aiko.post(many, { app, records: times(100, () => ({})) }));
    const change = (at: number) => ({ id: ids.ids[at] ?? id, record: {} });
    await both((n) => the.aiko.put(many, { app, records: times(n, change) }), 100);
  });
  test("100 records to delete", async () => {
    const { ids } = await done(the.aiko.post(many, { app, records: times(100, () => ({})) }));
    expect(await outcome(the.aiko.delete(many, { app, ids: [...ids, id] }))).toBe("400 CB_VA01");
    expect(await outcome(the.aiko.delete(many, { app, ids }))).toBe("200");
  });
  test("500 records to read, after 10,000", async () => {
    await both((n) => the.aiko.get(many, { app, query: `limit ${n}` }), 500, "400 GAIA_QU01");
    await both((n) => the.aiko.get(many, { app, query: `offset ${n}` }), 10_000, "400 GAIA_QU02");
  });
  test("1,000 fields to read, sent as JSON", async () => {
    const ask = (n: number) =>
      the.aiko.json(
        "POST",
        many,
        { app, fields: times(n, (at) => `f${at}`) },
        { "X-HTTP-Method-Override": "GET" },
      );
    await both(ask, 1000);
  });
  test("64 characters in an updateKey", () =>
    both(
      (n) =>
        the.aiko.put(many, {
          app,
          upsert: true,
          records: [{ updateKey: { field: "key", value: "x".repeat(n) }, record: {} }],
        }),
      64,
    ));
  test("500 records in a part of a cursor", async () => {
    const made: string[] = [];
    const ask = async (size: number) => {
      const reply = await the.aiko.post("/k/v1/records/cursor.json", { app, size });
      if (reply.body.id && reply.status === 200) made.push(reply.body.id);
      return reply;
    };
    await both(ask, 500);
    expect(await outcome(ask(0))).toBe("400 CB_VA01");
    for (const cursor of made) await the.aiko.delete("/k/v1/records/cursor.json", { id: cursor });
  });
  test("20 calls in a bulkRequest", () => {
    const part = { method: "POST", api: one, payload: { app, record: {} } };
    return both((n) => the.aiko.post("/k/v1/bulkRequest.json", { requests: times(n, () => part) }), 20);
  });
  test("65,535 characters in a comment, and 10 mentions", async () => {
    const say = (comment: Params) => the.aiko.post("/k/v1/record/comment.json", { app, record: id, comment });
    await both((n) => say({ text: "x".repeat(n) }), 65_535);
    const mention = { type: "USER", code: "ben" };
    await both((n) => say({ text: "x", mentions: times(n, () => mention) }), 10);
  });
  test("10 comments to read", () =>
    both((limit) => the.aiko.get("/k/v1/record/comments.json", { app, record: id, limit }), 10));
  test("100 records to evaluate", async () => {
    const { ids } = await done(the.aiko.post(many, { app, records: times(100, () => ({})) }));
    await both(
      (n) => the.aiko.get("/k/v1/records/acl/evaluate.json", { app, ids: [...ids, id].slice(0, n) }),
      100,
    );
  });
  test("100 apps, codes and spaces to look for, 64 characters of a name", async () => {
    const find = (params: Params) => the.aiko.get("/k/v1/apps.json", params);
    await both((n) => find({ ids: times(n, (at) => at + 1) }), 100);
    await both((n) => find({ codes: times(n, (at) => `C${at}`) }), 100);
    await both((n) => find({ spaceIds: times(n, (at) => at + 1) }), 100);
    await both((n) => find({ name: "x".repeat(n) }), 64);
    await both((limit) => find({ limit }), 100);
    expect(await outcome(find({ limit: 0 }))).toBe("400 CB_VA01");
  });
  test("64 characters in the name of an app", () =>
    both((n) => the.aiko.post("/k/v1/preview/app.json", { name: "x".repeat(n) }), 64));
  test("10,000 characters of description", () =>
    both((n) => preview("settings.json", { description: "x".repeat(n) }), 10_000));
  test("300 apps to deploy and to ask about", async () => {
    const asked = (n: number) => the.aiko.get("/k/v1/preview/app/deploy.json", { apps: times(n, () => app) });
    expect((await asked(301)).body.code).toBe("GAIA_TO03");
    expect((await asked(300)).body.code).not.toBe("GAIA_TO03");
  });
  test("128 characters in a code, a label and an option", async () => {
    const make = async (n: number, what: "code" | "label" | "option") => {
      const { app: draft } = await done(the.aiko.post("/k/v1/preview/app.json", { name: "x" }));
      const long = "x".repeat(n);
      const code = what === "code" ? long : "f";
      const options = labelled(what === "option" ? long : "A");
      const field = { type: "DROP_DOWN", code, label: what === "label" ? long : "f", options };
      return the.aiko.post(fields, { app: draft, properties: { [code]: field } });
    };
    for (const what of ["code", "label", "option"] as const) await both((n) => make(n, what), 128);
  });
  test("1,000 options, 500 fields", async () => {
    const { app: draft } = await done(the.aiko.post("/k/v1/preview/app.json", { name: "x" }));
    const field = (code: string, type: string, more = {}) => ({
      [code]: { type, code, label: code, ...more },
    });
    const post = (properties: Params) => the.aiko.post(fields, { app: draft, properties });
    await both((n) => post(field(`d${n}`, "DROP_DOWN", { options: labelled(...times(n, String)) })), 1000);
    const numbers = (n: number, from: number) =>
      Object.assign({}, ...times(n, (at) => field(`n${from + at}`, "NUMBER"))) as Params;
    expect(await outcome(post(numbers(499, 0)))).toBe("200");
    expect(await outcome(post(numbers(1, 499)))).toBe("400 CB_VA01");
  });
  test("100 fields to delete", async () => {
    const gone = (n: number) => the.aiko.delete(fields, { app, fields: times(n, (at) => `f${at}`) });
    expect([await outcome(gone(100)), await outcome(gone(101))]).toEqual(["400 GAIA_FC01", "400 CB_VA01"]);
  });
  test("1,000 views, 64 characters of a name", async () => {
    const view = (name: string, index: number) => [name, { type: "LIST", index, name, fields: ["text"] }];
    const put = (n: number) =>
      preview("views.json", { views: Object.fromEntries(times(n, (at) => view(`v${at}`, at))) });
    await both(put, 1000);
    await both((n) => preview("views.json", { views: Object.fromEntries([view("v".repeat(n), 0)]) }), 64);
  });
  test("30 files and addresses in a list of scripts", async () => {
    const js = (n: number) => times(n, (at) => ({ type: "URL", url: `https://cdn.example/${at}.js` }));
    await both((n) => the.admin.put("/k/v1/preview/app/customize.json", { app, desktop: { js: js(n) } }), 30);
  });
  test("9 tokens", async () => {
    const apps = [];
    for (let at = 0; at < 9; at++) apps.push(await formApp(the.aiko, { text: { type: "NUMBER" } }));
    const tokens = [];
    for (const of of [app, ...apps]) tokens.push(await the.token(["view"], of));
    expect(await outcome(the.withToken(...tokens.slice(0, 9)).get(one, { app, id }))).toBe("200");
    expect((await the.withToken(...tokens).get(one, { app, id })).status).toBe(400);
  });
  test("64 characters in a unique text", async () => {
    await both((n) => add(the.aiko, app, { key: "y".repeat(n) }), 64);
  });
});
