import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Company, company } from "../../company.ts";
import { Person } from "../../person.ts";
import { ok, refusal } from "../app-maker.ts";
import { deploy, done, engines, formApp } from "../form-app.ts";
import {
  add,
  all,
  can,
  everyone,
  field,
  setFieldRules,
  setRecordRules,
  titles,
  user,
  where,
} from "./ruled-app.ts";

/** A list of related records in a query: what may be asked, and that nothing hidden answers. */

describe.each(engines)("queries on related records on %s", (engine) => {
  let people: Company;
  let source: string;
  let app: string;
  beforeAll(async () => {
    people = await company({ engine });
    const { aiko } = people;
    source = await formApp(aiko, {
      customer: { type: "SINGLE_LINE_TEXT" },
      amount: { type: "NUMBER" },
      kind: {
        type: "DROP_DOWN",
        options: { open: { label: "open", index: "0" }, paid: { label: "paid", index: "1" } },
      },
      person: { type: "USER_SELECT" },
      note: { type: "MULTI_LINE_TEXT" },
      lines: {
        type: "SUBTABLE",
        fields: { item: { type: "SINGLE_LINE_TEXT", code: "item", label: "item" } },
      },
    });
    app = await formApp(aiko, {
      title: { type: "SINGLE_LINE_TEXT" },
      name: { type: "SINGLE_LINE_TEXT" },
      Orders: listing({}),
      Open: listing({ filterCond: 'kind in ("open")' }),
    });
    await add(aiko, source, { customer: "A", amount: 10, kind: "open", person: [{ code: "ben" }] });
    await add(aiko, source, { customer: "A", amount: 200, kind: "paid", note: "by hand" });
    await add(aiko, source, { customer: "B", amount: 50, kind: "paid" });
    for (const name of ["A", "B", "C", ""]) await add(aiko, app, { title: `t${name}`, name });
  });
  const listing = (more: object) => ({
    type: "REFERENCE_TABLE",
    referenceTable: {
      relatedApp: { app: source },
      condition: { field: "name", relatedField: "customer" },
      filterCond: "",
      displayFields: ["amount"],
      sort: "",
      ...more,
    },
  });
  const found = (query: string, by = people.ben) => titles(by, app, `${query} order by $id asc`);
  const refused = (query: string, by = people.ben) => refusal(by.get("/k/v1/records.json", { app, query }));

  test.each([
    ['Orders.kind in ("paid")', ["tA", "tB"]],
    ["Orders.amount > 100", ["tA"]],
    ['Orders.amount in ("50")', ["tB"]],
    ['Orders.note like "hand"', ["tA"]],
    ["Orders.$id in (3)", ["tB"]],
    ["Orders.person in (LOGINUSER())", ["tA"]],
    ['Orders.person in ("ben")', ["tA"]],
    ["Orders.Created_datetime >= FROM_TODAY(-1, DAYS)", ["tA", "tB"]],
    // Together: about one record. Negations: about all records of a list that has some.
    ['Orders.kind in ("open") and Orders.amount > 100', []],
    ['Orders.kind in ("paid") and Orders.amount > 100', ["tA"]],
    ['Orders.kind in ("open") or Orders.amount in (50)', ["tA", "tB"]],
    ['Orders.kind not in ("open")', ["tB"]],
    ['Orders.note not like "hand"', ["tB"]],
    // The list's own filter counts.
    ["Open.amount > 100", []],
    ["Open.amount > 5", ["tA"]],
    ['Open.kind not in ("paid")', ["tA"]],
    ['title like "tB" and Orders.amount > 1', ["tB"]],
  ])("%s", async (query, titles) => {
    expect(await found(query)).toEqual(titles);
    const { totalCount } = await done(people.ben.get("/k/v1/records.json", { app, query, totalCount: true }));
    expect(totalCount).toBe(String(titles.length));
  });

  test.each([
    ['Orders.customer = "A"', "400 GAIA_IQ03"],
    ["Orders.amount != 1", "400 GAIA_IQ03"],
    ['Orders.kind in ("lost")', "400 GAIA_IQ10"],
    ['Orders.person in ("nobody")', "400 GAIA_IL26"],
    ['Orders.nothing in ("x")', "400 GAIA_IQ11"],
    ['Orders.item in ("x")', "400 GAIA_IQ11"],
    ['Orders.lines in ("x")', "400 GAIA_IQ03"],
    ['Orders in ("x")', "400 GAIA_IQ03"],
    ['Nothing.kind in ("x")', "400 GAIA_IR02"],
    ['title.kind in ("x")', "400 GAIA_IR02"],
    ["order by Orders.amount asc", "400 GAIA_IS02"],
  ])("%s is refused: %s", async (query, code) => {
    expect(await refused(query)).toBe(code);
  });

  test("cursors ask alike", async () => {
    const { totalCount } = await done(
      people.ben.post("/k/v1/records/cursor.json", { app, query: "Orders.amount > 100" }),
    );
    expect(totalCount).toBe("1");
  });

  describe("of what is hidden", () => {
    beforeEach(async () => {
      const { aiko } = people;
      await setRecordRules(aiko, source);
      await setFieldRules(aiko, source);
      await setFieldRules(aiko, app);
    });
    const aikoOnly = user("aiko", can("WRITE"));

    test("a record is in nobody's list", async () => {
      await setRecordRules(
        people.aiko,
        source,
        where("amount > 100", user("aiko", all)),
        where("", everyone(all)),
      );
      expect(await found('Orders.kind in ("paid")')).toEqual(["tB"]);
      expect(await found("Orders.amount > 100")).toEqual([]);
      expect(await found('Orders.kind not in ("paid")')).toEqual(["tA"]);
      expect(await found("Orders.amount > 100", people.aiko)).toEqual(["tA"]);
    });

    test.each(["amount", "customer"])(
      "%s cannot be asked about, whatever it is in the list",
      async (code) => {
        await setFieldRules(people.aiko, source, field(code, aikoOnly));
        expect(await refused("Orders.amount > 100")).toBe("400 GAIA_IQ11");
        expect(await found("Orders.amount > 100", people.aiko)).toEqual(["tA"]);
      },
    );

    test("a field that the list is filtered by", async () => {
      await setFieldRules(people.aiko, source, field("kind", aikoOnly));
      expect(await refused("Open.amount > 5")).toBe("400 GAIA_IQ11");
      expect(await found("Orders.amount > 100")).toEqual(["tA"]);
    });

    test("the field here that is compared, and the list itself", async () => {
      await setFieldRules(people.aiko, app, field("name", aikoOnly));
      expect(await refused("Orders.amount > 100")).toBe("400 GAIA_IQ11");
    });

    test("an app that one may not view", async () => {
      const { aiko, chie } = people;
      const hidden = await formApp(aiko, { customer: { type: "SINGLE_LINE_TEXT" } });
      await add(aiko, hidden, { customer: "A" });
      await listFrom(hidden);
      expect(await found('Secret.customer in ("A")', aiko)).toEqual(["tA"]);
      const rights = [{ entity: { type: "USER", code: "aiko" }, recordViewable: true, appEditable: true }];
      await done(aiko.put("/k/v1/app/acl.json", { app: hidden, rights }));
      for (const query of [
        'Secret.customer in ("A")',
        'Secret.customer not in ("x")',
        "Secret.nothing in (1)",
      ])
        expect(await refused(query, chie)).toBe("400 GAIA_IQ11");
    });
    async function listFrom(hidden: string) {
      const more = listing({ relatedApp: { app: hidden }, displayFields: ["customer"] });
      const properties = { Secret: { code: "Secret", label: "Secret", ...more } };
      await done(people.aiko.post("/k/v1/preview/app/form/fields.json", { app, properties }));
      await deploy(people.aiko, app);
    }

    test("a token of the other app is needed beside that of this one", async () => {
      const token = async (of: string) =>
        (await ok(people.aiko.post(`/tonari/v1/apps/${of}/tokens`, { permissions: ["view"], deploy: true })))
          .token;
      const [own, other] = [await token(app), await token(source)];
      const by = (...tokens: string[]) => new Person(people.url, { tokens });
      expect(await refused("Orders.amount > 100", by(own))).toBe("400 GAIA_IQ11");
      expect(await found("Orders.amount > 100", by(own, other))).toEqual(["tA"]);
    });
  });

  test("filters that settings keep cannot ask about them", async () => {
    const views = {
      All: { type: "LIST", name: "All", index: "0", fields: ["title"], filterCond: "Orders.amount > 1" },
    };
    expect(await refusal(people.aiko.put("/k/v1/preview/app/views.json", { app, views }))).toBe(
      "400 GAIA_IR02",
    );
  });
});
