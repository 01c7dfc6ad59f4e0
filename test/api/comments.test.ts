import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company } from "../company.ts";
import type { Person } from "../person.ts";
import { badParameters, deploy, discard, ok, refusal } from "./app-maker.ts";

const path = "/k/v1/record/comment.json";
const list = "/k/v1/record/comments.json";
const settings = "/k/v1/preview/app/settings.json";

describe.each(["sqlite", "postgres"] as const)("comments (%s)", (engine) => {
  let the: Company;
  let app: string;

  beforeAll(async () => {
    the = await company({ engine });
    app = the.orders;
  });

  const newRecord = async (of = app): Promise<string> => {
    const added = await ok(
      the.aiko.post("/k/v1/record.json", { app: of, record: { name: { value: "Tea" } } }),
    );
    return added.id;
  };
  const say = async (who: Person, record: string, text: string, mentions?: object[]): Promise<string> =>
    (await ok(who.post(path, { app, record, comment: { text, ...(mentions && { mentions }) } }))).id;
  const read = (who: Person, record: string, more = {}) => ok(who.get(list, { app, record, ...more }));
  const texts = async (who: Person, record: string, more = {}) =>
    (await read(who, record, more)).comments.map(({ text }: { text: string }) => text);

  test("a comment is read back as kintone shows it: a space at the end, seconds in its time", async () => {
    const record = await newRecord();
    expect(await say(the.ben, record, "コメント2")).toBe("1");
    const { comments, older, newer } = await read(the.aiko, record);
    expect(comments).toEqual([
      {
        id: "1",
        text: "コメント2 ",
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        creator: { code: "ben", name: "Ben" },
        mentions: [],
      },
    ]);
    expect([older, newer]).toEqual([false, false]);
  });

  test("the newest comes first, ten of them, and ids count for each record", async () => {
    const [one, other] = [await newRecord(), await newRecord()];
    for (let at = 1; at <= 12; at++) expect(await say(the.ben, one, `c${at}`)).toBe(String(at));
    expect(await say(the.ben, other, "first")).toBe("1");
    const newest = ["c12 ", "c11 ", "c10 ", "c9 ", "c8 ", "c7 ", "c6 ", "c5 ", "c4 ", "c3 "];
    expect(await texts(the.ben, one)).toEqual(newest);
    expect(await texts(the.ben, one, { order: "asc", limit: 2 })).toEqual(["c1 ", "c2 "]);
    expect(await texts(the.ben, one, { order: "desc", offset: 10 })).toEqual(["c2 ", "c1 "]);
    expect(await texts(the.ben, one, { offset: "12" })).toEqual([]);
  });

  test("older and newer speak of age, whatever the order", async () => {
    const record = await newRecord();
    for (const text of ["1", "2", "3"]) await say(the.ben, record, text);
    const flags = async (more: object) => {
      const { older, newer } = await read(the.ben, record, more);
      return { older, newer };
    };
    expect(await flags({ order: "asc", offset: 1, limit: 1 })).toEqual({ older: true, newer: true });
    expect(await flags({ order: "asc", offset: 0, limit: 1 })).toEqual({ older: false, newer: true });
    expect(await flags({ order: "desc", offset: 0, limit: 1 })).toEqual({ older: true, newer: false });
    expect(await flags({ order: "asc", offset: 2, limit: 1 })).toEqual({ older: true, newer: false });
    expect(await flags({ order: "desc", offset: 7 })).toEqual({ older: false, newer: true });
  });

  test("mentioned people, departments and groups are named in front of the text", async () => {
    const record = await newRecord();
    await the.admin.post("/v1/organizations.json", { organizations: [{ code: "ops", name: "Operations" }] });
    await the.admin.post("/v1/groups.json", {
      groups: [{ code: "fire", name: "Fire brigade", type: "static" }],
    });
    const mentions = [
      { code: "ben", type: "USER" },
      { code: "ops", type: "ORGANIZATION" },
      { code: "fire", type: "GROUP" },
    ];
    await say(the.aiko, record, "Look\nhere", [...mentions, { code: "ben", type: "USER" }]);
    const { comments } = await read(the.ben, record);
    expect(comments[0]).toMatchObject({ text: "Ben Operations Fire brigade Look\nhere ", mentions });
  });

  test("names and codes of the mentioned and of the author follow every renaming, and stay after a deletion", async () => {
    const record = await newRecord();
    const dora = await the.hire("dora", "Dora");
    await the.admin.post("/v1/organizations.json", { organizations: [{ code: "old", name: "Old" }] });
    const owner = await the.withToken(await the.token(["view"]));
    await say(owner, record, "x", [
      { code: "dora", type: "USER" },
      { code: "old", type: "ORGANIZATION" },
    ]);
    await ok(the.admin.put(`/tonari/v1/users/${dora.id}`, { name: "Dorothea" }));
    await ok(the.admin.put("/v1/users/codes.json", { codes: [{ currentCode: "dora", newCode: "doro" }] }));
    await ok(the.admin.put("/v1/organizations.json", { organizations: [{ code: "old", name: "New" }] }));
    await ok(
      the.admin.put("/v1/organizations/codes.json", { codes: [{ currentCode: "old", newCode: "new" }] }),
    );
    const mentions = [
      { code: "doro", type: "USER" },
      { code: "new", type: "ORGANIZATION" },
    ];
    expect((await read(the.ben, record)).comments[0]).toMatchObject({ text: "Dorothea New x ", mentions });
    await ok(the.admin.delete("/v1/organizations.json", { codes: ["new"] }));
    await ok(the.admin.delete("/v1/users.json", { codes: ["doro"] }));
    expect((await read(the.ben, record)).comments[0]).toMatchObject({ text: "Dora Old x " });
  });

  test("a mentioned name is in the reader's language where it has one", async () => {
    const record = await newRecord();
    const local = { localName: "営業部", localNameLocale: "ja" };
    await ok(
      the.admin.post("/v1/organizations.json", {
        organizations: [{ code: "sales", name: "Sales", ...local }],
      }),
    );
    await say(the.aiko, record, "x", [{ code: "sales", type: "ORGANIZATION" }]);
    const inLanguage = async (language: string) => {
      const reply = await the.ben.get(list, { app, record }, { "Accept-Language": language });
      return reply.body.comments[0].text;
    };
    expect(await inLanguage("ja")).toBe("営業部 x ");
    expect(await inLanguage("en")).toBe("Sales x ");
  });

  test("whom nobody knows cannot be mentioned", async () => {
    const record = await newRecord();
    const meaning = (type: string) =>
      refusal(
        the.ben.post(path, { app, record, comment: { text: "x", mentions: [{ code: "nobody", type }] } }),
      );
    expect(await meaning("USER")).toBe("400 GAIA_IL26");
    expect(await meaning("GROUP")).toBe("400 GAIA_IL27");
    expect(await meaning("ORGANIZATION")).toBe("400 GAIA_IL28");
    expect(await texts(the.ben, record)).toEqual([]);
  });

  test("what is wrong with a request is named by kintone's keys, all of it at once", async () => {
    const record = await newRecord();
    const bad = (comment: unknown) => badParameters(the.ben.post(path, { app, record, comment }));
    expect(await bad({})).toEqual(["comment.text"]);
    expect(await bad({ text: "", mentions: [{}, { code: "ben", type: "ROBOT" }] })).toEqual([
      "comment.mentions[0].code",
      "comment.mentions[0].type",
      "comment.mentions[1].type",
      "comment.text",
    ]);
    expect(await bad({ text: "x".repeat(65_536) })).toEqual(["comment.text"]);
    const many = Array.from({ length: 11 }, () => ({ code: "ben", type: "USER" }));
    expect(await bad({ text: "x", mentions: many })).toEqual(["comment.mentions"]);
    expect(await refusal(the.ben.post(path, { app, record }))).toBe("400 CB_IJ01");
    expect(await refusal(the.ben.post(path, { app, record, comment: "x" }))).toBe("400 CB_IJ01");
    expect(await badParameters(the.ben.post(path, {}))).toEqual(["app", "record"]);
    expect(await badParameters(the.ben.delete(path, { app: 0, record: "x" }))).toEqual([
      "app",
      "comment",
      "record",
    ]);
    const span = { app, record, offset: -1, limit: 11, order: "up" };
    const { body } = await the.ben.get(list, span);
    expect(body.errors).toEqual({
      order: { messages: ["must be one of the enum value"] },
      offset: { messages: ["must be greater than or equal to 0"] },
      limit: { messages: ["must be less than or equal to 10"] },
    });
    expect(await badParameters(the.ben.get(list, { app, record, limit: 0 }))).toEqual(["limit"]);
    expect(await say(the.ben, record, "x".repeat(65_535))).toBe("1");
  });

  test("one deletes one's own comments only, and a number is never given twice", async () => {
    const record = await newRecord();
    await say(the.aiko, record, "hers");
    await say(the.ben, record, "his");
    expect(await refusal(the.ben.delete(path, { app, record, comment: 1 }))).toBe("403 GAIA_RE03");
    expect(await refusal(the.aiko.delete(path, { app, record, comment: 2 }))).toBe("403 GAIA_RE03");
    expect((await the.ben.delete(path, { app, record, comment: 2 })).body).toEqual({});
    expect(await refusal(the.ben.delete(path, { app, record, comment: 2 }))).toBe("400 GAIA_RE02");
    expect(await say(the.ben, record, "again")).toBe("3");
    expect(await texts(the.ben, record)).toEqual(["again ", "hers "]);
  });

  test("what tokens write is by Administrator, and they delete nothing else", async () => {
    const record = await newRecord();
    const robot = the.withToken(await the.token(["view"]));
    await say(robot, record, "beep");
    await say(the.aiko, record, "hm");
    expect((await read(robot, record)).comments[1].creator).toEqual({
      code: "Administrator",
      name: "Administrator",
    });
    expect(await refusal(robot.delete(path, { app, record, comment: 2 }))).toBe("403 GAIA_RE03");
    expect(await refusal(the.withToken(await the.token(["edit"])).get(list, { app, record }))).toBe(
      "403 GAIA_NO01",
    );
    expect((await robot.delete(path, { app, record, comment: 1 })).body).toEqual({});
  });

  test("whoever may not see the app sees and writes no comments, and a missing record has none", async () => {
    const record = await newRecord();
    expect(await refusal(the.chie.get(list, { app, record }))).toBe("403 CB_NO02");
    expect(await refusal(the.chie.post(path, { app, record, comment: { text: "x" } }))).toBe("403 CB_NO02");
    expect(await refusal(the.ben.get(list, { app, record: 99_999 }))).toBe("404 GAIA_RE01");
    expect(await refusal(the.ben.post(path, { app, record: 99_999, comment: { text: "x" } }))).toBe(
      "404 GAIA_RE01",
    );
    expect(await refusal(the.ben.delete(path, { app, record: 99_999, comment: 1 }))).toBe("404 GAIA_RE01");
    expect(await refusal(the.ben.get(list, { app: 99_999, record }))).toBe("404 GAIA_AP01");
  });

  test("an app without comments answers GAIA_RE12, and shows them again when it has them again", async () => {
    const record = await newRecord();
    await say(the.ben, record, "kept");
    await ok(the.aiko.put(settings, { app, enableComments: false }));
    expect(await texts(the.ben, record)).toEqual(["kept "]);
    await deploy(the.aiko, app);
    expect(await refusal(the.ben.get(list, { app, record }))).toBe("400 GAIA_RE12");
    expect(await refusal(the.ben.post(path, { app, record, comment: { text: "x" } }))).toBe("400 GAIA_RE12");
    expect(await refusal(the.ben.delete(path, { app, record, comment: 1 }))).toBe("400 GAIA_RE12");
    await ok(the.aiko.put(settings, { app, enableComments: true }));
    await deploy(the.aiko, app);
    expect(await texts(the.ben, record)).toEqual(["kept "]);
    await discard(the.aiko, app);
  });

  test("a comment does not change its record, and goes with it", async () => {
    const record = await newRecord();
    const before = (await ok(the.aiko.get("/k/v1/record.json", { app, id: record }))).record;
    await say(the.ben, record, "x");
    expect((await ok(the.aiko.get("/k/v1/record.json", { app, id: record }))).record).toEqual(before);
    await ok(the.aiko.delete("/k/v1/records.json", { app, ids: [record] }));
    const of = { appId: Number(app), recordId: Number(record) };
    expect(await the.domain.store.view.comments.count(of)).toBe(0);
  });

  test("an app takes its comments with it", async () => {
    const other = await the.found(the.aiko, "Short-lived");
    const record = await newRecord(other);
    await ok(the.aiko.post(path, { app: other, record, comment: { text: "x" } }));
    await ok(the.aiko.delete(`/tonari/v1/apps/${other}`));
    const of = { appId: Number(other), recordId: Number(record) };
    expect(await the.domain.store.view.comments.count(of)).toBe(0);
  });

  test("comments written at the same moment all get a number of their own", async () => {
    const record = await newRecord();
    const ids = await Promise.all(Array.from({ length: 12 }, (_, at) => say(the.ben, record, String(at))));
    expect(ids.map(Number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  test("comments cannot be part of a bulk request", async () => {
    const payload = { app, record: 1, comment: { text: "x" } };
    const requests = [{ method: "POST", api: path, payload }];
    expect(await badParameters(the.aiko.post("/k/v1/bulkRequest.json", { requests }))).toEqual([
      "requests[0].api",
    ]);
  });

  describe("as the record's page reads them", () => {
    const ours = (record: string, comment = "") =>
      `/tonari/v1/apps/${app}/records/${record}/comments${comment}`;

    test("text and names stand apart, and managers may delete what others wrote", async () => {
      const record = await newRecord();
      await say(the.ben, record, "one", [{ code: "aiko", type: "USER" }]);
      await say(the.ben, record, "two");
      const { comments, total } = await ok(the.ben.get(ours(record), { limit: 1, offset: 1 }));
      expect(total).toBe("2");
      expect(comments).toMatchObject([
        { id: "1", text: "one", mine: true, mentions: [{ type: "USER", code: "aiko", name: "Aiko" }] },
      ]);
      await say(the.aiko, record, "three");
      expect(await refusal(the.ben.delete(ours(record, "/3")))).toBe("403 CB_NO02");
      expect(await refusal(the.aiko.delete(ours(record, "/1")))).toBe("200 done");
      expect(await refusal(the.ben.delete(ours(record, "/2")))).toBe("200 done");
      expect(await texts(the.ben, record)).toEqual(["three "]);
    });
  });
});
