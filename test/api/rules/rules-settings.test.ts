import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company } from "../../company.ts";
import type { Person } from "../../person.ts";
import { badParameters, refusal } from "../app-maker.ts";
import { deploy, done, engines } from "../form-app.ts";
import {
  add,
  all,
  can,
  everyone,
  field,
  group,
  inField,
  type Row,
  requestsApp,
  titles,
  user,
  view,
  where,
} from "./ruled-app.ts";

const live = { record: "/k/v1/record/acl.json", field: "/k/v1/field/acl.json" };
const preview = { record: "/k/v1/preview/record/acl.json", field: "/k/v1/preview/field/acl.json" };

describe.each(engines)("the settings of permissions for records and fields on %s", (engine) => {
  let people: Company;
  let aiko: Person;
  let app: string;
  beforeAll(async () => {
    people = await company({ engine });
    ({ aiko } = people);
    app = await requestsApp(people);
  });
  const read = async (path: string) => (await done(aiko.get(path, { app }))).rights;
  const put = (path: string, ...rights: Row[]) => aiko.put(path, { app, rights });
  const full = { viewable: false, editable: false, deletable: false, includeSubs: false };

  test("an app has none at first, and shows them whole: absent rights are false", async () => {
    expect([await read(live.record), await read(live.field)]).toEqual([[], []]);
    await done(put(preview.record, { entities: [user("ben", { viewable: "true" })] }));
    expect(await read(preview.record)).toEqual([
      { filterCond: "", entities: [{ ...full, entity: { type: "USER", code: "ben" }, viewable: true }] },
    ]);
    await done(put(preview.field, field("qty", everyone(can("READ")), inField("person", can("WRITE")))));
    expect(await read(preview.field)).toEqual([
      {
        code: "qty",
        entities: [
          { entity: { type: "FIELD_ENTITY", code: "person" }, accessibility: "WRITE", includeSubs: false },
          { entity: { type: "GROUP", code: "everyone" }, accessibility: "READ", includeSubs: false },
        ],
      },
    ]);
    expect([await read(live.record), await read(live.field)]).toEqual([[], []]);
  });

  test("what waits is listed, goes live with Update App, and can be discarded", async () => {
    const { changes } = await done(aiko.get(`/tonari/v1/apps/${app}/changes`));
    expect(changes).toEqual([
      { area: "recordAcl", change: "added", name: "", details: [] },
      { area: "fieldAcl", change: "added", name: "qty", details: [] },
    ]);
    await deploy(aiko, app);
    expect([(await read(live.record)).length, (await read(live.field)).length]).toEqual([1, 1]);
    await done(put(preview.record));
    await done(put(preview.field, field("qty", everyone(can("NONE")))));
    const waiting = await done(aiko.get(`/tonari/v1/apps/${app}/changes`));
    expect(waiting.changes).toEqual([
      { area: "recordAcl", change: "removed", name: "", details: [] },
      { area: "fieldAcl", change: "changed", name: "qty", details: ["entities"] },
    ]);
    await done(aiko.post("/k/v1/preview/app/deploy.json", { apps: [{ app }], revert: true }));
    expect([
      (await read(preview.record)).length,
      (await done(aiko.get(`/tonari/v1/apps/${app}/changes`))).changed,
    ]).toEqual([1, false]);
  });

  test("without preview in the address everything that waits goes live", async () => {
    await done(aiko.put("/k/v1/preview/app/settings.json", { app, name: "Renamed on the way" }));
    await done(put(live.field));
    expect((await done(aiko.get("/k/v1/app/settings.json", { app }))).name).toBe("Renamed on the way");
    await done(put(live.record));
    expect((await done(aiko.get(`/tonari/v1/apps/${app}/changes`))).changed).toBe(false);
  });

  test("revisions are checked, and grow by one for preview and two for live", async () => {
    const { revision } = await done(aiko.get(live.record, { app }));
    const now = Number(revision);
    const ask = (path: string, given: number) => aiko.put(path, { app, rights: [], revision: given });
    expect(await refusal(ask(preview.record, now - 1))).toBe("409 GAIA_CO03");
    expect((await done(ask(preview.record, now))).revision).toBe(String(now + 1));
    expect((await done(ask(live.field, -1))).revision).toBe(String(now + 3));
  });

  test("`id` names the app too, and is believed first", async () => {
    expect(await done(aiko.get(live.record, { id: app, app: 999999 }))).toMatchObject({ rights: [] });
    expect(await badParameters(aiko.get(live.record))).toEqual(["app"]);
    const token = people.withToken(await people.token(["manage"], people.orders));
    expect(await refusal(token.get(live.record, { app: people.orders, id: app }))).toBe("403 GAIA_NO01");
  });

  test("only those who manage the app read and change them, also by token", async () => {
    for (const path of [...Object.values(live), ...Object.values(preview)]) {
      expect(await refusal(people.ben.get(path, { app }))).toBe("403 CB_NO02");
      expect(await refusal(people.ben.put(path, { app, rights: [] }))).toBe("403 CB_NO02");
      expect(await refusal(people.anonymous.get(path, { app }))).toBe("401 CB_AU01");
    }
    const token = people.withToken(await people.token(["manage"], app));
    expect(await refusal(token.put(live.record, { app, rights: [where("", everyone(all))] }))).toBe(
      "200 done",
    );
    expect(await refusal(token.put(live.record, { app, rights: [] }))).toBe("200 done");
  });

  test.each<[string, "record" | "field", unknown, string[]]>([
    ["no rights", "record", undefined, ["rights"]],
    ["no rows", "record", [{}], ["rights[0].entities"]],
    [
      "rows without anything",
      "record",
      [where("", {}), where("", { entity: {} })],
      [
        "rights[0].entities[0].entity",
        "rights[1].entities[0].entity.code",
        "rights[1].entities[0].entity.type",
      ],
    ],
    [
      "a creator of the app, who is only in the app's permissions",
      "record",
      [where("", { entity: { type: "CREATOR", code: "x" } })],
      ["rights[0].entities[0].entity.type"],
    ],
    [
      "rights without the right to see",
      "record",
      [where("", user("ben", { editable: true, deletable: true }))],
      ["rights[0].entities[0].deletable", "rights[0].entities[0].editable"],
    ],
    [
      "somebody twice in one rule",
      "record",
      [where("", user("ben", view), user("ben", all)), where("", user("ben", view))],
      ["rights[0].entities[1].entity"],
    ],
    ["a broken condition", "record", [where("qty >", everyone(all))], ["rights[0].filterCond"]],
    [
      "no boolean",
      "record",
      [where("", everyone({ viewable: "maybe" }))],
      ["rights[0].entities[0].viewable"],
    ],
    [
      "a field that names nobody",
      "record",
      [where("", inField("qty", view))],
      ["rights[0].entities[0].entity.code"],
    ],
    ["nothing about a field", "field", [{}], ["rights[0].code", "rights[0].entities"]],
    ["no accessibility", "field", [field("qty", everyone({}))], ["rights[0].entities[0].accessibility"]],
    [
      "an unknown accessibility",
      "field",
      [field("qty", everyone({ accessibility: "SOME" }))],
      ["rights[0].entities[0].accessibility"],
    ],
    ["a field twice", "field", [field("qty"), field("qty")], ["rights[1].code"]],
    ["too many rules", "record", Array.from({ length: 201 }, () => where("", everyone(view))), ["rights"]],
  ])("%s: every place is named", async (_, kind, rights, paths) => {
    for (const path of [live[kind], preview[kind]]) {
      const asked = aiko.put(path, { app, rights });
      expect(await refusal(asked)).toBe("400 CB_VA01");
      expect(await badParameters(asked)).toEqual(paths);
    }
  });

  test.each<[string, "record" | "field", Row, string]>([
    ["an unknown user", "record", where("", user("nobody", view)), "400 GAIA_IL26"],
    ["an unknown group", "field", field("qty", group("nobody", can("READ"))), "400 GAIA_IL27"],
    [
      "an unknown department",
      "record",
      where("", { entity: { type: "ORGANIZATION", code: "nowhere" }, viewable: true }),
      "400 GAIA_IL28",
    ],
    ["an unknown field in a condition", "record", where("nothing = 1", everyone(view)), "400 GAIA_IQ11"],
    ["and with or", "record", where('qty = 1 or qty = 2 and title = "x"', everyone(view)), "400 GAIA_IQ02"],
    [
      "a user in a condition who does not exist",
      "record",
      where('person in ("nobody")', everyone(view)),
      "400 GAIA_IL42",
    ],
    ["an option that does not exist", "record", where('kind in ("none")', everyone(view)), "400 GAIA_IQ10"],
    ["an operator that does not fit", "record", where(`qty like "1"`, everyone(view)), "400 GAIA_IQ03"],
    ["an unknown field", "field", field("nothing", everyone(can("READ"))), "400 GAIA_FC01"],
    ["an unknown field that names people", "record", where("", inField("nothing", view)), "400 GAIA_FC01"],
    ["a text for a list", "record", { entities: {} }, "400 CB_IJ01"],
  ])("%s is %s", async (_, kind, rule, refused) => {
    expect(await refusal(put(preview[kind], rule))).toBe(refused);
    expect((await done(aiko.get(`/tonari/v1/apps/${app}/changes`))).changed).toBe(false);
  });

  test("new codes, labels and login names are followed", async () => {
    const { hire, admin } = people;
    const dora = await hire(`${engine}-dora`, "Dora");
    const condition = `kind in ("secret") and person in ("${dora.code}") and qty > 1`;
    await done(put(live.record, where(condition, user(dora.code, all), inField("person", view))));
    await done(
      put(live.field, field("salary", user(dora.code, can("READ")), inField("person", can("WRITE")))),
    );
    await done(
      aiko.put("/k/v1/preview/app/form/fields.json", {
        app,
        properties: {
          qty: { type: "NUMBER", code: "amount" },
          salary: { type: "NUMBER", code: "wage" },
          person: { type: "USER_SELECT", code: "who" },
          kind: {
            type: "DROP_DOWN",
            options: { open: { label: "open", index: "0" }, secret: { label: "hidden", index: "1" } },
          },
        },
      }),
    );
    await deploy(aiko, app);
    const renamed = `${engine}-dorothea`;
    await done(admin.put("/v1/users/codes.json", { codes: [{ currentCode: dora.code, newCode: renamed }] }));
    const [rule] = await read(live.record);
    expect(rule.filterCond).toBe(`kind in ("hidden") and who in ("${renamed}") and amount > "1"`);
    expect(rule.entities.map((row: { entity: object }) => row.entity)).toEqual([
      { type: "USER", code: renamed },
      { type: "FIELD_ENTITY", code: "who" },
    ]);
    const [salary] = await read(live.field);
    expect([salary.code, salary.entities[1].entity.code]).toEqual(["wage", "who"]);
  });

  test("a field that a condition needs stays until the condition is changed; others go with their rows", async () => {
    const remove = (...fields: string[]) =>
      aiko.delete("/k/v1/preview/app/form/fields.json", { app, fields });
    expect(await badParameters(remove("wage", "amount"))).toEqual(["fields[1]"]);
    await done(put(live.record, where("", inField("who", view), everyone(all))));
    await done(remove("who", "wage"));
    await deploy(aiko, app);
    expect((await read(live.record))[0].entities).toHaveLength(1);
    expect(await read(live.field)).toEqual([]);
    expect(await titles(people.ben, app)).toEqual([]);
  });

  test("who is gone takes the rows along, and a condition that names them is about nobody", async () => {
    const { hire, admin } = people;
    const gone = await hire(`${engine}-gone`, "Gone");
    const other = await requestsApp(people);
    await add(aiko, other, { title: "theirs", person: [{ code: gone.code }] });
    await add(aiko, other, { title: "nobody's" });
    await done(
      aiko.put(live.record, {
        app: other,
        rights: [
          where(`person in ("${gone.code}")`, user(gone.code, all)),
          where(`person not in ("${gone.code}")`, user(gone.code, all), everyone(view)),
        ],
      }),
    );
    expect(await titles(people.ben, other)).toEqual(["nobody's"]);
    await done(admin.delete("/v1/users.json", { codes: [gone.code] }));
    const { rights } = await done(aiko.get(live.record, { app: other }));
    expect(rights.map(({ entities }: { entities: object[] }) => entities.length)).toEqual([0, 1]);
    expect(await refusal(people.ben.get("/k/v1/records.json", { app: other }))).toBe("200 done");
  });
});
