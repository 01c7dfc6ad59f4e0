import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company, deploy, done, type Engine, formApp, outcome, stored } from "../facts.ts";

const fields = "/k/v1/preview/app/form/fields.json";
const deploying = "/k/v1/preview/app/deploy.json";

/** apps.md 1 */
export const lifeOfApps = (engine: Engine) =>
  describe("the life of an app", () => {
    let the: Company;
    beforeAll(async () => {
      the = await company({ engine });
    });
    const create = async () =>
      (await done(the.aiko.post("/k/v1/preview/app.json", { name: "x" }))) as {
        app: string;
        revision: string;
      };
    const label = async (app: string, label: string) =>
      done(the.aiko.put(fields, { app, properties: { Record_number: { type: "RECORD_NUMBER", label } } }));

    test("an app starts with revision 1, as a text", async () => {
      expect(await create()).toEqual({ app: expect.stringMatching(/^\d+$/), revision: "1" });
    });
    test("all settings share one revision", async () => {
      const { app } = await create();
      await label(app, "No");
      const { revision } = await done(the.aiko.put("/k/v1/preview/app/settings.json", { app, name: "y" }));
      expect(revision).toBe("3");
      expect((await done(the.aiko.get(fields, { app }))).revision).toBe("3");
    });
    test("a revision that is not the current one changes nothing; -1 and none are not checked", async () => {
      const { app } = await create();
      const put = (more: object) =>
        outcome(the.aiko.put("/k/v1/preview/app/settings.json", { app, name: "z", ...more }));
      expect(await put({ revision: "7" })).toBe("409 GAIA_CO03");
      expect((await done(the.aiko.get("/k/v1/preview/app/settings.json", { app }))).name).toBe("x");
      expect([await put({ revision: 1 }), await put({ revision: -1 }), await put({})]).toEqual([
        "200",
        "200",
        "200",
      ]);
    });
    test("one that was never deployed is not found, neither by users nor by lookups", async () => {
      const { app } = await create();
      expect(await outcome(the.aiko.get("/k/v1/record.json", { app, id: 1 }))).toBe("404 GAIA_AP01");
      const lookup = { relatedApp: { app }, relatedKeyField: "Record_number", fieldMappings: [] };
      const properties = { seeks: { type: "NUMBER", code: "seeks", label: "seeks", lookup } };
      const { app: other } = await create();
      expect(await outcome(the.aiko.post(fields, { app: other, properties }))).toBe("404 GAIA_AP01");
    });
    test("a deploy answers nothing and is over when its status says so", async () => {
      const { app } = await create();
      expect((await the.aiko.post(deploying, { apps: [{ app }] })).body).toEqual({});
      await deploy(the.aiko, app);
      expect((await done(the.aiko.get(deploying, { apps: [app] }))).apps).toEqual([
        { app, status: "SUCCESS" },
      ]);
    });
    test("one app that fails holds back all of the call", async () => {
      const [good, bad] = [(await create()).app, (await create()).app];
      const properties = { c: { type: "CALC", code: "c", label: "c", expression: "nosuch" } };
      await done(the.aiko.post(fields, { app: bad, properties }));
      expect(await outcome(the.aiko.post(deploying, { apps: [{ app: good }, { app: bad }] }))).toBe(
        "400 GAIA_IL01",
      );
      expect(await outcome(the.aiko.get("/k/v1/app.json", { id: good }))).toBe("404 GAIA_AP01");
    });
    test("revert throws away what waits", async () => {
      const app = await formApp(the.aiko, { text: { type: "SINGLE_LINE_TEXT" } });
      await label(app, "Waiting");
      await done(the.aiko.post(deploying, { apps: [{ app }], revert: true }));
      const { properties } = await done(the.aiko.get(fields, { app }));
      expect(properties.Record_number.label).toBe("Record number");
    });
    test("tokens cannot list apps", async () => {
      const app = await formApp(the.aiko, { text: { type: "SINGLE_LINE_TEXT" } });
      const token = the.withToken(await the.token(["view", "add", "edit", "delete", "manage"], app));
      expect(await outcome(token.get("/k/v1/apps.json"))).toBe("403 GAIA_NO01");
    });
    test("an option that is removed stays in old records", async () => {
      const options = { A: { label: "A", index: "0" }, B: { label: "B", index: "1" } };
      const app = await formApp(the.aiko, { drop: { type: "DROP_DOWN", options } });
      await stored(the.aiko, app, { drop: "B" });
      const properties = { drop: { type: "DROP_DOWN", options: { A: options.A } } };
      await done(the.aiko.put(fields, { app, properties }));
      await deploy(the.aiko, app);
      const { record } = await done(the.aiko.get("/k/v1/record.json", { app, id: 1 }));
      expect(record.drop.value).toBe("B");
    });
  });
