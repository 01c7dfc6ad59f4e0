import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company, done, type Engine, en, ja, zh } from "../facts.ts";

/** errors.md 1 and 2 */
export const replies = (engine: Engine) =>
  describe("a reply that refuses", () => {
    let the: Company;
    const path = "/k/v1/record.json";
    const top = { ja: "入力内容が正しくありません。", en: "Missing or invalid input.", zh: "输入有误。" };
    beforeAll(async () => {
      the = await company({ engine });
    });
    const setLocale = (locale: string) =>
      done(the.admin.put("/v1/users.json", { users: [{ code: "aiko", locale }] }));
    const message = async (headers: Record<string, string>) =>
      (await the.aiko.get(path, {}, headers)).body.message;

    test("has code, id and message, and `errors` if parameters are bad", async () => {
      const { body, headers } = await the.aiko.get(path, {});
      expect(Object.keys(body).sort()).toEqual(["code", "errors", "id", "message"]);
      expect(headers.get("content-type")).toBe("application/json;charset=utf-8");
      expect(headers.get("x-cybozu-error")).toBe("CB_VA01");
      expect(body.errors).toEqual({
        app: { messages: [expect.any(String)] },
        id: { messages: [expect.any(String)] },
      });
      const other = await the.aiko.get(path, { app: "999999", id: "1" });
      expect(Object.keys(other.body).sort()).toEqual(["code", "id", "message"]);
    });
    test("has a new id each time, of about 20 letters and digits", async () => {
      const ids = [await the.aiko.get(path), await the.aiko.get(path)].map(({ body }) => body.id);
      expect(ids[0]).not.toBe(ids[1]);
      for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9]{20}$/);
    });
    test("speaks three languages", async () => {
      expect([await message(ja), await message(en), await message(zh)]).toEqual([top.ja, top.en, top.zh]);
    });
    test("speaks the user's own language, whatever the browser asks for", async () => {
      await setLocale("ja");
      expect(await message(en)).toBe(top.ja);
      await setLocale("zh");
      expect(await message(ja)).toBe(top.zh);
      await setLocale("auto");
    });
    test("else the language that the browser likes best", async () => {
      expect(await message({ "Accept-Language": "en-US" })).toBe(top.en);
      expect(await message({ "Accept-Language": "zh" })).toBe(top.zh);
      expect(await message({ "Accept-Language": "en;q=0.3, ja;q=0.8, fr" })).toBe(top.ja);
    });
    test("one star asks for no language in particular", async () => {
      expect(await message({ "Accept-Language": "*" })).toBe(await message({}));
    });
  });
