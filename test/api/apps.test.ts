import { describe, expect, test } from "vitest";
import { company } from "../company.ts";
import type { Answer } from "../person.ts";
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
  statusOf,
  text,
} from "./app-maker.ts";

const id = expect.stringMatching(/^\d+$/);
const previewReads = ["app/form/fields", "app/form/layout", "app/views", "app/settings", "app/acl"];
const preview = (name: string) => `/k/v1/preview/${name}.json`;
const live = (name: string) => `/k/v1/${name}.json`;

describe("creating an app", () => {
  test("every user may, and it starts in preview with revision 1", async () => {
    const { ben } = await company();
    const reply = await ben.post("/k/v1/preview/app.json", { name: "Stock" });
    expect(reply).toMatchObject({ status: 200, body: { app: id, revision: "1" } });
    expect(await ok(ben.get(preview("app/form/fields"), { app: reply.body.app }))).toMatchObject({
      properties: {
        Record_number: {
          type: "RECORD_NUMBER",
          code: "Record_number",
          label: "Record number",
          noLabel: false,
        },
        Updated_datetime: { type: "UPDATED_TIME" },
      },
      revision: "1",
    });
    expect(await ok(ben.get(preview("app/settings"), { app: reply.body.app }))).toEqual({
      name: "Stock",
      description: "",
      icon: { type: "PRESET", key: "APP72" },
      theme: "WHITE",
      titleField: { selectionMode: "AUTO" },
      enableThumbnails: true,
      enableBulkDeletion: false,
      enableComments: true,
      enableDuplicateRecord: true,
      enableInlineRecordEditing: true,
      numberPrecision: { digits: "16", decimalPlaces: "4", roundingMode: "HALF_EVEN" },
      firstMonthOfFiscalYear: "1",
      revision: "1",
    });
  });

  test("it needs a name of 1 to 64 characters, and no token can do it", async () => {
    const { ben, token, withToken } = await company();
    expect(await badParameters(ben.post(preview("app"), {}))).toEqual(["name"]);
    expect(await badParameters(ben.post(preview("app"), { name: "" }))).toEqual(["name"]);
    expect(await badParameters(ben.post(preview("app"), { name: "x".repeat(65) }))).toEqual(["name"]);
    expect(await badParameters(ben.post(preview("app"), { name: " \u3000 " }))).toEqual(["name"]);
    expect(await refusal(ben.post(preview("app"), { name: "x".repeat(64) }))).toBe("200 done");
    expect(await refusal(ben.post(preview("app"), { name: "x", space: 7 }))).toBe("404 GAIA_SP01");
    const manager = withToken(await token(["manage"]));
    expect(await refusal(manager.post(preview("app"), { name: "x" }))).toBe("403 GAIA_NO01");
  });

  test("until its first deploy it is no app for anybody but who makes it", async () => {
    const { aiko, ben } = await company();
    const app = await draftApp(aiko);
    for (const name of previewReads) {
      expect(await refusal(aiko.get(preview(name), { app }))).toBe("200 done");
      expect(await refusal(ben.get(preview(name), { app }))).toBe("403 CB_NO02");
      expect(await refusal(aiko.get(live(name), { app }))).toBe("404 GAIA_AP01");
    }
    expect(await refusal(aiko.get(live("app"), { id: app }))).toBe("404 GAIA_AP01");
    expect(await refusal(aiko.get(live("records"), { app }))).toBe("404 GAIA_AP01");
    const { apps } = await ok(aiko.get(live("apps"), { ids: [app] }));
    expect(apps).toEqual([]);

    const drafts = await ok(aiko.get("/tonari/v1/apps", { mine: "draft" }));
    expect(drafts.apps).toContainEqual({
      appId: app,
      name: "Made for a test",
      createdAt: expect.any(String),
    });
    expect((await ok(ben.get("/tonari/v1/apps", { mine: "draft" }))).apps).not.toContainEqual(
      expect.objectContaining({ appId: app }),
    );
  });
});

