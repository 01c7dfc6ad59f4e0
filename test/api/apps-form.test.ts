import { describe, expect, test } from "vitest";
import { company } from "../company.ts";
import type { Person } from "../person.ts";
import { badParameters, deploy, draftApp, fieldsPath, liveApp, ok, refusal, text } from "./app-maker.ts";

const layoutPath = "/k/v1/preview/app/form/layout.json";
const viewsPath = "/k/v1/preview/app/views.json";
const fields = async (person: Person, app: string) => (await ok(person.get(fieldsPath, { app }))).properties;
const options = { a: { label: "a", index: "1" }, b: { label: "b", index: "0" } };

describe("fields", () => {
  test("of every type come back as kintone shows them", async () => {
    const { aiko } = await company();
    const type = (type: string, more = {}) => ({ type, code: type, label: type, ...more });
    const given = [
      type("SINGLE_LINE_TEXT", { maxLength: 10, unique: "true", lookup: null, nonsense: 1 }),
      type("MULTI_LINE_TEXT", { unique: true }),
      type("RICH_TEXT", { defaultValue: "<b onclick='x()'>hi</b>" }),
      type("NUMBER", { minValue: 1, digit: true, unit: "kg", unitPosition: "AFTER" }),
      type("CHECK_BOX", { options, defaultValue: ["a"], align: "VERTICAL" }),
      type("RADIO_BUTTON", { options }),
      type("DROP_DOWN", { options, required: true }),
      type("MULTI_SELECT", { options }),
      type("DATE", { defaultNowValue: "true" }),
      type("TIME"),
      type("DATETIME"),
      type("LINK", { protocol: "MAIL" }),
      type("USER_SELECT", { defaultValue: [{ type: "USER", code: "ben" }] }),
      type("FILE", { thumbnailSize: 250 }),
    ];
    const app = await draftApp(aiko, Object.fromEntries(given.map((one) => [one.code, one])));
    const shown = await fields(aiko, app);
    expect(Object.keys(shown)).toEqual(expect.arrayContaining(given.map(({ code }) => code)));
    expect(shown.SINGLE_LINE_TEXT).toEqual({
      type: "SINGLE_LINE_TEXT",
      code: "SINGLE_LINE_TEXT",
      label: "SINGLE_LINE_TEXT",
      noLabel: false,
      required: false,
      unique: true,
      minLength: "",
      maxLength: "10",
      defaultValue: "",
      expression: "",
      hideExpression: false,
    });
    expect(shown.MULTI_LINE_TEXT).not.toHaveProperty("unique");
    expect(shown.RICH_TEXT.defaultValue).toBe("<b>hi</b>");
    expect(shown.NUMBER).toMatchObject({
      minValue: "1",
      maxValue: "",
      digit: true,
      unit: "kg",
      unitPosition: "AFTER",
    });
    expect(shown.CHECK_BOX.options).toEqual({ b: { label: "b", index: "0" }, a: { label: "a", index: "1" } });
    expect(shown.USER_SELECT.defaultValue).toEqual([{ type: "USER", code: "ben" }]);
    expect(shown.FILE.thumbnailSize).toBe("250");

    await deploy(aiko, app);
    expect((await ok(aiko.get("/k/v1/app/form/fields.json", { app }))).properties).toEqual(shown);
    const again = await ok(aiko.put(fieldsPath, { app, properties: shown }));
    expect(again.revision).toBe("4");
    expect(await fields(aiko, app)).toEqual(shown);
    expect((await ok(aiko.get(`/tonari/v1/apps/${app}/changes`))).changes).toEqual([]);
  });

  test("that are wrong in one place are refused in all", async () => {
    const { aiko } = await company();
    const app = await draftApp(aiko, text("a"));
    const properties = {
      ...text("good"),
      ...text("a"),
      n: { type: "NUMBER", code: "n", label: "N", minValue: "x", maxValue: {} },
    };
    expect(await refusal(aiko.post(fieldsPath, { app, properties }))).toBe("400 CB_IJ01");
    properties.n.maxValue = "1e" as unknown as object;
    expect(await badParameters(aiko.post(fieldsPath, { app, properties }))).toEqual([
      "properties[a].code",
      "properties[n].maxValue",
      "properties[n].minValue",
    ]);
    expect(Object.keys(await fields(aiko, app))).not.toContain("good");
  });

  test("that are not there cannot be changed or deleted", async () => {
    const { aiko } = await company();
    const app = await draftApp(aiko, text("a"));
    const properties = { a: { type: "SINGLE_LINE_TEXT", label: "new" }, nobody: { type: "NUMBER" } };
    expect(await refusal(aiko.put(fieldsPath, { app, properties }))).toBe("400 GAIA_FC01");
    expect(await refusal(aiko.delete(fieldsPath, { app, fields: ["a", "nobody"] }))).toBe("400 GAIA_FC01");
    expect((await fields(aiko, app)).a.label).toBe("a");
    expect(await badParameters(aiko.delete(fieldsPath, { app, fields: ["a", "Record_number"] }))).toEqual([
      "fields[1]",
    ]);
    expect(await badParameters(aiko.delete(fieldsPath, { app, fields: [] }))).toEqual(["fields"]);
    expect(await badParameters(aiko.delete(fieldsPath, { app, fields: Array(101).fill("a") }))).toEqual([
      "fields",
    ]);
    const inQuery = `?app=${app}&fields%5B0%5D=a`;
    expect(await refusal(aiko.send("DELETE", fieldsPath + inQuery))).toBe("200 done");
    expect(Object.keys(await fields(aiko, app))).not.toContain("a");
  });

  test("may be named by codes that mean something to JavaScript", async () => {
    const { aiko } = await company();
    const body = (code: string) => `{"${code}":{"type":"SINGLE_LINE_TEXT","code":"${code}","label":"x"}}`;
    const app = await draftApp(aiko);
    for (const code of ["__proto__", "constructor", "toString"]) {
      const sent = await aiko.send("POST", fieldsPath, {
        headers: { "Content-Type": "application/json" },
        body: `{"app":${app},"properties":${body(code)}}`,
      });
      expect([200, 400]).toContain(sent.status);
    }
    await deploy(aiko, app);
    expect(Object.hasOwn(await fields(aiko, app), "constructor")).toBe(true);
  });
});

