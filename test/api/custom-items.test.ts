import { describe, expect, test } from "vitest";
import { company } from "../company.ts";
import { ok } from "./app-maker.ts";

const path = "/tonari/v1/custom-items";
const team = { code: "team", name: "Team" };
const boss = { code: "boss", name: "Boss" };

describe.each(["sqlite", "postgres"] as const)(
  "items that the organisation adds to profiles (%s)",
  (engine) => {
    let count = 0;
    async function hired() {
      const the = await company({ engine });
      const code = `p${++count}`;
      const { admin } = the;
      await ok(admin.put(path, { items: [team, boss] }));
      await ok(admin.post("/v1/users.json", { users: [{ code, name: code, password: "x" }] }));
      const values = async (one = code) =>
        (await ok(admin.get("/v1/users.json", { codes: [one] }))).users[0].customItemValues;
      const say = (...customItemValues: object[]) =>
        admin.put("/v1/users.json", { users: [{ code, customItemValues }] });
      return { ...the, code, values, say };
    }

    test("are read by everybody and set by administrators", async () => {
      const { ben, admin } = await hired();
      expect((await ok(ben.get(path))).items).toEqual([team, boss]);
      const refused = { status: 403, body: { code: "CB_NO02" } };
      expect(await ben.put(path, { items: [] })).toMatchObject(refused);
      const twice = await admin.put(path, { items: [team, team] });
      expect(twice).toMatchObject({ status: 400, body: { errors: { "items[1].code": {} } } });
    });

    test("take values one by one, in the order of display, and no others", async () => {
      const { values, say } = await hired();
      expect(await values()).toEqual([]);
      await ok(say({ code: "boss", value: "ben" }));
      await ok(say({ code: "team", value: "red" }));
      expect(await values()).toEqual([
        { code: "team", value: "red" },
        { code: "boss", value: "ben" },
      ]);
      await ok(say({ code: "boss", value: "" }));
      expect(await values()).toEqual([{ code: "team", value: "red" }]);
      expect(await say({ code: "team", value: "x" }, { code: "nothing", value: "x" })).toMatchObject({
        status: 400,
        body: { code: "CB_VA01", errors: { "users[0].customItemValues[1].code": {} } },
      });
      expect(await values()).toEqual([{ code: "team", value: "red" }]);
    });

    test("take their values with them when they go", async () => {
      const { admin, values, say } = await hired();
      await ok(say({ code: "boss", value: "ben" }, { code: "team", value: "red" }));
      await ok(admin.put(path, { items: [team] }));
      await ok(admin.put(path, { items: [boss, team] }));
      expect(await values()).toEqual([{ code: "team", value: "red" }]);
    });

    test("decide who is in a dynamic group", async () => {
      const { admin, say, code } = await hired();
      const group = `red-${code}`;
      await ok(admin.post("/v1/groups.json", { groups: [{ code: group, name: group, type: "dynamic" }] }));
      const condition = { type: "CUSTOM_ITEM", code: "boss", operator: "is", values: [code] };
      const rule = { code: group, match: "all", conditions: [condition] };
      await ok(admin.put("/tonari/v1/groups/rule", rule));
      const members = async () =>
        (await ok(admin.get("/v1/group/users.json", { code: group }))).users.length as number;
      expect(await members()).toBe(0);
      await ok(say({ code: "boss", value: code }));
      expect(await members()).toBe(1);
      await ok(admin.put(path, { items: [team] }));
      expect(await members()).toBe(0);
      const unknown = await admin.put("/tonari/v1/groups/rule", rule);
      expect(unknown).toMatchObject({ status: 400, body: { errors: { "conditions[0].code": {} } } });
    });

    test("stand behind the other columns of the CSV file", async () => {
      const { admin, code, values, say } = await hired();
      await ok(say({ code: "boss", value: "ben" }));
      const row = async () => {
        const { body } = await admin.get("/v1/csv/user.csv");
        return (
          String(body)
            .split("\r\n")
            .find((line) => line.startsWith(`"${code}"`)) ?? ""
        );
      };
      const exported = await row();
      expect(exported.endsWith(',"","","ben"')).toBe(true);
      const load = async (text: string, given: object = {}) => {
        const form = new FormData();
        form.append("file", new Blob([text]), "a.csv");
        const { fileKey } = await ok(admin.send("POST", "/v1/file.json", { body: form }));
        const { id } = await ok(admin.post("/v1/csv/user.json", { fileKey, ...given }));
        const result = async () => (await admin.get("/v1/csv/result.json", { id })).body;
        await expect.poll(async () => (await result()).done).toBe(true);
        return (await result()).errorCode as string | null;
      };
      expect(await load(exported.replace('"","","ben"', '"","red","*"'))).toBeNull();
      expect(await values()).toEqual([
        { code: "team", value: "red" },
        { code: "boss", value: "ben" },
      ]);
      const shorter = exported.replace(',"","","ben"', ',"","blue"');
      expect(await load(shorter)).toMatch(/^SLASH_IL15/);
      expect(await load(shorter, { variableCustomItemLength: true })).toBeNull();
      expect(await values()).toEqual([
        { code: "team", value: "blue" },
        { code: "boss", value: "ben" },
      ]);
      expect(await load(`${exported},"more"`, { variableCustomItemLength: true })).toMatch(/^SLASH_IL15/);
    });
  },
);