describe("finding apps", () => {
  test("one app tells who made it and who changed it last", async () => {
    const { aiko, admin, ben } = await company();
    const app = await liveApp(aiko);
    await ok(admin.put(preview("app/settings"), { app, name: "Renamed", description: "<b>x</b>" }));
    await deploy(admin, app);
    expect(await ok(ben.get(live("app"), { id: app }))).toEqual({
      appId: app,
      code: "",
      name: "Renamed",
      description: "<b>x</b>",
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      creator: { code: "aiko", name: "Aiko" },
      modifiedAt: expect.any(String),
      modifier: expect.objectContaining({ code: "admin" }),
      spaceId: null,
      threadId: null,
    });
  });

  test("a list shows what one may use, by id, and can be filtered and paged", async () => {
    const { aiko, ben, chie, orders } = await company();
    const ids = [await liveApp(aiko), await liveApp(aiko), await liveApp(aiko)];
    const [first = "", second = "", third = ""] = ids;
    await ok(aiko.put(preview("app/settings"), { app: second, name: "Ｂｅｅｓ and flowers" }));
    await ok(
      aiko.put(live("app/acl"), { app: third, rights: [{ entity: { type: "CREATOR" }, appEditable: true }] }),
    );
    await deploy(aiko, second);

    const appIds = async (asked: Promise<Answer>) =>
      (await ok(asked)).apps.map(({ appId }: { appId: string }) => appId);
    expect(await appIds(ben.get(live("apps"), { ids: [...ids].reverse() }))).toEqual([first, second]);
    expect(await appIds(aiko.get(live("apps"), { ids }))).toEqual([first, second]);
    expect(await appIds(ben.get(live("apps"), { ids, limit: 1, offset: 1 }))).toEqual([second]);
    expect(await appIds(ben.get(live("apps"), { name: "bees" }))).toEqual([second]);
    expect(await appIds(ben.get(live("apps"), { codes: ["NONE"] }))).toEqual([]);
    expect(await appIds(ben.get(live("apps"), { spaceIds: [1] }))).toEqual([]);
    expect(await appIds(chie.get(live("apps")))).not.toContain(orders);
    expect(await appIds(ben.get(live("apps")))).toContain(orders);
  });

  test("parameters of the list have limits, and no token may ask for it", async () => {
    const { ben, token, withToken } = await company();
    const bad = { ids: Array(101).fill(1), limit: 101, offset: -1, name: "x".repeat(65), codes: [""] };
    expect(await badParameters(ben.get(live("apps"), bad))).toEqual([
      "codes[0]",
      "ids",
      "limit",
      "name",
      "offset",
    ]);
    expect(await refusal(withToken(await token(["view"])).get(live("apps")))).toBe("403 GAIA_NO01");
  });

  test("one app needs view or add, with a token too", async () => {
    const { ben, chie, orders, token, withToken } = await company();
    expect(await refusal(ben.get(live("app"), { id: orders }))).toBe("200 done");
    expect(await refusal(chie.get(live("app"), { id: orders }))).toBe("403 CB_NO02");
    for (const permission of ["view", "add"]) {
      expect(await refusal(withToken(await token([permission])).get(live("app"), { id: orders }))).toBe(
        "200 done",
      );
    }
    expect(await refusal(withToken(await token(["edit"])).get(live("app"), { id: orders }))).toBe(
      "403 GAIA_NO01",
    );
    expect(await refusal(ben.get(live("app"), { id: 99999 }))).toBe("404 GAIA_AP01");
    expect(await badParameters(ben.get(live("app")))).toEqual(["id"]);
  });
});

