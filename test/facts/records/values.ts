import { beforeAll, describe, expect, test } from "vitest";
import { act, action, setProcess, state } from "../../api/process/app.ts";
import {
  type Company,
  company,
  deploy,
  done,
  type Engine,
  en,
  errors,
  formApp,
  given,
  labelled,
  outcome,
  read,
  stored,
} from "../facts.ts";

const options = labelled("A", "B");
const choices = {
  radio: { type: "RADIO_BUTTON", options, defaultValue: "A" },
  drop: { type: "DROP_DOWN", options },
  check: { type: "CHECK_BOX", options },
  multi: { type: "MULTI_SELECT", options },
};
const form = {
  text: { type: "SINGLE_LINE_TEXT" },
  lines: { type: "MULTI_LINE_TEXT" },
  rich: { type: "RICH_TEXT" },
  number: { type: "NUMBER" },
  calc: { type: "CALC", expression: "number * 2" },
  date: { type: "DATE" },
  time: { type: "TIME" },
  moment: { type: "DATETIME" },
  link: { type: "LINK", minLength: "3" },
  users: { type: "USER_SELECT" },
  departments: { type: "ORGANIZATION_SELECT" },
  groups: { type: "GROUP_SELECT" },
  files: { type: "FILE" },
  table: { type: "SUBTABLE", fields: { cell: { type: "NUMBER", code: "cell", label: "cell" } } },
  ...choices,
};

