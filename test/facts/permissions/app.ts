import { beforeAll, describe, expect, test } from "vitest";
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
  stored,
  valuesOf,
} from "../facts.ts";
import { rita } from "./people.ts";

const row = (type: string, code: string | null, rights: string, more: Params = {}) => ({
  entity: { type, code },
  recordViewable: rights.includes("v"),
  recordAddable: rights.includes("a"),
  recordEditable: rights.includes("e"),
  recordDeletable: rights.includes("d"),
  appEditable: rights.includes("m"),
  ...more,
});

/** permissions.md 1, 2, 5.1 */
export const appPermissions = (engine: Engine) =>
  describe("of an app", () => {
    let the: Company;
    let ops: Person;
    let app: string;
    const path = "/k/v1/app/acl.json";

    beforeAll(async () => {
      the = await company({ engine });
      ops = await rita(the);
      app = await formApp(the.aiko, { text: { type: "SINGLE_LINE_TEXT" } });
      await stored(the.aiko, app, { text: "x" });
    });
    const mine = row("CREATOR", null, "vaedm");
    const set = (...rights: Params[]) => done(the.aiko.put(path, { app, rights: [mine, ...rights] }));
    const mayView = (who: Person) => outcome(who.get("/k/v1/record.json", { app, id: "1" }));
    const mayAdd = (who: Person) => outcome(add(who, app, {}));
    const [yes, no] = ["200", "403 CB_NO02"];

    test("the first row about somebody counts alone", async () => {
      await set(row("ORGANIZATION", "region", "v"), row("GROUP", "everyone", "vaed"));
      expect([await mayView(ops), await mayAdd(ops), await mayAdd(the.ben)]).toEqual([yes, no, yes]);
      await set(row("GROUP", "crew", "va"), row("ORGANIZATION", "region", "v"));
      expect(await mayAdd(ops)).toBe(yes);
    });
    test("everyone comes last wherever it stands, and has nothing if it is left out", async () => {
      await set(row("GROUP", "everyone", "va"), row("USER", "rita", "v"));
      expect([await mayAdd(ops), await mayAdd(the.ben)]).toEqual([no, yes]);
      const { rights } = await done(the.aiko.get(path, { app }));
      expect(rights.at(-1).entity).toEqual({ type: "GROUP", code: "everyone" });
      await set(row("USER", "rita", "v"));
      expect([await mayView(ops), await mayView(the.ben)]).toEqual([yes, no]);
    });
    test("everyone includes administrators", async () => {
      await set(row("GROUP", "everyone", "v"));
      expect(await mayView(the.admin)).toBe(yes);
    });
    test("administrators of the domain may manage every app, but need rights on its records", async () => {
      await set();
      expect(await outcome(the.admin.get("/k/v1/preview/app/settings.json", { app }))).toBe(yes);
      expect(await mayView(the.admin)).toBe(no);
    });
    test("departments below one count only if the row says so, however deep", async () => {
      await set(row("ORGANIZATION", "head", "v"));
      expect(await mayView(ops)).toBe(no);
      await set(row("ORGANIZATION", "head", "v", { includeSubs: true }));
      expect(await mayView(ops)).toBe(yes);
    });
    test("each of somebody's departments counts", async () => {
      await set(row("ORGANIZATION", "other", "v"));
      expect(await mayView(ops)).toBe(yes);
    });
    test("includeSubs is kept for departments only", async () => {
      await set(
        row("GROUP", "crew", "v", { includeSubs: true }),
        row("ORGANIZATION", "head", "v", { includeSubs: true }),
      );
      const { rights } = await done(the.aiko.get(path, { app }));
      const subs = rights.map((one: Params) => [(one.entity as Params).type, one.includeSubs]);
      expect(subs).toEqual(
        expect.arrayContaining([
          ["GROUP", false],
          ["ORGANIZATION", true],
          ["CREATOR", false],
        ]),
      );
    });
    test("a row above that of the creator is about the creator, too", async () => {
      const rights = [row("USER", "aiko", "vm"), mine];
      await done(the.admin.put(path, { app, rights }));
      expect([await mayView(the.aiko), await mayAdd(the.aiko)]).toEqual([yes, no]);
      await done(the.admin.put(path, { app, rights: [mine, row("USER", "aiko", "v")] }));
      expect(await mayAdd(the.aiko)).toBe(yes);
    });
    test("somebody may add without viewing", async () => {
      await set(row("USER", "ben", "a"));
      expect([await mayAdd(the.ben), await mayView(the.ben)]).toEqual([yes, no]);
    });
    test("a new app lets its creator do everything, and everyone work with records", async () => {
      const fresh = await formApp(the.aiko, { text: { type: "SINGLE_LINE_TEXT" } });
      const { rights } = await done(the.aiko.get(path, { app: fresh }));
      const all = { recordImportable: true, recordExportable: true, includeSubs: false };
      expect(rights).toEqual([
        { ...row("CREATOR", null, "vaedm"), ...all },
        { ...row("GROUP", "everyone", "vaed"), ...all, recordImportable: false, recordExportable: false },
      ]);
    });
    test("booleans may be texts, absent ones are false, and the list is replaced as a whole", async () => {
      const managing = { ...mine, appEditable: "true", recordViewable: "true" };
      const ben = { entity: { type: "USER", code: "ben" }, recordViewable: "true" };
      await done(the.aiko.put(path, { app, rights: [managing, ben] }));
      const { rights } = await done(the.aiko.get(path, { app }));
      expect(rights.find((one: { entity: Params }) => one.entity.code === "ben")).toMatchObject({
        recordViewable: true,
        recordAddable: false,
        appEditable: false,
      });
      expect(await mayView(ops)).toBe(no);
    });
    test("field entities are no rows of an app, its creator is none of records and fields", async () => {
      const rights = [mine, row("FIELD_ENTITY", "Created_by", "v")];
      expect(await outcome(the.aiko.put(path, { app, rights }))).toBe("400 CB_VA01");
      const entities = [{ entity: { type: "CREATOR", code: "x" }, viewable: true, accessibility: "READ" }];
      for (const [of, right] of [
        ["record", { filterCond: "", entities }],
        ["field", { code: "text", entities }],
      ] as const) {
        expect(await outcome(the.aiko.put(`/k/v1/${of}/acl.json`, { app, rights: [right] }))).toBe(
          "400 CB_VA01",
        );
      }
    });
    test("-1 is any revision, another one must be the current", async () => {
      expect(await outcome(the.aiko.put(path, { app, rights: [mine], revision: -1 }))).toBe(yes);
      expect(await outcome(the.aiko.put(path, { app, rights: [mine], revision: 1 }))).toBe("409 GAIA_CO03");
    });
    test("written to the live address, everything that waits goes live", async () => {
      const fields = "/k/v1/preview/app/form/fields.json";
      const late = { late: { type: "NUMBER", code: "late", label: "late" } };
      await done(the.aiko.post(fields, { app, properties: late }));
      await done(the.aiko.put("/k/v1/preview/app/acl.json", { app, rights: [mine] }));
      const live = async () => (await done(the.aiko.get("/k/v1/app/form/fields.json", { app }))).properties;
      expect(await live()).not.toHaveProperty("late");
      await set();
      expect(await live()).toHaveProperty("late");
    });
    test("a token needs no row: its own rights count, and Administrator is who acts", async () => {
      await set();
      const token = the.withToken(await the.token(["view", "add"], app));
      const { id } = await done(add(token, app, { text: "by token" }));
      const { Created_by, Updated_by } = await valuesOf(token, app, id);
      const administrator = { code: "Administrator", name: "Administrator" };
      expect([Created_by, Updated_by]).toEqual([administrator, administrator]);
      expect(await outcome(token.delete("/k/v1/records.json", { app, ids: [id] }))).toBe("403 GAIA_NO01");
    });
    test("an app without view and add is not in the list of apps", async () => {
      await set(row("USER", "ben", "a"));
      const listed = async (who: Person) =>
        (await done(who.get("/k/v1/apps.json", { ids: [app] }))).apps.length;
      expect([await listed(the.ben), await listed(ops)]).toEqual([1, 0]);
    });
  });