describe("the layout", () => {
  test("follows the form and can be replaced as a whole", async () => {
    const { aiko, ben } = await company();
    const app = await draftApp(aiko, { ...text("a"), ...text("b") });
    const place = (code: string) => ({ type: "SINGLE_LINE_TEXT", code, size: { width: "193" } });
    const { layout } = await ok(aiko.get(layoutPath, { app }));
    expect(layout).toEqual([
      { type: "ROW", fields: [place("a")] },
      { type: "ROW", fields: [place("b")] },
    ]);
    const label = { type: "LABEL", label: "<p>Who<script>x()</script></p>", size: { width: 100 } };
    await ok(
      aiko.put(layoutPath, { app, layout: [{ type: "ROW", fields: [label, place("b"), place("a")] }] }),
    );
    await deploy(aiko, app);
    expect((await ok(ben.get("/k/v1/app/form/layout.json", { app }))).layout).toEqual([
      {
        type: "ROW",
        fields: [{ type: "LABEL", label: "<p>Who</p>", size: { width: "100" } }, place("b"), place("a")],
      },
    ]);
  });

  test("names what is missing", async () => {
    const { aiko } = await company();
    const app = await draftApp(aiko, { ...text("a"), ...text("b") });
    const reply = await aiko.put(layoutPath, {
      app,
      layout: [{ type: "ROW", fields: [{ type: "NUMBER", code: "a" }] }],
    });
    expect(reply.body.errors).toEqual({
      "layout[0].fields[0].code": { messages: ['The type of the field "a" differs from the form.'] },
      layout: { messages: ['The field "b" is missing from the layout.'] },
    });
    expect(await refusal(aiko.put(layoutPath, { app, layout: {} }))).toBe("400 CB_IJ01");
    expect(await badParameters(aiko.put(layoutPath, { app }))).toEqual(["layout"]);
  });
});