describe("reading settings", () => {
  test("users read what is live, administrators both, others nothing", async () => {
    const { aiko, ben, chie, orders, admin } = await company();
    for (const name of ["app/form/fields", "app/form/layout", "app/views", "app/settings"]) {
      expect(await refusal(ben.get(live(name), { app: orders, lang: "ja" }))).toBe("200 done");
      expect(await refusal(chie.get(live(name), { app: orders }))).toBe("403 CB_NO02");
      expect(await refusal(ben.get(preview(name), { app: orders }))).toBe("403 CB_NO02");
      expect(await refusal(aiko.get(preview(name), { app: orders }))).toBe("200 done");
      expect(await refusal(admin.get(preview(name), { app: orders }))).toBe("200 done");
    }
    expect(await refusal(ben.get(live("app/acl"), { app: orders }))).toBe("403 CB_NO02");
    expect(await refusal(aiko.get(live("app/acl"), { app: orders }))).toBe("200 done");
    expect(await badParameters(ben.get(live("app/views"), { app: "x", lang: "xx" }))).toEqual([
      "app",
      "lang",
    ]);
  });

  test("a token that manages reads previews and live fields, not the live rest", async () => {
    const { orders, token, withToken } = await company();
    const manager = withToken(await token(["manage"]));
    for (const name of previewReads) {
      expect(await refusal(manager.get(preview(name), { app: orders }))).toBe("200 done");
    }
    expect(await refusal(manager.get(live("app/form/fields"), { app: orders }))).toBe("200 done");
    expect(await refusal(manager.get(live("app/acl"), { app: orders }))).toBe("200 done");
    expect(await refusal(manager.get(live("app/views"), { app: orders }))).toBe("403 GAIA_NO01");
    const viewer = withToken(await token(["view"]));
    expect(await refusal(viewer.get(live("app/views"), { app: orders }))).toBe("200 done");
    expect(await refusal(viewer.get(preview("app/views"), { app: orders }))).toBe("403 GAIA_NO01");
  });

  test("the pages learn what the caller may do", async () => {
    const { ben, chie, admin, orders } = await company();
    const rights = (person: typeof ben) => ok(person.get(`/tonari/v1/apps/${orders}/rights`));
    expect(await rights(ben)).toMatchObject({
      recordViewable: true,
      recordAddable: false,
      appEditable: false,
    });
    const { ruled, hiddenFields, lockedFields, ...seven } = await rights(chie);
    expect(Object.values(seven)).toEqual(Array(7).fill(false));
    expect([ruled, ...hiddenFields, ...lockedFields]).toEqual([false]);
    expect(await rights(admin)).toMatchObject({ recordViewable: false, appEditable: true });
  });
});

describe("changing settings", () => {
  test("bumps one revision that all settings share", async () => {
    const { aiko } = await company();
    const app = await draftApp(aiko);
    const { revision } = await ok(aiko.post(fieldsPath, { app, properties: text("a"), revision: 1 }));
    expect(revision).toBe("2");
    expect(await ok(aiko.put(preview("app/settings"), { app, theme: "RED", revision: "2" }))).toEqual({
      revision: "3",
    });
    expect(await ok(aiko.put(preview("app/views"), { app, views: {}, revision: -1 }))).toEqual({
      views: {},
      revision: "4",
    });
    expect(await refusal(aiko.put(preview("app/settings"), { app, theme: "BLUE", revision: 3 }))).toBe(
      "409 GAIA_CO03",
    );
    expect(await ok(aiko.get(preview("app/settings"), { app }))).toMatchObject({
      theme: "RED",
      revision: "4",
    });
    expect(await badParameters(aiko.put(preview("app/settings"), { app, revision: -2 }))).toEqual([
      "revision",
    ]);
  });

  test("of two people who saw the same revision one is told", async () => {
    const { aiko, admin } = await company();
    const app = await draftApp(aiko);
    const edits = await Promise.all(
      [aiko, admin, aiko, admin].map((person, i) =>
        refusal(person.put(preview("app/settings"), { app, name: `Name ${i}`, revision: 1 })),
      ),
    );
    expect(edits.sort()).toEqual(["200 done", "409 GAIA_CO03", "409 GAIA_CO03", "409 GAIA_CO03"]);
  });

  test("many at once without a revision all count", async () => {
    const { aiko } = await company();
    const app = await draftApp(aiko);
    await Promise.all(
      Array.from({ length: 10 }, (_, i) => ok(aiko.post(fieldsPath, { app, properties: text(`f${i}`) }))),
    );
    const { properties, revision } = await ok(aiko.get(preview("app/form/fields"), { app }));
    expect(Object.keys(properties).filter((code) => code.startsWith("f"))).toHaveLength(10);
    expect(revision).toBe("11");
  });

  test("is for those who manage the app", async () => {
    const { ben, chie, orders, token, withToken } = await company();
    const editor = withToken(await token(["view", "add", "edit", "delete"]));
    for (const person of [ben, chie]) {
      expect(await refusal(person.put(preview("app/settings"), { app: orders, theme: "RED" }))).toBe(
        "403 CB_NO02",
      );
      expect(await refusal(person.post(fieldsPath, { app: orders, properties: text("x") }))).toBe(
        "403 CB_NO02",
      );
    }
    expect(await refusal(editor.put(preview("app/settings"), { app: orders, theme: "RED" }))).toBe(
      "403 GAIA_NO01",
    );
    const manager = withToken(await token(["manage"]));
    const before = await revisionOf(manager, orders);
    await ok(manager.put(preview("app/settings"), { app: orders, theme: "RED" }));
    expect(await revisionOf(manager, orders)).toBe(before + 1);
    await discard(manager, orders);
  });

  test("the icon is a picture that was uploaded, and stays under its new key", async () => {
    const { aiko, ben } = await company();
    const app = await liveApp(aiko);
    const settings = preview("app/settings");
    const icon = (fileKey: string) => ({ app, icon: { type: "FILE", file: { fileKey } } });
    const mine = await aiko.upload("dot.png", "not really a picture", "image/png");
    const bens = await ben.upload("dot.png", "not really a picture", "image/png");
    const script = await aiko.upload("dot.svg", "<svg/>", "image/svg+xml");

    expect(await refusal(aiko.put(settings, icon(bens)))).toBe("404 GAIA_BL01");
    expect(await refusal(aiko.put(settings, icon("nothing")))).toBe("404 GAIA_BL01");
    expect(await badParameters(aiko.put(settings, icon(script)))).toEqual(["icon.file.fileKey"]);
    await ok(aiko.put(settings, icon(mine)));
    const shown = (await ok(aiko.get(settings, { app }))).icon;
    expect(shown).toEqual({
      type: "FILE",
      file: { contentType: "image/png", name: "dot.png", size: "20", fileKey: expect.any(String) },
    });
    expect(shown.file.fileKey).not.toBe(mine);
    await ok(aiko.put(settings, { ...icon(shown.file.fileKey), theme: "RED" }));
    await deploy(aiko, app);
    expect((await ok(ben.get(live("app/settings"), { app }))).icon).toEqual(shown);
  });
});

