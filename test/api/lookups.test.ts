import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company } from "../company.ts";
import { badParameters, deploy, draftApp, fieldsPath, liveApp, ok, refusal, text } from "./app-maker.ts";
import { add, cells, done, engines, valuesOf } from "./form-app.ts";

describe.each(engines)("lookups on %s", (engine) => {
  let people: Company;
  /** the products: name is unique */
  let source: string;
  let app: string;

  const properties = {
    ...text("name", { unique: true }),
    no: { type: "NUMBER", code: "no", label: "no", unique: true },
    ...text("plain"),
    price: { type: "NUMBER", code: "price", label: "price" },
    kind: {
      type: "DROP_DOWN",
      code: "kind",
      label: "kind",
      options: { A: { label: "A", index: "0" }, B: { label: "B", index: "1" } },
    },
    owner: { type: "USER_SELECT", code: "owner", label: "owner" },
  };
  const lookup = (more = {}) => ({
    relatedApp: { app: source },
    relatedKeyField: "name",
    fieldMappings: [
      { field: "Price", relatedField: "price" },
      { field: "Kind", relatedField: "kind" },
      { field: "Owner", relatedField: "owner" },
      { field: "Maker", relatedField: "Created_by" },
    ],
    ...more,
  });
  const form = (keyed = lookup(), more = {}) => ({
    ...text("Product", { lookup: keyed, ...more }),
    Price: { type: "NUMBER", code: "Price", label: "Price", defaultValue: "7" },
    ...text("Kind"),
    Owner: { type: "USER_SELECT", code: "Owner", label: "Owner" },
    Maker: { type: "USER_SELECT", code: "Maker", label: "Maker" },
  });
  const put = (id: string, record: Record<string, unknown>) =>
    people.aiko.put("/k/v1/record.json", { app, id, record: cells(record) });
  const filled = {
    Price: "120",
    Kind: "B",
    Owner: [{ code: "ben", name: "Ben" }],
    Maker: [{ code: "aiko" }],
  };
  const cleared = { Price: "", Kind: "", Owner: [], Maker: [] };

  beforeAll(async () => {
    people = await company({ engine });
    source = await liveApp(people.aiko, properties);
    await done(
      add(people.aiko, source, { name: "pen", no: "1", price: "120", kind: "B", owner: [{ code: "ben" }] }),
    );
    await done(add(people.aiko, source, { name: "ink", no: "2", price: "80" }));
    app = await liveApp(people.aiko, form());
  });

  test("a key that one record has copies every mapped value [M]", async () => {
    const { id } = await done(add(people.aiko, app, { Product: "pen" }));
    expect(await valuesOf(people.aiko, app, id)).toMatchObject({ Product: "pen", ...filled });
  });
  test("values sent for copied fields are ignored, with a key and without [M]", async () => {
    const { id } = await done(add(people.aiko, app, { Product: "pen", Price: "1", Kind: "mine" }));
    expect(await valuesOf(people.aiko, app, id)).toMatchObject(filled);
    await done(put(id, { Price: "2" }));
    expect(await valuesOf(people.aiko, app, id)).toMatchObject(filled);
  });
  test("a new record without a key has empty copies, whatever their defaults are [M]", async () => {
    const { id } = await done(add(people.aiko, app, { Price: "5" }));
    expect(await valuesOf(people.aiko, app, id)).toMatchObject({ Product: "", ...cleared });
  });
  test("an empty key clears them [M]", async () => {
    const { id } = await done(add(people.aiko, app, { Product: "pen" }));
    await done(put(id, { Product: "" }));
    expect(await valuesOf(people.aiko, app, id)).toMatchObject({ Product: "", ...cleared });
  });
  test("another key copies anew, and so does the same one after its record has changed [M]", async () => {
    const { id } = await done(add(people.aiko, app, { Product: "pen" }));
    await done(put(id, { Product: "ink" }));
    expect(await valuesOf(people.aiko, app, id)).toMatchObject({ Price: "80", Kind: "", Owner: [] });
    const { id: nib } = await done(add(people.aiko, source, { name: `nib-${engine}`, price: "1" }));
    await done(put(id, { Product: `nib-${engine}` }));
    await done(people.aiko.put("/k/v1/record.json", { app: source, id: nib, record: cells({ price: "2" }) }));
    expect(await valuesOf(people.aiko, app, id)).toMatchObject({ Price: "1" });
    await done(put(id, { Product: `nib-${engine}` }));
    expect(await valuesOf(people.aiko, app, id)).toMatchObject({ Price: "2" });
  });
  test("a key that no record has is GAIA_LO04, and nothing of the request happens [M]", async () => {
    const before = await ok(people.aiko.get("/k/v1/records.json", { app, totalCount: true }));
    const records = [cells({ Product: "pen" }), cells({ Product: "no such thing" })];
    const reply = await people.aiko.post("/k/v1/records.json", { app, records });
    expect(reply).toMatchObject({ status: 400, body: { code: "GAIA_LO04" } });
    expect(reply.body.errors).toBeUndefined();
    const after = await ok(people.aiko.get("/k/v1/records.json", { app, totalCount: true }));
    expect(after.totalCount).toBe(before.totalCount);
  });
  test("an upsert copies for the record that it adds and for the one that it finds", async () => {
    const keyed = await liveApp(people.aiko, { ...form(), ...text("key", { unique: true }) });
    const one = { updateKey: { field: "key", value: "x" }, record: cells({ Product: "pen" }) };
    const two = { updateKey: { field: "key", value: "x" }, record: cells({ Product: "ink" }) };
    for (const [record, price] of [
      [one, "120"],
      [two, "80"],
    ] as const) {
      const body = await ok(
        people.aiko.put("/k/v1/records.json", { app: keyed, upsert: true, records: [record] }),
      );
      expect(await valuesOf(people.aiko, keyed, body.records[0].id)).toMatchObject({ Price: price });
    }
  });

  describe("who may look", () => {
    test("a token needs another one of the source app, with View", async () => {
      const [here, there, blind] = [
        await people.token(["add", "view"], app),
        await people.token(["view"], source),
        await people.token(["add"], source),
      ];
      const adding = (...tokens: string[]) =>
        refusal(add(people.withToken(...tokens), app, { Product: "pen" }));
      expect(await adding(here)).toBe("400 GAIA_LO04");
      expect(await adding(here, blind)).toBe("400 GAIA_LO04");
      expect(await adding(here, there)).toBe("200 done");
    });
    test("somebody who may not view the source finds nothing in it, and does not see its fields", async () => {
      const hidden = await liveApp(people.aiko, properties);
      await done(add(people.aiko, hidden, { name: "pen" }));
      const rights = { recordViewable: true, recordAddable: true, recordEditable: true, appEditable: true };
      const acl = (code: string, more = {}) => ({ entity: { type: "USER", code }, ...rights, ...more });
      await ok(people.aiko.put("/k/v1/app/acl.json", { app: hidden, rights: [acl("aiko")] }));
      const mine = await liveApp(people.aiko, form(lookup({ relatedApp: { app: hidden } })));
      await ok(people.aiko.put("/k/v1/app/acl.json", { app: mine, rights: [acl("aiko"), acl("ben")] }));
      expect(await refusal(add(people.ben, mine, { Product: "pen" }))).toBe("400 GAIA_LO04");
      expect(await refusal(add(people.aiko, mine, { Product: "pen" }))).toBe("200 done");
      const { properties: seen } = await ok(people.ben.get("/k/v1/app/form/fields.json", { app: mine }));
      expect(seen.Product.lookup).toBeNull();
    });
  });

  test("records and fields that rules hide are not looked up", async () => {
    const shared = await liveApp(people.aiko, properties);
    await done(add(people.aiko, shared, { name: "open", price: "1", kind: "A" }));
    await done(add(people.aiko, shared, { name: "secret", price: "2", kind: "B" }));
    const mine = await liveApp(people.aiko, form(lookup({ relatedApp: { app: shared } })));
    const nothing = { viewable: false, editable: false, deletable: false };
    const only = (code: string, rights: object) => ({ entity: { type: "USER", code }, ...rights });
    await ok(
      people.aiko.put("/k/v1/record/acl.json", {
        app: shared,
        rights: [{ filterCond: 'kind in ("B")', entities: [only("ben", nothing)] }],
      }),
    );
    expect(await refusal(add(people.ben, mine, { Product: "secret" }))).toBe("400 GAIA_LO04");
    expect(await refusal(add(people.ben, mine, { Product: "open" }))).toBe("200 done");
    await ok(
      people.aiko.put("/k/v1/field/acl.json", {
        app: shared,
        rights: [{ code: "price", entities: [only("ben", { accessibility: "NONE" })] }],
      }),
    );
    expect(await refusal(add(people.ben, mine, { Product: "open" }))).toBe("400 GAIA_LO04");
  });

  describe("other keys", () => {
    test("the record number, as a number", async () => {
      const keyed = lookup({
        relatedKeyField: "Record_number",
        fieldMappings: [{ field: "Price", relatedField: "price" }],
      });
      const byNumber = await liveApp(people.aiko, {
        Ref: { type: "NUMBER", code: "Ref", label: "Ref", lookup: keyed },
        Price: { type: "NUMBER", code: "Price", label: "Price" },
      });
      const { id } = await done(add(people.aiko, byNumber, { Ref: "1" }));
      expect(await valuesOf(people.aiko, byNumber, id)).toMatchObject({ Ref: "1", Price: "120" });
      expect(await refusal(add(people.aiko, byNumber, { Ref: "99999" }))).toBe("400 GAIA_LO04");
    });
    test("a number is found by its value, however it is written", async () => {
      const keyed = lookup({
        relatedKeyField: "no",
        fieldMappings: [{ field: "Price", relatedField: "price" }],
      });
      const byNo = await liveApp(people.aiko, {
        No: { type: "NUMBER", code: "No", label: "No", lookup: keyed },
        Price: { type: "NUMBER", code: "Price", label: "Price" },
      });
      const { id } = await done(add(people.aiko, byNo, { No: "1.0" }));
      expect(await valuesOf(people.aiko, byNo, id)).toMatchObject({ Price: "120" });
    });
    test("one that may come twice: the deploy is refused, and so is a record once the source allows it", async () => {
      const draft = await draftApp(people.aiko, form(lookup({ relatedKeyField: "plain" })));
      expect(
        await refusal(people.aiko.post("/k/v1/preview/app/deploy.json", { apps: [{ app: draft }] })),
      ).toBe("400 GAIA_LO03");
      const other = await liveApp(people.aiko, properties);
      const mine = await liveApp(people.aiko, form(lookup({ relatedApp: { app: other } })));
      await ok(
        people.aiko.put(fieldsPath, {
          app: other,
          properties: { name: { type: "SINGLE_LINE_TEXT", unique: false } },
        }),
      );
      await deploy(people.aiko, other);
      expect(await refusal(add(people.aiko, mine, { Product: "pen" }))).toBe("400 GAIA_LO03");
    });
  });

  describe("in the rows of a table", () => {
    let rowsApp: string;
    beforeAll(async () => {
      const keyed = lookup({ fieldMappings: [{ field: "Price", relatedField: "price" }] });
      const Product = { type: "SINGLE_LINE_TEXT", code: "Product", label: "Product", lookup: keyed };
      const Price = { type: "NUMBER", code: "Price", label: "Price" };
      rowsApp = await liveApp(people.aiko, {
        Items: {
          type: "SUBTABLE",
          code: "Items",
          label: "Items",
          fields: { Product, Price, ...text("Memo") },
        },
      });
    });
    const row = (value: object, id?: string) => ({
      ...(id && { id }),
      value: cells(value as Record<string, unknown>),
    });
    const prices = async (id: string) => {
      const { record } = await ok(people.aiko.get("/k/v1/record.json", { app: rowsApp, id }));
      return record.Items.value.map(
        ({ value }: { value: Record<string, { value: string }> }) => value.Price?.value,
      );
    };
    test("each row copies on its own [M]", async () => {
      const Items = [row({ Product: "pen" }), row({ Product: "ink", Price: "1" }), row({ Price: "3" })];
      const { id } = await done(add(people.aiko, rowsApp, { Items }));
      expect(await prices(id)).toEqual(["120", "80", ""]);
      const { record } = await ok(people.aiko.get("/k/v1/record.json", { app: rowsApp, id }));
      const [first, second] = record.Items.value;
      const update = [
        row({ Memo: "kept", Price: "9" }, first.id),
        row({ Product: "" }, second.id),
        row({ Product: "pen" }),
      ];
      await done(
        people.aiko.put("/k/v1/record.json", { app: rowsApp, id, record: cells({ Items: update }) }),
      );
      expect(await prices(id)).toEqual(["120", "", "120"]);
    });
    test("a row whose key nobody has refuses the record", async () => {
      const Items = [row({ Product: "pen" }), row({ Product: "nothing" })];
      expect(await refusal(add(people.aiko, rowsApp, { Items }))).toBe("400 GAIA_LO04");
    });
  });

  describe("settings", () => {
    const adding = (given: object) =>
      draftApp(people.aiko).then((app) => people.aiko.post(fieldsPath, { app, properties: given }));
    test("are shown with the other app's code and the codes its fields have now", async () => {
      const other = await liveApp(people.aiko, properties);
      const mine = await draftApp(
        people.aiko,
        form(
          lookup({
            relatedApp: { app: other },
            lookupPickerFields: ["name"],
            filterCond: 'kind in ("A")',
            sort: "price desc",
          }),
        ),
      );
      await ok(
        people.aiko.put(fieldsPath, {
          app: other,
          properties: { name: { type: "SINGLE_LINE_TEXT", code: "title" } },
        }),
      );
      await deploy(people.aiko, other);
      const { properties: shown } = await ok(people.aiko.get(fieldsPath, { app: mine }));
      expect(shown.Product).toEqual({
        type: "SINGLE_LINE_TEXT",
        code: "Product",
        label: "Product",
        noLabel: false,
        required: false,
        lookup: {
          relatedApp: { app: other, code: "" },
          relatedKeyField: "title",
          fieldMappings: lookup().fieldMappings,
          lookupPickerFields: ["title"],
          filterCond: 'kind in ("A")',
          sort: "price desc",
        },
      });
    });
    test("follow a copied field to its new code, and forget one that is deleted", async () => {
      const mine = await draftApp(people.aiko, form());
      await ok(
        people.aiko.put(fieldsPath, { app: mine, properties: { Price: { type: "NUMBER", code: "Cost" } } }),
      );
      await ok(people.aiko.delete(fieldsPath, { app: mine, fields: ["Kind"] }));
      const { properties: shown } = await ok(people.aiko.get(fieldsPath, { app: mine }));
      expect(shown.Product.lookup.fieldMappings.map(({ field }: { field: string }) => field)).toEqual([
        "Cost",
        "Owner",
        "Maker",
      ]);
    });
    test.each<[string, object, string]>([
      ["an app that is not there", { relatedApp: { app: 99999 } }, "404 GAIA_AP01"],
      ["a key that is not there", { relatedKeyField: "nobody" }, "400 GAIA_FC01"],
      [
        "a copied field that is not there",
        { fieldMappings: [{ field: "Nobody", relatedField: "price" }] },
        "400 GAIA_FC01",
      ],
      [
        "a source field that is not there",
        { fieldMappings: [{ field: "Price", relatedField: "nobody" }] },
        "400 GAIA_FC01",
      ],
      ["a filter that nobody understands", { filterCond: 'price like "5"' }, "400 GAIA_IQ03"],
      ["an order that there is not", { sort: "owner asc" }, "400 GAIA_IS02"],
      ["a key of a wrong JSON type", { relatedApp: [] }, "400 CB_IJ01"],
    ])("%s", async (_, more, refused) => expect(await refusal(adding(form(lookup(more))))).toBe(refused));
    test.each<[string, object, string[]]>([
      ["$id is no field", { relatedKeyField: "$id" }, ["properties[Product].lookup.relatedKeyField"]],
      ["a key of another type", { relatedKeyField: "price" }, ["properties[Product].lookup.relatedKeyField"]],
      ["no app", { relatedApp: {} }, ["properties[Product].lookup.relatedApp"]],
      [
        "a value that does not fit",
        { fieldMappings: [{ field: "Price", relatedField: "name" }] },
        ["properties[Product].lookup.fieldMappings[0].field"],
      ],
      [
        "a field that is filled twice",
        {
          fieldMappings: [
            { field: "Price", relatedField: "price" },
            { field: "Price", relatedField: "no" },
          ],
        },
        ["properties[Product].lookup.fieldMappings[1].field"],
      ],
      [
        "the key itself",
        { fieldMappings: [{ field: "Product", relatedField: "plain" }] },
        ["properties[Product].lookup.fieldMappings[0].field"],
      ],
    ])("%s is named", async (_, more, paths) =>
      expect(await badParameters(adding(form(lookup(more))))).toEqual(paths),
    );
    test("a plain field does not become a lookup", async () => {
      const mine = await draftApp(people.aiko, text("Plain"));
      const change = { Plain: { type: "SINGLE_LINE_TEXT", lookup: lookup({ fieldMappings: [] }) } };
      expect(await badParameters(people.aiko.put(fieldsPath, { app: mine, properties: change }))).toEqual([
        "properties[Plain].lookup",
      ]);
    });
  });

  describe("lists of related records", () => {
    const reference = (more = {}) => ({
      Related: {
        type: "REFERENCE_TABLE",
        code: "Related",
        label: "Related",
        referenceTable: {
          relatedApp: { app: source },
          condition: { field: "Name", relatedField: "name" },
          filterCond: "",
          displayFields: ["name", "price"],
          sort: "price desc",
          size: 10,
          ...more,
        },
      },
    });
    test("are settings without a value in records", async () => {
      const mine = await liveApp(people.aiko, { ...text("Name"), ...reference() });
      const { properties: shown } = await ok(people.aiko.get("/k/v1/app/form/fields.json", { app: mine }));
      expect(shown.Related).toEqual({
        type: "REFERENCE_TABLE",
        code: "Related",
        label: "Related",
        noLabel: false,
        referenceTable: {
          relatedApp: { app: source, code: "" },
          condition: { field: "Name", relatedField: "name" },
          filterCond: "",
          displayFields: ["name", "price"],
          sort: "price desc",
          size: "10",
        },
      });
      const { id } = await done(add(people.aiko, mine, { Name: "pen" }));
      expect(await valuesOf(people.aiko, mine, id)).not.toHaveProperty("Related");
    });
    test("need their parts, and fields that can be compared", async () => {
      const adding = (more: object) =>
        draftApp(people.aiko).then((app) =>
          people.aiko.post(fieldsPath, { app, properties: { ...text("Name"), ...reference(more) } }),
        );
      expect(await badParameters(adding({ condition: null }))).toEqual([
        "properties[Related].referenceTable.condition",
      ]);
      expect(await badParameters(adding({ size: 7 }))).toEqual(["properties[Related].referenceTable.size"]);
      expect(await badParameters(adding({ condition: { field: "Name", relatedField: "price" } }))).toEqual([
        "properties[Related].referenceTable.condition.relatedField",
      ]);
      expect(await refusal(adding({ condition: { field: "Nobody", relatedField: "name" } }))).toBe(
        "400 GAIA_FC01",
      );
    });
  });
});
