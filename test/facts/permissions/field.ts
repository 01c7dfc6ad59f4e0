import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { can, everyone, field, inField, setFieldRules, user } from "../../api/rules/ruled-app.ts";
import {
  add,
  type Company,
  company,
  done,
  type Engine,
  formApp,
  outcome,
  type Params,
  type Person,
  read,
  stored,
} from "../facts.ts";

/** permissions.md 3 to 5.3 */
export const fieldPermissions = (engine: Engine) =>
  describe("of fields", () => {
    let the: Company;
    let app: string;
    let id: string;
    const inner = { code: "cell", label: "cell", type: "NUMBER" };

    beforeAll(async () => {
      the = await company({ engine });
      app = await formApp(the.aiko, {
        open: { type: "SINGLE_LINE_TEXT" },
        secret: { type: "NUMBER", defaultValue: "7" },
        people: { type: "USER_SELECT" },
        table: { type: "SUBTABLE", fields: { cell: inner } },
        folder: { type: "GROUP" },
      });
      const table = [{ value: { cell: { value: "1" } } }];
      id = String((await stored(the.aiko, app, { open: "x", secret: "1", table })).$id);
    });
    beforeEach(() => setFieldRules(the.aiko, app));
    const rule = (...rights: Params[]) => setFieldRules(the.aiko, app, ...rights);
    const write = (who: Person, values: Params) =>
      outcome(
        who.put("/k/v1/record.json", {
          app,
          id,
          record: Object.fromEntries(Object.entries(values).map(([code, value]) => [code, { value }])),
        }),
      );

    test("fields without rules are unrestricted", async () => {
      await rule(field("secret", user("aiko", can("WRITE"))));
      expect(await write(the.ben, { open: "y" })).toBe("200");
    });
    test("NONE hides: from records, lists, queries and the form", async () => {
      await rule(field("secret", user("aiko", can("WRITE")), everyone(can("NONE"))));
      expect(await read(the.ben, app, id)).not.toHaveProperty("secret");
      const { records } = await done(the.ben.get("/k/v1/records.json", { app, fields: ["open", "secret"] }));
      expect(Object.keys(records[0])).toEqual(["open"]);
      const asked = the.ben.get("/k/v1/records.json", { app, query: "secret = 1" });
      expect(await outcome(asked)).toBe("400 GAIA_IQ11");
      const { properties } = await done(the.ben.get("/k/v1/app/form/fields.json", { app }));
      expect(properties).not.toHaveProperty("secret");
      expect(await read(the.aiko, app, id)).toHaveProperty("secret");
    });
    test("READ shows and does not let write", async () => {
      await rule(field("secret", user("ben", can("READ"))));
      expect(await read(the.ben, app, id)).toHaveProperty("secret");
      expect(await write(the.ben, { secret: "2" })).toBe("403 GAIA_FU01");
      expect(await write(the.ben, { open: "z" })).toBe("200");
    });
    test("who is in no row has nothing", async () => {
      await rule(field("secret", user("aiko", can("WRITE"))));
      expect(await read(the.ben, app, id)).not.toHaveProperty("secret");
    });
    test("the first row about somebody counts, everyone last", async () => {
      await rule(field("secret", everyone(can("WRITE")), user("ben", can("READ"))));
      expect(await write(the.ben, { secret: "3" })).toBe("403 GAIA_FU01");
      expect(await write(the.chie, { secret: "3" })).toBe("200");
    });
    test("who stands in a field of the record may do what the row says", async () => {
      await rule(field("secret", inField("people", can("WRITE")), everyone(can("READ"))));
      expect(await write(the.ben, { secret: "4" })).toBe("403 GAIA_FU01");
      await done(
        the.aiko.put("/k/v1/record.json", { app, id, record: { people: { value: [{ code: "ben" }] } } }),
      );
      expect(await write(the.ben, { secret: "4" })).toBe("200");
    });
    test("adding a record takes them too, and what one may not write gets its default", async () => {
      await rule(field("secret", user("aiko", can("WRITE")), everyone(can("READ"))));
      expect(await outcome(add(the.ben, app, { secret: "1" }))).toBe("403 GAIA_FU01");
      expect((await stored(the.ben, app, { open: "x" })).secret).toBe("7");
    });
    test("columns of a table have rules, listed like other fields", async () => {
      await rule(field("cell", user("aiko", can("WRITE")), everyone(can("NONE"))));
      const { rights } = await done(the.aiko.get("/k/v1/field/acl.json", { app }));
      expect(rights.map(({ code }: { code: string }) => code)).toEqual(["cell"]);
      expect(JSON.stringify(await read(the.ben, app, id))).not.toContain('"cell"');
    });
    test.each(["table", "folder"])("a %s has no rule of its own", async (code) => {
      const rights = [field(code, everyone(can("READ")))];
      expect((await the.aiko.put("/k/v1/field/acl.json", { app, rights })).status).toBe(400);
    });
    test("system fields can be listed", async () => {
      await rule(field("Updated_by", everyone(can("READ"))));
      expect(await read(the.ben, app, id)).toHaveProperty("Updated_by");
    });
    test("a token that may edit writes every field", async () => {
      await rule(field("secret", everyone(can("NONE"))));
      const token = the.withToken(await the.token(["view", "edit"], app));
      expect(await write(token, { secret: "5" })).toBe("200");
      expect((await read(token, app, id)).secret).toBe("5");
    });
    test("related records of an app that one may not see are shown as null", async () => {
      const other = await formApp(the.aiko, { key: { type: "SINGLE_LINE_TEXT" } });
      const condition = { field: "open", relatedField: "key" };
      const referenceTable = { relatedApp: { app: other }, condition, displayFields: ["key"] };
      const form = { open: { type: "SINGLE_LINE_TEXT" }, list: { type: "REFERENCE_TABLE", referenceTable } };
      const listing = await formApp(the.aiko, form);
      await done(
        the.aiko.put("/k/v1/app/acl.json", {
          app: other,
          rights: [{ entity: { type: "CREATOR" }, appEditable: true, recordViewable: true }],
        }),
      );
      const { properties } = await done(the.ben.get("/k/v1/app/form/fields.json", { app: listing }));
      expect(properties.list.referenceTable).toBeNull();
    });
    test("what looks up in an app that one may not see is refused", async () => {
      const other = await formApp(the.aiko, { key: { type: "SINGLE_LINE_TEXT", unique: true } });
      await stored(the.aiko, other, { key: "pen" });
      const lookup = { relatedApp: { app: other }, relatedKeyField: "key", fieldMappings: [] };
      const seeking = await formApp(the.aiko, { seeks: { type: "SINGLE_LINE_TEXT", lookup } });
      await done(
        the.aiko.put("/k/v1/app/acl.json", {
          app: other,
          rights: [{ entity: { type: "CREATOR" }, appEditable: true, recordViewable: true }],
        }),
      );
      expect(await outcome(add(the.ben, seeking, { seeks: "pen" }))).toBe("400 GAIA_LO04");
      expect(await outcome(add(the.aiko, seeking, { seeks: "pen" }))).toBe("200");
    });
  });
