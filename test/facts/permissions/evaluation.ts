import { beforeAll, describe, expect, test } from "vitest";
import {
  can,
  everyone,
  field,
  setFieldRules,
  setRecordRules,
  user,
  view,
  where,
} from "../../api/rules/ruled-app.ts";
import { type Company, company, done, type Engine, formApp, outcome, type Person, stored } from "../facts.ts";

/** permissions.md 5.4 */
export const evaluation = (engine: Engine) =>
  describe("are evaluated", () => {
    let the: Company;
    let app: string;
    const path = "/k/v1/records/acl/evaluate.json";
    const inner = { code: "cell", label: "cell", type: "NUMBER" };

    beforeAll(async () => {
      the = await company({ engine });
      app = await formApp(the.aiko, {
        open: { type: "SINGLE_LINE_TEXT" },
        hidden: { type: "NUMBER" },
        shown: { type: "NUMBER" },
        table: { type: "SUBTABLE", fields: { cell: inner } },
        folder: { type: "GROUP" },
      });
      await stored(the.aiko, app, { hidden: "1" });
      await stored(the.aiko, app, { hidden: "2" });
      await stored(the.aiko, app, { hidden: "3" });
      const ben = (accessibility: "READ" | "NONE") => user("ben", can(accessibility));
      await setFieldRules(
        the.aiko,
        app,
        field("hidden", ben("NONE"), everyone(can("WRITE"))),
        field("shown", ben("READ")),
      );
      await setRecordRules(
        the.aiko,
        app,
        where("hidden = 2", user("ben", view)),
        where("hidden = 3", user("aiko", { viewable: true })),
      );
    });
    const of = async (who: Person, ids: string[]) => (await done(who.get(path, { app, ids }))).rights;

    test("with every field, hidden ones and columns of tables beside the others", async () => {
      const [first] = await of(the.ben, ["1"]);
      const [yes, read, no] = [
        { viewable: true, editable: true },
        { viewable: true, editable: false },
        { viewable: false, editable: false },
      ];
      expect(first).toEqual({
        id: "1",
        record: { viewable: true, editable: true, deletable: true },
        fields: { open: yes, hidden: no, shown: read, cell: yes },
      });
    });
    test("with the record's rights above those of its fields", async () => {
      const [second] = await of(the.ben, ["2"]);
      expect(second.record).toEqual({ viewable: true, editable: false, deletable: false });
      expect(second.fields.open).toEqual({ viewable: true, editable: false });
    });
    test("also for a record that one may not see: everything is false", async () => {
      const [third] = await of(the.ben, ["3"]);
      expect(third.record).toEqual({ viewable: false, editable: false, deletable: false });
      expect(Object.values(third.fields)).toEqual(
        Array.from({ length: 4 }, () => ({ viewable: false, editable: false })),
      );
    });
    test("in the order of the request", async () => {
      const rights = await of(the.ben, ["2", "1"]);
      expect(rights.map(({ id }: { id: string }) => id)).toEqual(["2", "1"]);
    });
    test("for records that exist", async () => {
      expect(await outcome(the.ben.get(path, { app, ids: ["1", "999999"] }))).toBe("404 GAIA_RE01");
    });
    test("for a hundred records at most", async () => {
      const ids = Array.from({ length: 101 }, () => "1");
      expect(await outcome(the.ben.get(path, { app, ids }))).toBe("400 CB_VA01");
    });
    test("not for tokens", async () => {
      const token = the.withToken(await the.token(["view", "add", "edit"], app));
      expect(await outcome(token.get(path, { app, ids: ["1"] }))).toBe("403 GAIA_NO01");
    });
    test("for sessions", async () => {
      const session = await the.ben.withSession();
      expect(await outcome(session.get(path, { app, ids: ["1"] }))).toBe("200");
    });
    test("for those who may only add", async () => {
      const adding = await formApp(the.aiko, { open: { type: "SINGLE_LINE_TEXT" } });
      await stored(the.aiko, adding);
      const rights = [
        { entity: { type: "CREATOR" }, appEditable: true, recordViewable: true },
        { entity: { type: "USER", code: "ben" }, recordAddable: true },
      ];
      await done(the.aiko.put("/k/v1/app/acl.json", { app: adding, rights }));
      expect(await outcome(the.ben.get(path, { app: adding, ids: ["1"] }))).toBe("200");
      expect(await outcome(the.chie.get(path, { app: adding, ids: ["1"] }))).toBe("403 CB_NO02");
    });
  });
