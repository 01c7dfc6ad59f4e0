import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type Company, company, type Engine } from "../company.ts";
import {
  deploy,
  deployPath,
  discard,
  draftApp,
  fieldsPath,
  liveApp,
  ok,
  refusal,
  revisionOf,
  statusOf,
  text,
} from "./app-maker.ts";

const engines: Engine[] = ["sqlite", "postgres"];
const options = (...labels: string[]) =>
  Object.fromEntries(labels.map((label, index) => [label, { label, index: String(index) }]));
const add = (person: Company["aiko"], app: string, properties: object) =>
  ok(person.post(fieldsPath, { app, properties }));
const change = (person: Company["aiko"], app: string, properties: object) =>
  ok(person.put(fieldsPath, { app, properties }));
const records = async (person: Company["aiko"], app: string, query = "order by $id asc") =>
  (await ok(person.get("/k/v1/records.json", { app, query }))).records;
const insert = (person: Company["aiko"], app: string, ...rows: object[]) =>
  ok(person.post("/k/v1/records.json", { app, records: rows }));

describe.each(engines)("on %s", (engine) => {
  describe("a deploy", () => {
    test("makes live what was edited, and nothing before it", async () => {
      const { aiko, ben } = await company({ engine });
      const app = await liveApp(aiko);
      await add(aiko, app, text("city"));
      await ok(aiko.put("/k/v1/preview/app/settings.json", { app, name: "Cities" }));
      const liveFields = async () =>
        Object.keys((await ok(ben.get("/k/v1/app/form/fields.json", { app }))).properties);
      expect(await liveFields()).not.toContain("city");
      expect((await ok(ben.get("/k/v1/app.json", { id: app }))).name).not.toBe("Cities");

      const before = await revisionOf(aiko, app);
      expect(await deploy(aiko, app)).toEqual({});
      expect(await statusOf(aiko, app)).toEqual(["SUCCESS"]);
      expect(await revisionOf(aiko, app)).toBe(before + 1);
      expect(await liveFields()).toContain("city");
      expect((await ok(ben.get("/k/v1/app.json", { id: app }))).name).toBe("Cities");
      await insert(ben, app, { city: { value: "Kyoto" } });
      expect(await records(ben, app)).toMatchObject([{ city: { value: "Kyoto" } }]);
    });

    test("changes the records that exist: codes, options, new and deleted fields", async () => {
      const { aiko } = await company({ engine });
      const app = await liveApp(aiko, {
        ...text("name"),
        ...text("gone"),
        ...text("other"),
        state: { type: "DROP_DOWN", code: "state", label: "State", options: options("open", "done") },
        tags: { type: "CHECK_BOX", code: "tags", label: "Tags", options: options("a", "b", "c") },
        papers: { type: "FILE", code: "papers", label: "Papers" },
      });
      const fileKey = await aiko.upload("a.txt", "on paper");
      await insert(
        aiko,
        app,
        {
          name: { value: "first" },
          gone: { value: "x" },
          other: { value: "o1" },
          state: { value: "open" },
          tags: { value: ["a", "c"] },
          papers: { value: [{ fileKey }] },
        },
        { name: { value: "second" }, state: { value: "done" }, tags: { value: ["b"] } },
      );
      const [{ papers }] = await records(aiko, app);
      const attached = { fileKey: papers.value[0].fileKey };
      expect(await refusal(aiko.get("/k/v1/file.json", attached))).toBe("200 done");

      await change(aiko, app, {
        name: { type: "SINGLE_LINE_TEXT", code: "other" },
        other: { type: "SINGLE_LINE_TEXT", code: "name" },
        state: {
          type: "DROP_DOWN",
          code: "phase",
          options: { open: { label: "new", index: 0 }, done: { label: "done", index: 1 } },
        },
        tags: { type: "CHECK_BOX", options: { a: { label: "A", index: 2 }, b: { label: "b", index: 0 } } },
      });
      await ok(aiko.delete(fieldsPath, { app, fields: ["gone", "papers"] }));
      await add(aiko, app, { ...text("fresh"), n: { type: "NUMBER", code: "n", label: "N" } });
      await deploy(aiko, app);
      expect(await statusOf(aiko, app)).toEqual(["SUCCESS"]);

      const [first, second] = await records(aiko, app);
      expect(first).toMatchObject({
        other: { type: "SINGLE_LINE_TEXT", value: "first" },
        name: { type: "SINGLE_LINE_TEXT", value: "o1" },
        phase: { type: "DROP_DOWN", value: "new" },
        tags: { type: "CHECK_BOX", value: ["A", "c"] },
        fresh: { type: "SINGLE_LINE_TEXT", value: "" },
        n: { type: "NUMBER", value: "" },
        $id: { value: "1" },
        $revision: { value: "1" },
      });
      expect(second).toMatchObject({
        other: { value: "second" },
        phase: { value: "done" },
        tags: { value: ["b"] },
      });
      for (const code of ["gone", "papers", "state"]) expect(first).not.toHaveProperty(code);
      expect(await refusal(aiko.get("/k/v1/file.json", attached))).toBe("404 GAIA_BL01");

      const ids = async (query: string) =>
        (await records(aiko, app, query)).map((record: { $id: { value: string } }) => record.$id.value);
      expect(await ids('phase in ("new")')).toEqual(["1"]);
      expect(await ids('tags in ("A")')).toEqual(["1"]);
      expect(await ids('tags in ("c")')).toEqual(["1"]);
      expect(await ids('other = "first"')).toEqual(["1"]);
      expect(await ids('other like "second"')).toEqual(["2"]);
      expect(await ids('fresh = ""')).toEqual(["2", "1"]);
      expect(await ids('n = ""')).toEqual(["2", "1"]);
      expect(await refusal(aiko.get("/k/v1/records.json", { app, query: 'phase in ("open")' }))).toBe(
        "400 GAIA_IQ10",
      );
      await ok(
        aiko.put("/k/v1/record.json", { app, id: 1, record: { n: { value: 5 }, phase: { value: "done" } } }),
      );
      expect(await ids("n = 5")).toEqual(["1"]);
    });

    test("appends to thousands of records what a new field needs", async () => {
      const { aiko } = await company({ engine });
      const app = await liveApp(aiko, text("name"));
      const rows = Array.from({ length: 100 }, (_, i) => ({ name: { value: `n${i}` } }));
      for (let i = 0; i < 12; i++) await insert(aiko, app, ...rows);
      await add(aiko, app, { day: { type: "DATE", code: "day", label: "Day" }, ...text("memo") });
      await deploy(aiko, app);
      const page = await records(aiko, app, "limit 500");
      expect(page).toHaveLength(500);
      for (const record of page) {
        expect(record.day).toEqual({ type: "DATE", value: null });
        expect(record.memo).toEqual({ type: "SINGLE_LINE_TEXT", value: "" });
      }
      await ok(aiko.delete(fieldsPath, { app, fields: ["name"] }));
      await deploy(aiko, app);
      for (const record of await records(aiko, app, "limit 500")) expect(record).not.toHaveProperty("name");
    });

    test("fails where records hold a value twice that must be unique, and changes nothing", async () => {
      const { aiko } = await company({ engine });
      const app = await liveApp(aiko, { ...text("number"), ...text("name") });
      await insert(aiko, app, { number: { value: "7" } }, { number: { value: "7" } });
      await change(aiko, app, {
        number: { type: "SINGLE_LINE_TEXT", unique: true },
        name: { type: "SINGLE_LINE_TEXT", code: "title" },
      });
      expect(await deploy(aiko, app)).toEqual({});
      expect(await statusOf(aiko, app)).toEqual(["FAIL"]);
      const [newest] = await records(aiko, app, "limit 1");
      expect(newest).toMatchObject({ number: { value: "7" }, name: { value: "" } });
      await insert(aiko, app, { number: { value: "7" } });

      await ok(
        aiko.put("/k/v1/records.json", {
          app,
          records: [1, 2, 3].map((id) => ({ id, record: { number: { value: `${id}` } } })),
        }),
      );
      await deploy(aiko, app);
      expect(await statusOf(aiko, app)).toEqual(["SUCCESS"]);
      expect(await refusal(aiko.post("/k/v1/record.json", { app, record: { number: { value: "1" } } }))).toBe(
        "400 CB_VA01",
      );
    });

    test("of several apps is done for all or for none", async () => {
      const { aiko } = await company({ engine });
      const good = await liveApp(aiko);
      const bad = await liveApp(aiko, text("number"));
      const fresh = await draftApp(aiko, text("x"));
      await insert(aiko, bad, { number: { value: "7" } }, { number: { value: "7" } });
      await add(aiko, good, text("city"));
      await change(aiko, bad, { number: { type: "SINGLE_LINE_TEXT", unique: true } });

      expect(await deploy(aiko, good, fresh, bad)).toEqual({});
      expect(await statusOf(aiko, good, bad, fresh)).toEqual(["CANCEL", "FAIL", "CANCEL"]);
      const { properties } = await ok(aiko.get("/k/v1/app/form/fields.json", { app: good }));
      expect(properties).not.toHaveProperty("city");
      expect(await refusal(aiko.get("/k/v1/records.json", { app: fresh }))).toBe("404 GAIA_AP01");

      await change(aiko, bad, { number: { type: "SINGLE_LINE_TEXT", unique: false } });
      await deploy(aiko, bad, good, fresh);
      expect(await statusOf(aiko, good, bad, fresh)).toEqual(["SUCCESS", "SUCCESS", "SUCCESS"]);
      expect(await records(aiko, fresh)).toEqual([]);
    });

    test("that names a wrong revision, or an app one may not manage, does nothing for any app", async () => {
      const { aiko, ben } = await company({ engine });
      const [one, two] = [await liveApp(aiko), await liveApp(aiko)];
      const bens = await liveApp(ben);
      for (const app of [one, two]) await add(aiko, app, text("city"));
      const revision = await revisionOf(aiko, two);
      const together = (...apps: object[]) => refusal(aiko.post(deployPath, { apps }));
      expect(await together({ app: one }, { app: two, revision: revision - 1 })).toBe("409 GAIA_CO03");
      expect(await together({ app: one }, { app: bens })).toBe("403 CB_NO02");
      expect(await together({ app: one }, { app: 99999 })).toBe("404 GAIA_AP01");
      expect((await ok(aiko.get("/k/v1/app/form/fields.json", { app: one }))).properties).not.toHaveProperty(
        "city",
      );
      expect(await together({ app: one, revision: -1 }, { app: two, revision })).toBe("200 done");
    });

    test("needs apps, at most 300", async () => {
      const { aiko } = await company({ engine });
      const many = Array.from({ length: 301 }, (_, i) => ({ app: i + 1 }));
      expect(await refusal(aiko.post(deployPath, { apps: many }))).toBe("400 GAIA_TO03");
      expect(await refusal(aiko.post(deployPath, { apps: [] }))).toBe("400 CB_VA01");
      expect(await refusal(aiko.post(deployPath, {}))).toBe("400 CB_VA01");
      expect(await refusal(aiko.post(deployPath, { apps: [{ app: "x" }], revert: "perhaps" }))).toBe(
        "400 CB_VA01",
      );
      expect(await refusal(aiko.get(deployPath, {}))).toBe("400 CB_VA01");
    });

    test("does not lose records that are written at the same time", async () => {
      const { aiko } = await company({ engine });
      const app = await liveApp(aiko, text("name"));
      await add(aiko, app, text("city"));
      const writes = Array.from({ length: 20 }, (_, i) =>
        refusal(aiko.post("/k/v1/record.json", { app, record: { name: { value: `n${i}` } } })),
      );
      const answers = await Promise.all([...writes, deploy(aiko, app)]);
      expect(answers.slice(0, -1)).toEqual(Array(20).fill("200 done"));
      const all = await records(aiko, app);
      expect(all).toHaveLength(20);
      for (const record of all) expect(record.city).toEqual({ type: "SINGLE_LINE_TEXT", value: "" });
    });
  });

  test("contents of files that only a deleted field held are dropped", async () => {
    const { aiko, domain } = await company({ engine });
    const app = await liveApp(aiko, { papers: { type: "FILE", code: "papers", label: "Papers" } });
    const content = `on paper ${engine}`;
    const hash = createHash("sha256").update(content).digest("hex");
    const fileKey = await aiko.upload("a.txt", content);
    await insert(aiko, app, { papers: { value: [{ fileKey }] } });
    const other = await aiko.upload("b.txt", "something else");
    await ok(aiko.delete(fieldsPath, { app, fields: ["papers"] }));
    expect(await domain.store.blobs.get(hash)).toBeDefined();
    await deploy(aiko, app);
    expect(await domain.store.blobs.get(hash)).toBeUndefined();
    expect(await domain.store.view.files.byKeys([other])).toHaveLength(1);
  });

  test("reading beside deploys never fails", async () => {
    const { aiko } = await company({ engine });
    const app = await liveApp(aiko, { ...text("a"), ...text("b") });
    for (let i = 0; i < 10; i++) {
      await insert(aiko, app, ...Array.from({ length: 100 }, () => ({ a: { value: `n${i}` } })));
    }
    let done = false;
    const answers = new Set<string>();
    const ask = async (query: string) => {
      while (!done) answers.add(await refusal(aiko.get("/k/v1/records.json", { app, query })));
    };
    const asking = ['b = "" limit 500', 'c = "" limit 500', 'a like "n1" limit 500'].map(ask);
    for (const [old, fresh] of [
      ["b", "c"],
      ["c", "b"],
      ["b", "c"],
      ["c", "b"],
      ["b", "c"],
    ] as const) {
      await ok(aiko.delete(fieldsPath, { app, fields: [old] }));
      await add(aiko, app, text(fresh));
      await deploy(aiko, app);
    }
    done = true;
    await Promise.all(asking);
    expect([...answers].sort()).toEqual(["200 done", "400 GAIA_IQ11"]);
  });

  test("a token with Manage deploys its app, and only its app", async () => {
    const { aiko, withToken } = await company({ engine });
    const [one, two] = [await liveApp(aiko), await liveApp(aiko)];
    const token = async (app: string, permissions: string[]) =>
      (await ok(aiko.post(`/tonari/v1/apps/${app}/tokens`, { permissions, deploy: true }))).token;
    const [first, second] = [await token(one, ["manage"]), await token(two, ["view"])];
    const asked = (person: Company["aiko"], ...apps: string[]) =>
      refusal(person.post(deployPath, { apps: apps.map((app) => ({ app })) }));
    await ok(withToken(first).post(fieldsPath, { app: one, properties: text("x") }));
    expect(await asked(withToken(first), one)).toBe("200 done");
    expect(await statusOf(withToken(first), one)).toEqual(["SUCCESS"]);
    expect(await asked(withToken(first), one, two)).toBe("403 GAIA_AP15");
    expect(await asked(withToken(first, second), one, two)).toBe("403 GAIA_NO01");
  });

  test("an app outside a guest space is not reached through its address", async () => {
    const { aiko, orders } = await company({ engine });
    for (const path of [
      "app.json?id=",
      "app/form/fields.json?app=",
      "preview/app/views.json?app=",
      "records.json?app=",
    ]) {
      expect(await refusal(aiko.get(`/k/guest/5/v1/${path}${orders}`))).toBe("403 CB_NO02");
    }
    expect((await ok(aiko.get("/k/guest/5/v1/apps.json"))).apps).toEqual([]);
    expect(await refusal(aiko.post("/k/guest/5/v1/preview/app.json", { name: "x" }))).toBe("404 GAIA_SP01");
  });

  describe("discarding changes", () => {
    test("brings the preview back to what is live", async () => {
      const { aiko } = await company({ engine });
      const app = await liveApp(aiko, text("name"));
      await add(aiko, app, text("city"));
      await change(aiko, app, { name: { type: "SINGLE_LINE_TEXT", code: "title" } });
      expect((await ok(aiko.get(`/tonari/v1/apps/${app}/changes`))).changed).toBe(true);
      await discard(aiko, app);
      expect(await ok(aiko.get(`/tonari/v1/apps/${app}/changes`))).toEqual({
        live: true,
        changed: false,
        changes: [],
      });
      const { properties } = await ok(aiko.get("/k/v1/preview/app/form/fields.json", { app }));
      expect(Object.keys(properties)).toContain("name");
      expect(Object.keys(properties)).not.toContain("city");

      // A field that is made now is a new one, also where a column of the discarded one could have been.
      await add(aiko, app, { n: { type: "NUMBER", code: "n", label: "N" } });
      await deploy(aiko, app);
      await insert(aiko, app, { n: { value: 1 } });
      expect(await records(aiko, app, "n = 1")).toHaveLength(1);
    });

    test("an app that was never deployed has nothing to go back to", async () => {
      const { aiko } = await company({ engine });
      const app = await draftApp(aiko, text("name"));
      expect(await refusal(aiko.post(deployPath, { apps: [{ app }], revert: true }))).toBe("404 GAIA_AP01");
      expect(await ok(aiko.get(`/tonari/v1/apps/${app}/changes`))).toMatchObject({ live: false });
    });
  });

  test("what waits to be applied is listed, for administrators", async () => {
    const { aiko, ben } = await company({ engine });
    const app = await liveApp(aiko, text("name"));
    await add(aiko, app, text("city"));
    await change(aiko, app, { name: { type: "SINGLE_LINE_TEXT", required: true } });
    await ok(aiko.post(`/tonari/v1/apps/${app}/tokens`, { memo: "for the shop" }));
    expect(await ok(aiko.get(`/tonari/v1/apps/${app}/changes`))).toEqual({
      live: true,
      changed: true,
      changes: [
        { area: "fields", change: "changed", name: "name", details: ["required"] },
        { area: "fields", change: "added", name: "city", details: [] },
        { area: "tokens", change: "added", name: "for the shop", details: [] },
      ],
    });
    expect(await refusal(ben.get(`/tonari/v1/apps/${app}/changes`))).toBe("403 CB_NO02");
  });

  test("settings that are put back are no change any more", async () => {
    const { aiko } = await company({ engine });
    const app = await liveApp(aiko, text("name"));
    await change(aiko, app, { name: { type: "SINGLE_LINE_TEXT", required: true } });
    await change(aiko, app, { name: { type: "SINGLE_LINE_TEXT", required: false } });
    expect((await ok(aiko.get(`/tonari/v1/apps/${app}/changes`))).changed).toBe(false);
  });

  test("the live address of the permissions applies everything that waits", async () => {
    const { aiko, ben } = await company({ engine });
    const app = await liveApp(aiko, text("number"));
    await add(aiko, app, text("city"));
    const creator = {
      entity: { type: "CREATOR" },
      recordViewable: true,
      recordAddable: true,
      appEditable: true,
    };
    const { revision } = await ok(aiko.put("/k/v1/app/acl.json", { app, rights: [creator] }));
    expect(Number(revision)).toBe(await revisionOf(aiko, app));
    expect((await ok(aiko.get("/k/v1/app/form/fields.json", { app }))).properties).toHaveProperty("city");
    expect(await refusal(ben.get("/k/v1/records.json", { app }))).toBe("403 CB_NO02");

    await ok(
      aiko.put("/k/v1/preview/app/acl.json", {
        app,
        rights: [creator, { entity: { type: "USER", code: "ben" }, recordViewable: true }],
      }),
    );
    expect(await refusal(ben.get("/k/v1/records.json", { app }))).toBe("403 CB_NO02");
    await deploy(aiko, app);
    expect(await refusal(ben.get("/k/v1/records.json", { app }))).toBe("200 done");

    await insert(aiko, app, { number: { value: "7" } }, { number: { value: "7" } });
    await change(aiko, app, { number: { type: "SINGLE_LINE_TEXT", unique: true } });
    const refused = await aiko.put("/k/v1/app/acl.json", { app, rights: [] });
    expect(Object.keys(refused.body.errors)).toEqual(["properties[number].unique"]);
    expect(await refusal(ben.get("/k/v1/records.json", { app }))).toBe("200 done");
  });

  test("permissions name people who exist", async () => {
    const { aiko, orders } = await company({ engine });
    const rights = (type: string, code: string) => ({ app: orders, rights: [{ entity: { type, code } }] });
    const put = (body: object) => refusal(aiko.put("/k/v1/preview/app/acl.json", { ...body }));
    expect(await put(rights("USER", "zoe"))).toBe("400 GAIA_IL26");
    expect(await put(rights("GROUP", "zoo"))).toBe("400 GAIA_IL27");
    expect(await put(rights("ORGANIZATION", "zoo"))).toBe("400 GAIA_IL28");
    expect(await put({ app: orders, rights: "all" })).toBe("400 CB_IJ01");
    expect(await put({ app: orders })).toBe("400 CB_VA01");
  });
});