describe("deleting an app", () => {
  test("takes its records, tokens and files along, and is for its administrators", async () => {
    const { aiko, ben, withToken } = await company();
    const app = await liveApp(aiko, text("a"));
    const { token } = await ok(aiko.post(`/tonari/v1/apps/${app}/tokens`, { deploy: true }));
    await ok(aiko.post(live("record"), { app, record: { a: { value: "x" } } }));
    expect(await refusal(ben.delete(`/tonari/v1/apps/${app}`))).toBe("403 CB_NO02");
    expect(await refusal(withToken(token).delete(`/tonari/v1/apps/${app}`))).toBe("403 GAIA_NO01");

    await ok(aiko.delete(`/tonari/v1/apps/${app}`));
    expect(await refusal(aiko.get(live("records"), { app }))).toBe("404 GAIA_AP01");
    expect(await refusal(withToken(token).get(live("records"), { app }))).toBe("400 GAIA_IA02");
    expect(await refusal(aiko.delete(`/tonari/v1/apps/${app}`))).toBe("404 GAIA_AP01");
    expect(Number(await draftApp(aiko))).toBeGreaterThan(Number(app));
  });

  test("works before the first deploy too", async () => {
    const { aiko } = await company();
    const app = await draftApp(aiko, text("a"));
    await ok(aiko.delete(`/tonari/v1/apps/${app}`));
    expect(await refusal(aiko.get(preview("app/views"), { app }))).toBe("404 GAIA_AP01");
    expect(await refusal(aiko.delete("/tonari/v1/apps/x"))).toBe("400 CB_VA01");
  });
});

test("the status of an app that nobody deployed yet is told to its administrators", async () => {
  const { aiko, ben } = await company();
  const app = await draftApp(aiko);
  expect(await statusOf(aiko, app)).toEqual(["SUCCESS"]);
  const none = await ben.post("/k/v1/preview/app/deploy.json", { apps: [] });
  expect(none.body.errors).toEqual({ apps: { messages: ["size must be between 1 and 300"] } });
  expect(await refusal(ben.get("/k/v1/preview/app/deploy.json", { apps: [app] }))).toBe("403 CB_NO02");
});
