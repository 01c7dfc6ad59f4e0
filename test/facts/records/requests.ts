import { beforeAll, describe, expect, test } from "vitest";
import {
  add,
  type Company,
  cells,
  company,
  done,
  type Engine,
  formApp,
  ja,
  outcome,
  read,
  stored,
  update,
} from "../facts.ts";

const one = "/k/v1/record.json";
const many = "/k/v1/records.json";
const cursor = "/k/v1/records/cursor.json";

/** records.md 4.1, 4.5, 5.1 to 5.5 */
export const requests = (engine: Engine) =>
  describe("requests", () => {
    let the: Company;
    let app: string;

    beforeAll(async () => {
      the = await company({ engine });
      app = await formApp(
        the.aiko,
        {
          key: { type: "SINGLE_LINE_TEXT", unique: true },
          number: { type: "NUMBER", unique: true },
          n: { type: "NUMBER" },
          needed: { type: "SINGLE_LINE_TEXT", required: true, defaultValue: "x" },
          age: { type: "CALC", expression: "Updated_datetime - Created_datetime" },
          files: { type: "FILE" },
        },
        { numberPrecision: { digits: 30, decimalPlaces: 4, roundingMode: "HALF_EVEN" } },
      );
    });
    const count = async () =>
      (await done(the.aiko.get(many, { app, totalCount: true, query: "limit 0" }))).totalCount;
    const byKey = (field: string, value: unknown, record = {}) =>
      the.aiko.put(one, { app, updateKey: { field, value }, record: cells(record) });

    describe("one record", () => {
      test("the revision starts at 1 and grows by one with each update", async () => {
        const { body } = await add(the.aiko, app);
        expect(body).toEqual({ id: expect.any(String), revision: "1" });
        expect((await update(the.aiko, app, body.id, { n: "1" })).body).toEqual({ revision: "2" });
      });
      test("the time of a change counts minutes in formulas, too", async () => {
        const created = new Date(Date.now() - 70_000).toISOString();
        const { age, $id } = await stored(the.aiko, app, { Created_datetime: created });
        expect(Number(age) % 60).toBe(0);
        expect(Number(age)).toBeGreaterThanOrEqual(60);
        expect((await read(the.aiko, app, String($id))).Created_datetime).toMatch(/:00Z$/);
      });
      test("who changes a record last is its modifier", async () => {
        const { $id } = await stored(the.aiko, app);
        await done(update(the.ben, app, String($id), { n: "1" }));
        const { Created_by, Updated_by } = await read(the.aiko, app, String($id));
        expect([Created_by, Updated_by]).toMatchObject([{ code: "aiko" }, { code: "ben" }]);
      });
      test("numbers are keys by their value, texts as they are written", async () => {
        await stored(the.aiko, app, { number: "5", key: "1" });
        expect(await outcome(byKey("number", "5.0", { n: "1" }))).toBe("200");
        expect(await outcome(byKey("key", "001", { n: "1" }))).toBe("404 GAIA_RE20");
        expect(await outcome(byKey("key", "1", { n: "1" }))).toBe("200");
      });
      test.each(["1234567890123456", "12345678901234567", "12345678901234567890"])(
        "a number as long as %s is found exactly",
        async (number) => {
          await stored(the.aiko, app, { number });
          const next = String(BigInt(number) + 1n);
          expect(await outcome(byKey("number", number, { n: "1" }))).toBe("200");
          expect(await outcome(byKey("number", next, { n: "1" }))).toBe("404 GAIA_RE20");
        },
      );
    });

    describe("many records", () => {
      test("none to add are no error", async () => {
        expect((await the.aiko.post(many, { app, records: [] })).body).toEqual({ ids: [], revisions: [] });
      });
      test("none to update are no error", async () => {
        expect((await the.aiko.put(many, { app, records: [] })).body).toEqual({ records: [] });
      });
      test("adding is all or nothing", async () => {
        const before = await count();
        const sent = { app, records: [cells({ n: "1" }), cells({ needed: "" })] };
        expect(Object.keys((await the.aiko.post(many, sent)).body.errors)).toEqual([
          "records[1].needed.value",
        ]);
        expect(await count()).toBe(before);
      });
      test("updating is all or nothing", async () => {
        const { $id } = await stored(the.aiko, app, { n: "1" });
        const records = [
          { id: $id, record: cells({ n: "2" }) },
          { id: "999999", record: cells({ n: "2" }) },
        ];
        expect(await outcome(the.aiko.put(many, { app, records }))).toBe("404 GAIA_RE01");
        expect(await read(the.aiko, app, String($id))).toMatchObject({ n: "1", $revision: "1" });
      });
      test("deleting is all or nothing", async () => {
        const { $id } = await stored(the.aiko, app);
        const { body, status } = await the.aiko.delete(many, { app, ids: [$id, "999999"] }, ja);
        const message = "指定したレコード（id: 999999）が見つかりません。";
        expect({ status, code: body.code, message: body.message }).toEqual({
          status: 404,
          code: "GAIA_RE01",
          message: expect.stringContaining(message),
        });
        expect(JSON.stringify(body)).not.toContain("ids[");
        expect((await read(the.aiko, app, String($id))).$revision).toBe("1");
      });
      test("an upsert updates by key what is there, adds what is not, and tells which", async () => {
        const { $id } = await stored(the.aiko, app, { key: "there" });
        const records = ["fresh", "there"].map((value) => ({
          updateKey: { field: "key", value },
          record: cells({ n: "3" }),
        }));
        const { body } = await the.aiko.put(many, { app, upsert: true, records });
        expect(body.records).toEqual([
          { id: expect.any(String), revision: "1", operation: "INSERT" },
          { id: $id, revision: "2", operation: "UPDATE" },
        ]);
        expect(await read(the.aiko, app, body.records[0].id)).toMatchObject({ key: "fresh", n: "3" });
      });
      test("an upsert by an id that is not there adds a record with another id", async () => {
        const records = [{ id: "876543", record: cells({ n: "4" }) }];
        const { body } = await the.aiko.put(many, { app, upsert: true, records });
        expect(body.records[0]).toMatchObject({ operation: "INSERT" });
        expect(body.records[0].id).not.toBe("876543");
      });
      test("one key twice in an upsert refuses it as a whole", async () => {
        const before = await count();
        const records = ["new one", "twice", "twice"].map((value) => ({
          updateKey: { field: "key", value },
          record: {},
        }));
        const reply = await the.aiko.put(many, { app, upsert: true, records }, ja);
        const message = "「updateKey」に指定した条件にあてはまるレコードが重複しています。";
        expect(reply).toMatchObject({ status: 400, body: { code: "GAIA_IQ28", message } });
        expect(await count()).toBe(before);
      });
      test("an empty key in an upsert is missing", async () => {
        const records = [{ updateKey: { field: "key", value: "" }, record: {} }];
        const reply = await the.aiko.put(many, { app, upsert: true, records }, ja);
        expect(reply.body.errors).toEqual({ "records[0].updateKey.value": { messages: ["必須です。"] } });
      });
      test("an upsert takes the right to add, also if it only updates", async () => {
        const { $id, key } = await stored(the.aiko, app, { key: "mine" });
        const editor = the.withToken(await the.token(["view", "edit"], app));
        const records = [{ updateKey: { field: "key", value: key }, record: cells({ n: "5" }) }];
        expect(await outcome(editor.put(many, { app, upsert: true, records }))).toBe("403 GAIA_NO01");
        expect((await read(the.aiko, app, String($id))).$revision).toBe("1");
      });
    });

    describe("cursors", () => {
      test("ten live at a time; the next is one too many until one goes", async () => {
        const made: string[] = [];
        for (let at = 0; at < 10; at++)
          made.push((await done(the.aiko.post(cursor, { app, size: 1 }))).id as string);
        const message =
          "作成できるカーソルの上限に達しているため、カーソルを作成できません。不要なカーソルを削除するか、しばらく経ってから再実行してください。";
        expect(await the.aiko.post(cursor, { app }, ja)).toMatchObject({
          status: 429,
          body: { code: "GAIA_TM12", message },
        });
        expect((await the.aiko.delete(cursor, { id: made.pop() })).body).toEqual({});
        made.push((await done(the.aiko.post(cursor, { app }))).id);
        for (const id of made) await done(the.aiko.delete(cursor, { id }));
      });
      test("the last part ends it; whatever is gone or never was is not found", async () => {
        await stored(the.aiko, app);
        const { id } = await done(the.aiko.post(cursor, { app, size: 500 }));
        expect((await done(the.aiko.get(cursor, { id }))).next).toBe(false);
        const { id: deleted } = await done(the.aiko.post(cursor, { app }));
        await done(the.aiko.delete(cursor, { id: deleted }));
        const message = "指定したカーソルは存在しないか、既に有効期限が切れています。";
        for (const gone of [id, deleted, "9a9716fe-1394-4677-a1c7-2199a5d28215"]) {
          for (const asked of [
            the.aiko.get(cursor, { id: gone }, ja),
            the.aiko.delete(cursor, { id: gone }, ja),
          ])
            expect(await asked).toMatchObject({ status: 404, body: { code: "GAIA_CN01", message } });
        }
      });
    });

    describe("files", () => {
      test("the key of an upload opens nothing", async () => {
        const fileKey = await the.aiko.upload("a.txt", "hello");
        expect(await the.aiko.get("/k/v1/file.json", { fileKey }, ja)).toMatchObject({
          status: 404,
          body: { code: "GAIA_BL01", message: `指定したファイル（id: ${fileKey}）が見つかりません。` },
        });
      });
    });

    describe("comments", () => {
      const path = "/k/v1/record/comment.json";
      const list = "/k/v1/record/comments.json";
      let record: string;
      beforeAll(async () => {
        record = String((await stored(the.aiko, app)).$id);
        for (const text of ["コメント1", "コメント2", "コメント3"])
          await done(the.ben.post(path, { app, record, comment: { text } }));
      });
      test("the id is a text", async () => {
        const { body } = await the.ben.post(path, { app, record, comment: { text: "x" } });
        expect(body).toEqual({ id: "4" });
        expect((await the.ben.delete(path, { app, record, comment: "4" })).body).toEqual({});
      });
      test("one space is added to the text that is read", async () => {
        const { comments } = await done(the.ben.get(list, { app, record, limit: 1 }));
        expect(comments[0].text).toBe("コメント3 ");
      });
      test("their time keeps its seconds", async () => {
        const before = Math.floor(Date.now() / 1000) * 1000;
        const { id } = await done(the.ben.post(path, { app, record, comment: { text: "now" } }));
        const { comments } = await done(the.ben.get(list, { app, record, limit: 1 }));
        const at = Date.parse(comments[0].createdAt);
        expect([at >= before, at <= Date.now()]).toEqual([true, true]);
        await done(the.ben.delete(path, { app, record, comment: id }));
      });
      test("older and newer speak of age, whatever the order", async () => {
        const asked = { app, record, order: "asc", offset: 1, limit: 1 };
        expect(await done(the.ben.get(list, asked))).toMatchObject({
          comments: [{ id: "2" }],
          older: true,
          newer: true,
        });
      });
    });
  });