/** records.md 1 to 3 */
export const values = (engine: Engine) =>
  describe("values", () => {
    let the: Company;
    let app: string;
    const path = "/k/v1/record.json";

    beforeAll(async () => {
      the = await company({ engine });
      app = await formApp(the.aiko, { ...form, link: { type: "LINK" }, bound: form.link });
    });
    const link = { bound: "http://x.y" };
    const kept = (given: object) => stored(the.aiko, app, { ...link, ...given });
    const put = (id: string, record: object) => outcome(the.aiko.put(path, { app, id, record }));
    const added = async (record: object = {}) =>
      (await done(the.aiko.post(path, { app, record: { ...given(link), ...record } }))).id as string;

    test("besides `value` nothing in a cell counts", async () => {
      const more = { type: "NUMBER", name: "x", disabled: true, error: "no", lookup: true };
      const cell = { value: "kept", ...more, recordId: 7, confirmed: false };
      expect((await read(the.aiko, app, await added({ text: cell }))).text).toBe("kept");
    });
    test("a code that the form does not have is ignored", async () => {
      const id = await added({ nosuch: { value: "x" }, text: { value: "kept" } });
      expect(await read(the.aiko, app, id)).toMatchObject({ text: "kept" });
      expect(await put(id, { nosuch: { value: "x" } })).toBe("200");
    });
    test("the errors of all fields come together", async () => {
      const record = given({ number: "abc", drop: "C", check: ["A", "D"], bound: "x" });
      expect(Object.keys(await errors(the.aiko.post(path, { app, record }))).sort()).toEqual([
        "record.bound.value",
        "record.check.values[1].value",
        "record.drop.value",
        "record[number].value",
      ]);
    });

    describe("a field without a value is there with its empty one:", () => {
      test.each([
        ["text", ""],
        ["lines", ""],
        ["rich", ""],
        ["number", ""],
        ["link", ""],
        ["moment", ""],
        ["date", null],
        ["time", null],
        ["drop", null],
        ["check", []],
        ["multi", []],
        ["users", []],
        ["departments", []],
        ["groups", []],
        ["files", []],
        ["table", []],
      ])("%s", async (code, empty) => {
        expect((await kept({}))[code]).toEqual(empty);
      });
      test("a drop-down that was given as empty", async () => {
        expect((await kept({ drop: "" })).drop).toBeNull();
        expect((await kept({ drop: null })).drop).toBeNull();
      });
      test("a radio button that came when the record was there", async () => {
        const plain = await formApp(the.aiko, { text: form.text });
        const { id } = await done(the.aiko.post(path, { app: plain }));
        const radio = { ...choices.radio, code: "radio", label: "radio" };
        const properties = { radio };
        await done(the.aiko.post("/k/v1/preview/app/form/fields.json", { app: plain, properties }));
        await deploy(the.aiko, plain);
        expect((await read(the.aiko, plain, id)).radio).toBeNull();
      });
    });

    test("times of creation and change have no seconds", async () => {
      const record = await kept({});
      expect(record.Created_datetime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00Z$/);
      expect(record.Updated_datetime).toMatch(/:00Z$/);
    });
    test("system fields have their codes in the creator's language, and these can be changed", async () => {
      const speak = (locale: string) =>
        done(the.admin.put("/v1/users.json", { users: [{ code: "aiko", locale }] }));
      await speak("ja");
      const { app: japanese } = await done(the.aiko.post("/k/v1/preview/app.json", { name: "x" }));
      await speak("auto");
      const fieldsPath = "/k/v1/preview/app/form/fields.json";
      const { properties } = await done(the.aiko.get(fieldsPath, { app: japanese }));
      const codes = ["レコード番号", "作成者", "更新者", "作成日時", "更新日時", "ステータス", "作業者"];
      expect(Object.keys(properties)).toEqual(expect.arrayContaining([...codes, "カテゴリー"]));
      const renamed = { レコード番号: { type: "RECORD_NUMBER", code: "no" } };
      await done(the.aiko.put(fieldsPath, { app: japanese, properties: renamed }));
      await deploy(the.aiko, japanese);
      const record = await stored(the.aiko, japanese);
      expect(record.no).toBe("1");
      expect(record).not.toHaveProperty("レコード番号");
    });
    test("status and assignee are there while the process is on, categories while they are", async () => {
      const off = Object.keys(await kept({}));
      for (const code of ["Status", "Assignee", "Categories"]) expect(off).not.toContain(code);
      const moved = await formApp(the.aiko, { text: form.text });
      const process = {
        enable: true,
        states: { First: state(0), Second: state(1) },
        actions: [action("Go", "First", "Second")],
      };
      await setProcess(the.aiko, moved, process);
      await deploy(the.aiko, moved);
      expect(await stored(the.aiko, moved)).toMatchObject({ Status: "First", Assignee: [] });
      await setProcess(the.aiko, moved, { enable: false });
      await deploy(the.aiko, moved);
      const now = Object.keys(await read(the.aiko, moved, "1"));
      for (const code of ["Status", "Assignee", "Categories"]) expect(now).not.toContain(code);
      expect(await outcome(act(the.aiko, moved, "1", "Go"))).toBe("400 GAIA_ST02");
    });

    test("texts of several lines have no limits of length, whatever is asked for", async () => {
      const limited = await formApp(the.aiko, {
        lines: { type: "MULTI_LINE_TEXT", minLength: "2", maxLength: "3" },
      });
      const { properties } = await done(the.aiko.get("/k/v1/app/form/fields.json", { app: limited }));
      expect(properties.lines).not.toHaveProperty("minLength");
      expect(properties.lines).not.toHaveProperty("maxLength");
      expect((await stored(the.aiko, limited, { lines: "long enough\nto see" })).lines).toContain("\n");
    });
    test("a value sent for a calculated field is accepted and ignored", async () => {
      expect((await kept({ number: "2", calc: "99" })).calc).toBe("4");
      expect((await kept({ number: "2", calc: ["x"] })).calc).toBe("4");
    });
    test("a moment has no seconds, and is the same for users of every time zone", async () => {
      const record = await kept({ moment: "2026-04-23T19:11:42+05:00" });
      expect(record.moment).toBe("2026-04-23T14:11:00Z");
      const [code, timezone] = ["aiko", "America/New_York"];
      const changed = { users: [{ code, timezone }] };
      expect(await outcome(the.admin.put("/v1/users.json", changed))).toBe("200");
      const { $id, moment } = record;
      expect(await read(the.aiko, app, String($id))).toMatchObject({ moment });
      await the.admin.put("/v1/users.json", { users: [{ code, timezone: "auto" }] });
    });
    test("a moment that is now by default has no seconds either", async () => {
      const now = await formApp(the.aiko, { moment: { type: "DATETIME", defaultNowValue: true } });
      expect((await stored(the.aiko, now)).moment).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00Z$/);
    });
    test("an empty option is not looked up among the options", async () => {
      for (const code of ["radio", "drop"]) {
        expect(await outcome(the.aiko.post(path, { app, record: given({ ...link, [code]: "" }) }))).toBe(
          "200",
        );
      }
    });
    test("an address that is none can be too short as well", async () => {
      const sent = { app, record: given({ bound: "x" }) };
      const { "record.bound.value": said } = await errors(the.aiko.post(path, sent, en));
      expect(said).toHaveLength(2);
      expect(said).toContain("Enter more than 2 characters.");
      const inJapanese = await errors(the.aiko.post(path, sent, { "Accept-Language": "ja" }));
      const [first, second] = (inJapanese["record.bound.value"] ?? []).sort();
      expect(first).toBe("2文字より長くなければなりません。");
      expect(second).toMatch(/^URLの形式が正しくありません/);
    });
    test("a file can be sent as it was read", async () => {
      const fileKey = await the.aiko.upload("a.txt", "hello");
      expect(fileKey).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      const id = await added({ files: { value: [{ fileKey }] } });
      const before = await read(the.aiko, app, id);
      expect(before.files).toMatchObject([{ name: "a.txt", size: "5", contentType: "text/plain" }]);
      expect(await put(id, { files: { value: before.files } })).toBe("200");
      expect(await read(the.aiko, app, id)).toMatchObject({ files: [{ name: "a.txt", size: "5" }] });
    });

    test("a category cannot be written", async () => {
      const reply = await the.aiko.put(
        path,
        { app, id: await added(), record: given({ Categories: ["x"] }) },
        { "Accept-Language": "ja" },
      );
      const message = "APIでは次の操作はできません：カテゴリーの値の編集";
      expect(reply).toMatchObject({ status: 400, body: { code: "GA_UO01", message } });
    });
    test.each([
      ["Record_number", "RECORD_ID", "1"],
      ["Created_datetime", "CREATED_AT", "2026-01-01T00:00:00Z"],
      ["Updated_datetime", "MODIFIED_AT", "2026-01-01T00:00:00Z"],
      ["Created_by", "CREATOR", { code: "ben" }],
      ["Updated_by", "MODIFIER", { code: "ben" }],
      ["Status", "STATUS", "Done"],
      ["Assignee", "STATUS_ASSIGNEE", [{ code: "ben" }]],
      ["folder", "GROUP", "x"],
    ])("an update of %s is refused with its internal name %s", async (code, type, value) => {
      const system = await withGroup();
      const { id } = await done(the.aiko.post(path, { app: system }));
      const sent = { app: system, id, record: { [code]: { value } } };
      expect(await the.aiko.put(path, sent, en)).toMatchObject({
        status: 400,
        body: { code: "GAIA_UN10", message: `Cannot update field whose type is ${type}.` },
      });
      expect((await the.aiko.put(path, sent, { "Accept-Language": "ja" })).body.message).toBe(
        `${type}型のフィールドに値を設定することはできません。`,
      );
    });
    let grouped: Promise<string> | undefined;
    const withGroup = () => {
      grouped ??= formApp(the.aiko, { folder: { type: "GROUP" }, text: form.text });
      return grouped;
    };
    test("a list for related records is no JSON that could be meant", async () => {
      const related = {
        relatedApp: { app },
        condition: { field: "text", relatedField: "text" },
        displayFields: ["text"],
      };
      const list = { type: "REFERENCE_TABLE", referenceTable: related };
      const other = await formApp(the.aiko, { text: form.text, list });
      const { id } = await done(the.aiko.post(path, { app: other }));
      const record = { list: { value: [{ id: "1" }] } };
      expect(await outcome(the.aiko.put(path, { app: other, id, record }))).toBe("400 CB_IJ01");
      expect(await read(the.aiko, other, id)).not.toHaveProperty("list");
    });
    test("$id and $revision in a record are accepted and ignored", async () => {
      const id = await added();
      expect(await put(id, given({ $id: "999", $revision: "999", text: "kept" }))).toBe("200");
      expect(await read(the.aiko, app, id)).toMatchObject({ $id: id, $revision: "2", text: "kept" });
    });
  });
