import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  all,
  department,
  everyone,
  group,
  inField,
  setRecordRules,
  user,
  view,
  where,
} from "../../api/rules/ruled-app.ts";
import {
  type Company,
  company,
  done,
  type Engine,
  formApp,
  outcome,
  type Params,
  type Person,
  stored,
} from "../facts.ts";
import { rita } from "./people.ts";

/** permissions.md 2 to 5.2 */
export const recordPermissions = (engine: Engine) =>
  describe("of records", () => {
    let the: Company;
    let crew: Person;
    let app: string;

    beforeAll(async () => {
      the = await company({ engine });
      crew = await rita(the);
      app = await formApp(the.aiko, {
        n: { type: "NUMBER" },
        people: { type: "USER_SELECT" },
        departments: { type: "ORGANIZATION_SELECT" },
        groups: { type: "GROUP_SELECT" },
      });
      const records = [
        { n: "1" },
        { n: "2", people: [{ code: "ben" }, { code: "rita" }] },
        { n: "3", departments: [{ code: "head" }], groups: [{ code: "crew" }] },
      ];
      for (const record of records) await stored(the.aiko, app, record);
    });
    beforeEach(() => setRecordRules(the.aiko, app));
    const seen = async (who: Person, query = "order by $id asc") => {
      const { records, totalCount } = await done(
        who.get("/k/v1/records.json", { app, query, totalCount: true }),
      );
      expect(totalCount).toBe(String(records.length));
      return records.map((one: { n: { value: string } }) => one.n.value).join("");
    };
    const rule = (...rights: Params[]) => setRecordRules(the.aiko, app, ...rights);
    const edit = (who: Person, id: string) =>
      outcome(who.put("/k/v1/record.json", { app, id, record: { groups: { value: [] } } }));

    test("no rules restrict nobody", async () => {
      expect([await seen(the.ben), await seen(crew)]).toEqual(["123", "123"]);
    });
    test("the first rule whose condition a record fulfils decides alone", async () => {
      await rule(
        where("n = 1", user("ben", view)),
        where("n <= 2", user("rita", view)),
        where("", everyone(view)),
      );
      expect([await seen(the.ben), await seen(crew)]).toEqual(["13", "23"]);
    });
    test("a rule without a condition is about all records", async () => {
      await rule(where("", user("ben", view)));
      expect([await seen(the.ben), await seen(crew)]).toEqual(["123", ""]);
    });
    test("the first row about somebody counts, everyone last wherever it stands", async () => {
      await rule(where("", everyone(all), group("crew", view), user("rita", all)));
      expect([await edit(crew, "1"), await edit(the.ben, "1")]).toEqual(["403 CB_NO02", "200"]);
    });
    test("departments below one count if the row says so", async () => {
      await rule(where("", department("head", view)));
      expect(await seen(crew)).toBe("");
      await rule(where("", department("head", view, true)));
      expect(await seen(crew)).toBe("123");
    });
    test("a field of people means each of them, an empty one nobody", async () => {
      await rule(where("", inField("people", view)));
      expect([await seen(the.ben), await seen(crew), await seen(the.chie)]).toEqual(["2", "2", ""]);
    });
    test("a field of groups means who belongs to them", async () => {
      await stored(the.aiko, app, { n: "4", groups: [{ code: "crew" }] });
      await rule(where("", inField("groups", view)));
      expect([await seen(crew, "n = 4"), await seen(the.ben, "n = 4")]).toEqual(["4", ""]);
      await rule();
      await done(the.aiko.delete("/k/v1/records.json", { app, ids: ["4"] }));
    });
    test("a field of departments means those below them only if the row says so", async () => {
      await rule(where("", inField("departments", view)));
      expect(await seen(crew)).toBe("");
      await rule(where("", inField("departments", { ...view, includeSubs: true })));
      expect(await seen(crew)).toBe("3");
    });
    test("the creator is a field like another", async () => {
      await rule(where("", inField("Created_by", view)));
      expect([await seen(the.aiko), await seen(the.ben)]).toEqual(["123", ""]);
    });
    test("what the app refuses, no rule gives back", async () => {
      const acl = "/k/v1/app/acl.json";
      const { rights } = await done(the.aiko.get(acl, { app }));
      const rows = [rights[0], { entity: { type: "USER", code: "ben" }, recordViewable: true }];
      await done(the.aiko.put(acl, { app, rights: rows }));
      await rule(where("", everyone(all)));
      expect([await seen(the.ben), await edit(the.ben, "1")]).toEqual(["123", "403 CB_NO02"]);
      await done(the.aiko.put(acl, { app, rights }));
    });
    test("a record that one may not see is refused by its number and absent from lists", async () => {
      await rule(where("n = 1", user("aiko", all)));
      expect(await outcome(the.ben.get("/k/v1/record.json", { app, id: "1" }))).toBe("403 CB_NO02");
      expect(await seen(the.ben)).toBe("23");
    });
    test("one may see what one may not edit", async () => {
      await rule(where("", everyone(view)));
      expect([await seen(the.ben), await edit(the.ben, "1")]).toEqual(["123", "403 CB_NO02"]);
      const removed = the.ben.delete("/k/v1/records.json", { app, ids: ["1"] });
      expect(await outcome(removed)).toBe("403 CB_NO02");
    });
    test("adding is not asked of rules", async () => {
      await rule(where("", user("aiko", all)));
      const { status, body } = await the.ben.post("/k/v1/record.json", {
        app,
        record: { n: { value: "9" } },
      });
      expect(status).toBe(200);
      await done(the.aiko.delete("/k/v1/records.json", { app, ids: [body.id] }));
    });
    test("a token sees and edits all records", async () => {
      await rule(where("", user("ben", view)));
      const token = the.withToken(await the.token(["view", "edit"], app));
      expect([await seen(token), await edit(token, "1")]).toEqual(["123", "200"]);
    });
    test("`id` names the app too, and is believed before `app`", async () => {
      const asked = the.aiko.get("/k/v1/record/acl.json", { id: app, app: "999999" });
      expect(await outcome(asked)).toBe("200");
    });
  });