describe("views", () => {
  const list = { type: "LIST", index: 0, fields: ["a"], filterCond: 'a = "x"', sort: "a asc" };

  test("are replaced as a set, with ids that stay", async () => {
    const { aiko, ben } = await company();
    const app = await liveApp(aiko, text("a"));
    const { views } = await ok(aiko.put(viewsPath, { app, views: { All: list } }));
    expect(views).toEqual({ All: { id: expect.stringMatching(/^\d+$/) } });
    const second = await ok(
      aiko.put(viewsPath, {
        app,
        views: { All: { type: "LIST", index: "1", name: "Every" }, Month: { type: "CALENDAR", index: 0 } },
      }),
    );
    expect(second.views.Every).toEqual(views.All);
    await deploy(aiko, app);
    expect((await ok(ben.get("/k/v1/app/views.json", { app }))).views).toEqual({
      Month: {
        id: second.views.Month.id,
        name: "Month",
        index: "0",
        type: "CALENDAR",
        date: "Created_datetime",
        title: "Record_number",
        filterCond: "",
        sort: "",
      },
      Every: { ...list, id: views.All.id, name: "Every", index: "1" },
    });
  });

  test("cannot ask what the form does not have", async () => {
    const { aiko } = await company();
    const app = await liveApp(aiko, text("a"));
    const put = (view: object) => refusal(aiko.put(viewsPath, { app, views: { V: { ...list, ...view } } }));
    expect(await put({ fields: ["b"] })).toBe("400 GAIA_FC01");
    expect(await put({ filterCond: 'b = "x"' })).toBe("400 GAIA_IQ11");
    expect(await put({ filterCond: "a = " })).toBe("400 CB_VA01");
    expect(await put({ filterCond: 'Created_by in ("zoe")' })).toBe("400 GAIA_IL42");
    expect(await put({ filterCond: 'Created_by in ("ben")' })).toBe("200 done");
    expect(await put({ filterCond: undefined, sort: "a desc" })).toBe("200 done");
    expect((await ok(aiko.get(viewsPath, { app }))).views.V.filterCond).toBe('Created_by in ("ben")');
    expect(await put({ sort: "b asc" })).toBe("400 GAIA_IQ11");
    expect(await badParameters(aiko.put(viewsPath, { app, views: { W: { type: "LIST" } } }))).toEqual([
      "views[W].fields",
      "views[W].index",
    ]);
  });

  test("with pages of their own are written by system administrators, and close the app's views to tokens", async () => {
    const { aiko, admin, withToken } = await company();
    const app = await liveApp(aiko, text("a"));
    const { token } = await ok(
      aiko.post(`/tonari/v1/apps/${app}/tokens`, { permissions: ["manage"], deploy: true }),
    );
    const manager = withToken(token);
    const custom = { type: "CUSTOM", index: 1, html: "<div id='map'></div>" };
    expect(await refusal(manager.put(viewsPath, { app, views: { L: list } }))).toBe("200 done");
    expect(await refusal(manager.put(viewsPath, { app, views: { C: custom } }))).toBe("403 GAIA_NO01");
    expect(await refusal(aiko.put(viewsPath, { app, views: { C: custom } }))).toBe("403 CB_NO02");
    expect(await refusal(admin.put(viewsPath, { app, views: { L: list, C: custom } }))).toBe("200 done");
    expect(
      await refusal(aiko.put(viewsPath, { app, views: { C: { type: "CUSTOM", index: 0, name: "Map" } } })),
    ).toBe("200 done");
    expect(await refusal(aiko.put(viewsPath, { app, views: { Map: { ...custom, html: "<b>" } } }))).toBe(
      "403 CB_NO02",
    );
    expect(await refusal(manager.put(viewsPath, { app, views: {} }))).toBe("403 GAIA_NO01");
    expect((await ok(aiko.get(viewsPath, { app }))).views.Map).toMatchObject({
      html: custom.html,
      pager: true,
    });
  });

  test("follow the fields that they show", async () => {
    const { aiko } = await company();
    const app = await liveApp(aiko, { ...text("a"), ...text("b") });
    await ok(aiko.put(viewsPath, { app, views: { V: { ...list, fields: ["a", "b"] } } }));
    await ok(aiko.put(fieldsPath, { app, properties: { a: { type: "SINGLE_LINE_TEXT", code: "c" } } }));
    const shown = async () => (await ok(aiko.get(viewsPath, { app }))).views.V;
    expect(await shown()).toMatchObject({ fields: ["c", "b"], filterCond: 'c = "x"', sort: "c asc" });
    await ok(aiko.delete(fieldsPath, { app, fields: ["c"] }));
    expect(await shown()).toMatchObject({ fields: ["b"], filterCond: "", sort: "" });
    await deploy(aiko, app);
  });
});

describe("general settings", () => {
  const path = "/k/v1/preview/app/settings.json";
  test("change key by key, and HTML is cleaned", async () => {
    const { aiko } = await company();
    const app = await draftApp(aiko, text("a"));
    await ok(
      aiko.put(path, {
        app,
        description: "<p onclick='x()'>All</p><script>x()</script>",
        titleField: { selectionMode: "MANUAL", code: "a" },
        numberPrecision: { digits: "30", decimalPlaces: "10", roundingMode: "DOWN" },
        enableBulkDeletion: "true",
        firstMonthOfFiscalYear: "10",
      }),
    );
    expect(await ok(aiko.get(path, { app }))).toMatchObject({
      name: "Made for a test",
      description: "<p>All</p>",
      titleField: { selectionMode: "MANUAL", code: "a" },
      numberPrecision: { digits: "30", decimalPlaces: "10", roundingMode: "DOWN" },
      enableBulkDeletion: true,
      enableComments: true,
      firstMonthOfFiscalYear: "10",
    });
  });

  test("say everything that is wrong at once", async () => {
    const { aiko } = await company();
    const app = await draftApp(aiko);
    const bad = { app, name: "", theme: "PINK", numberPrecision: { digits: 31 }, firstMonthOfFiscalYear: 0 };
    expect(await badParameters(aiko.put(path, bad))).toEqual([
      "firstMonthOfFiscalYear",
      "name",
      "numberPrecision.digits",
      "theme",
    ]);
    expect(await refusal(aiko.put(path, { app, titleField: "a" }))).toBe("400 CB_IJ01");
    expect(await refusal(aiko.put(path, { app, icon: { type: "PRESET", key: "APP0" } }))).toBe("400 CB_VA01");
  });
});

test("messages come in the language of the caller", async () => {
  const { aiko } = await company();
  const reply = await aiko.post(
    fieldsPath,
    { app: await draftApp(aiko), properties: text("レコード番号") },
    { "Accept-Language": "ja" },
  );
  expect(reply.body.errors["properties[レコード番号].code"].messages).toEqual([
    "「レコード番号」は予約されているため、フィールドコードに使用できません。",
  ]);
});
