import { beforeAll, describe, expect, test } from "vitest";
import { changeForm } from "../../api/form-app.ts";
import {
  type Company,
  cellsOf,
  company,
  done,
  type Engine,
  errors,
  formApp,
  given,
  labelled,
  outcome,
  read,
  rows,
  stored,
  update,
} from "../facts.ts";

const options = labelled("A", "B");
const cell = (code: string, type: string, more = {}) => ({ [code]: { type, code, label: code, ...more } });

/** records.md 3.2 and 3.3 */
export const validation = (engine: Engine) =>
  describe("defaults and checks", () => {
    let the: Company;
    let defaults: string;
    const path = "/k/v1/record.json";

    beforeAll(async () => {
      the = await company({ engine });
      defaults = await formApp(the.aiko, {
        text: { type: "SINGLE_LINE_TEXT", defaultValue: "standard" },
        number: { type: "NUMBER", defaultValue: "7" },
        check: { type: "CHECK_BOX", options, defaultValue: ["A"] },
        drop: { type: "DROP_DOWN", options, defaultValue: "B" },
        day: { type: "DATE", defaultNowValue: true },
        clock: { type: "TIME", defaultNowValue: true },
        moment: { type: "DATETIME", defaultNowValue: true },
        files: { type: "FILE" },
        table: {
          type: "SUBTABLE",
          fields: {
            ...cell("kind", "SINGLE_LINE_TEXT", { defaultValue: "row" }),
            ...cell("count", "NUMBER"),
          },
        },
      });
    });
    const refused = (app: string, values: object) =>
      errors(the.aiko.post(path, { app, record: given({ ...values }) }));

    test("what a new record does not name gets its default", async () => {
      const { text, number, check, drop, files } = await stored(the.aiko, defaults);
      expect([text, number, check, drop, files]).toEqual(["standard", "7", ["A"], "B", []]);
    });
    test("an empty value that is given is respected", async () => {
      const sent = { text: "", number: "", check: [], drop: "", day: "", moment: "" };
      expect(await stored(the.aiko, defaults, sent)).toMatchObject({
        ...sent,
        drop: null,
        day: null,
      });
    });
    test("now is the user's day and time of day, and the minute in UTC", async () => {
      const between = [Date.now(), (await stored(the.aiko, defaults)).moment, Date.now()] as const;
      const minute = (at: number) => `${new Date(at).toISOString().slice(0, 16)}:00Z`;
      expect([minute(between[0]), minute(between[2])]).toContain(between[1]);
      const zone = "Pacific/Kiritimati";
      const setZone = (timezone: string) =>
        done(the.admin.put("/v1/users.json", { users: [{ code: "aiko", timezone }] }));
      await setZone(zone);
      const here = () => {
        const format = new Intl.DateTimeFormat("sv", {
          timeZone: zone,
          dateStyle: "short",
          timeStyle: "short",
        });
        return format.format(new Date());
      };
      const before = here();
      const { day, clock } = await stored(the.aiko, defaults);
      expect([before, here()]).toContain(`${day} ${clock}`);
      await setZone("auto");
    });
    test("an update applies no defaults", async () => {
      const { $id } = await stored(the.aiko, defaults, { text: "" });
      await done(update(the.aiko, defaults, String($id), { number: "8" }));
      expect(await read(the.aiko, defaults, String($id))).toMatchObject({ text: "", number: "8" });
    });
    test("each row that is sent gets the defaults of its fields, and none comes by itself", async () => {
      const { table } = await stored(the.aiko, defaults, { table: rows({ count: "1" }, { kind: "" }) });
      expect(cellsOf(table)).toEqual([
        { kind: "row", count: "1" },
        { kind: "", count: "" },
      ]);
      expect((await stored(the.aiko, defaults)).table).toEqual([]);
    });

    test.each([
      ["nothing", {}],
      ["null", { text: null, check: null }],
      ["empty values", { text: "", check: [] }],
    ])("required fields do not take %s", async (_, sent) => {
      const app = await requiredApp();
      const problems = await refused(app, sent);
      expect(Object.keys(problems)).toEqual(["record.text.value", "record.check.values"]);
    });
    let needing: Promise<string> | undefined;
    const requiredApp = () => {
      needing ??= formApp(the.aiko, {
        text: { type: "SINGLE_LINE_TEXT", required: true },
        check: { type: "CHECK_BOX", options, required: true },
        free: { type: "NUMBER" },
        radio: { type: "RADIO_BUTTON", options, required: true, defaultValue: "A" },
        calc: { type: "CALC", expression: "free", required: true },
      });
      return needing;
    };
    test("an update is checked as it leaves the record", async () => {
      const app = await requiredApp();
      const { $id } = await stored(the.aiko, app, { text: "x", check: ["A"] });
      expect(await outcome(update(the.aiko, app, String($id), { free: "1" }))).toBe("200");
      expect(Object.keys(await errors(update(the.aiko, app, String($id), { text: "" })))).toEqual([
        "record.text.value",
      ]);
    });
    test("required is not asked of radio buttons and calculated fields", async () => {
      const app = await requiredApp();
      const record = await stored(the.aiko, app, { text: "x", check: ["A"], radio: "" });
      expect(record.calc).toBe("");
    });
    test("a field that becomes required is deployed, and then refuses updates of records without it", async () => {
      const app = await formApp(the.aiko, {
        late: { type: "SINGLE_LINE_TEXT" },
        other: { type: "NUMBER" },
      });
      const { $id } = await stored(the.aiko, app);
      await changeForm(the.aiko, app, { late: { type: "SINGLE_LINE_TEXT", code: "late", required: true } });
      expect((await read(the.aiko, app, String($id))).late).toBe("");
      expect(await errors(update(the.aiko, app, String($id), { other: "1" }))).toHaveProperty([
        "record.late.value",
      ]);
      expect(await outcome(update(the.aiko, app, String($id), { late: "x" }))).toBe("200");
    });

    test.each(["MULTI_LINE_TEXT", "RICH_TEXT", "TIME", "FILE", "USER_SELECT"])(
      "%s is never unique: the setting is dropped without a word",
      async (type) => {
        const { app } = await done(the.aiko.post("/k/v1/preview/app.json", { name: "x" }));
        const properties = { f: { type, code: "f", label: "f", unique: true } };
        const fields = "/k/v1/preview/app/form/fields.json";
        await done(the.aiko.post(fields, { app, properties }));
        const saved = (await done(the.aiko.get(fields, { app }))).properties;
        expect(saved.f).not.toHaveProperty("unique");
      },
    );
    test.each([
      ["SINGLE_LINE_TEXT", "x"],
      ["NUMBER", "1"],
      ["LINK", "http://x.y"],
      ["DATE", "2026-01-01"],
      ["DATETIME", "2026-01-01T00:00:00Z"],
    ])(
      "a unique %s refuses what another record has, takes its own, and any number of empty ones",
      async (type, value) => {
        const app = await formApp(the.aiko, { f: { type, unique: true } });
        const { $id } = await stored(the.aiko, app, { f: value });
        const reply = errors(
          the.aiko.post(path, { app, record: given({ f: value }) }, { "Accept-Language": "ja" }),
        );
        expect(await reply).toEqual({ "record.f.value": ["値がほかのレコードと重複しています。"] });
        expect(await outcome(update(the.aiko, app, String($id), { f: value }))).toBe("200");
        for (const empty of ["", null, ""]) await stored(the.aiko, app, { f: empty });
      },
    );
    test("a table has no unique fields", async () => {
      const { app } = await done(the.aiko.post("/k/v1/preview/app.json", { name: "x" }));
      const fields = "/k/v1/preview/app/form/fields.json";
      const inner = cell("inner", "SINGLE_LINE_TEXT", { unique: true });
      const properties = { t: { type: "SUBTABLE", code: "t", label: "t", fields: inner } };
      const reply = await the.aiko.post(fields, { app, properties });
      if (reply.status === 200) {
        const saved = (await done(the.aiko.get(fields, { app }))).properties;
        expect(saved.t.fields.inner.unique ?? false).toBe(false);
      } else expect(reply.body.code).toBe("CB_VA01");
    });

    test("a text can be too short even if nothing was sent, and too long only if something was", async () => {
      const app = await formApp(the.aiko, {
        text: { type: "SINGLE_LINE_TEXT", minLength: "2", maxLength: "5" },
      });
      for (const sent of [{}, { text: "" }, { text: null }, { text: "a" }]) {
        expect(await refused(app, sent)).toEqual({ "record.text.value": ["Enter more than 1 characters."] });
      }
      expect(await refused(app, { text: "123456" })).toEqual({
        "record.text.value": ["Enter less than 6 characters."],
      });
      expect((await stored(the.aiko, app, { text: "12345" })).text).toBe("12345");
    });
    test("options that are not in the list are refused, each by its place", async () => {
      const app = await formApp(the.aiko, {
        drop: { type: "DROP_DOWN", options },
        multi: { type: "MULTI_SELECT", options },
      });
      const said = 'The value, "C", is not in options.';
      expect(await refused(app, { drop: "C", multi: ["A", "C"] })).toEqual({
        "record.drop.value": [said],
        "record.multi.values[1].value": [said],
      });
    });
  });
