import { KintoneRestAPIClient, KintoneRestAPIError } from "@kintone/rest-api-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningServer, startServer } from "../../src/index.ts";

// What the vendor's own client sees. It insists on https unless the host is `localhost`, so the base URL is that.

let server: RunningServer;
let client: KintoneRestAPIClient;
let byToken: KintoneRestAPIClient;
let viewOnly: KintoneRestAPIClient;
let app: string;

const options = (...labels: string[]) =>
  Object.fromEntries(labels.map((label, index) => [label, { label, index }]));
const field = (type: string, code: string, more = {}) => ({ [code]: { type, code, label: code, ...more } });
const properties = {
  ...field("SINGLE_LINE_TEXT", "name", { required: true, maxLength: 64 }),
  ...field("SINGLE_LINE_TEXT", "sku", { unique: true }),
  ...field("MULTI_LINE_TEXT", "notes"),
  ...field("RICH_TEXT", "story"),
  ...field("NUMBER", "price", { minValue: 0, maxValue: 1000000 }),
  ...field("CHECK_BOX", "flags", { options: options("a", "b", "c") }),
  ...field("RADIO_BUTTON", "grade", { options: options("low", "high"), defaultValue: "low" }),
  ...field("DROP_DOWN", "kind", { options: options("x", "y") }),
  ...field("MULTI_SELECT", "tags", { options: options("red", "green") }),
  ...field("DATE", "day"),
  ...field("TIME", "hour"),
  ...field("DATETIME", "moment"),
  ...field("LINK", "page", { protocol: "WEB" }),
  ...field("USER_SELECT", "owner"),
  ...field("FILE", "papers"),
};
// biome-ignore lint/suspicious/noExplicitAny: the client's types want every property of the vendor's settings
type Loose = any;

beforeAll(async () => {
  server = await startServer();
  client = new KintoneRestAPIClient({
    baseUrl: server.url,
    auth: { username: server.administrator.user, password: server.administrator.password },
  });
  ({ app } = await client.app.addApp({ name: "Goods" }));
  await client.app.addFormFields({ app, properties: properties as Loose });
  await client.app.deployApp({ apps: [{ app }] });
  byToken = withToken(await makeToken(["view", "add", "edit", "delete", "manage"]));
  viewOnly = withToken(await makeToken(["view"]));
});
afterAll(() => server.stop());

async function makeToken(permissions: string[]): Promise<string> {
  const { user, password } = server.administrator;
  const reply = await fetch(`${server.url}/tonari/v1/apps/${app}/tokens`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "X-Cybozu-Authorization": Buffer.from(`${user}:${password}`).toString("base64"),
    },
    body: JSON.stringify({ permissions, deploy: true }),
  });
  expect(reply.status).toBe(201);
  return ((await reply.json()) as { token: string }).token;
}
const withToken = (...apiToken: string[]) =>
  new KintoneRestAPIClient({ baseUrl: server.url, auth: { apiToken } });

async function refusal(promise: Promise<unknown>): Promise<KintoneRestAPIError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(KintoneRestAPIError);
  return error as KintoneRestAPIError;
}
const add = (record: Record<string, { value: unknown }> = {}, by = client) =>
  by.record.addRecord({ app, record: { name: { value: "n" }, ...record } });
const show = async (id: string, by = client) => (await by.record.getRecord({ app, id })).record as Loose;

describe("apps", () => {
  test("getApp tells who made it", async () => {
    const found = await client.app.getApp({ id: app });
    expect(found).toMatchObject({ appId: app, code: "", name: "Goods", spaceId: null, threadId: null });
    expect(found.creator.code).toBe(server.administrator.user);
    expect(found.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
  });
  test("getApp of an app that is not there is 404 GAIA_AP01", async () => {
    expect(await refusal(client.app.getApp({ id: 99999 }))).toMatchObject({ status: 404, code: "GAIA_AP01" });
  });
  test("getApps finds by name, in any case, by part", async () => {
    const { apps } = await client.app.getApps({ name: "GOO" });
    expect(apps.map((one) => one.appId)).toContain(app);
  });
  test("getApps finds by ids", async () => {
    expect((await client.app.getApps({ ids: [app] })).apps).toHaveLength(1);
  });
  test("getApps by a code nobody has is empty", async () => {
    expect((await client.app.getApps({ codes: ["nobody"] })).apps).toEqual([]);
  });
  test("getApps takes no API token", async () => {
    expect(await refusal(byToken.app.getApps({}))).toMatchObject({ status: 403, code: "GAIA_NO01" });
  });
  test("addApp takes no API token", async () => {
    expect(await refusal(byToken.app.addApp({ name: "x" }))).toMatchObject({
      status: 403,
      code: "GAIA_NO01",
    });
  });
  test("addApp without a name names the parameter", async () => {
    const error = await refusal(client.app.addApp({ name: "" }));
    expect(error).toMatchObject({ status: 400, code: "CB_VA01" });
    expect(error.errors).toHaveProperty("name");
  });
  test("an app that was never deployed is not live", async () => {
    const draft = await client.app.addApp({ name: "Draft" });
    expect(await refusal(client.app.getApp({ id: draft.app }))).toMatchObject({ code: "GAIA_AP01" });
    const { properties } = await client.app.getFormFields({ app: draft.app, preview: true });
    expect(Object.keys(properties).length).toBeGreaterThanOrEqual(5);
  });
});

describe("form fields", () => {
  test("getFormFields shows every field by its code", async () => {
    const found = await client.app.getFormFields({ app });
    for (const [code, { type }] of Object.entries(properties as Record<string, { type: string }>)) {
      expect(found.properties[code]).toMatchObject({ code, type });
    }
    expect(found.revision).toMatch(/^\d+$/);
  });
  test("numbers of settings come back as strings", async () => {
    const { properties } = await client.app.getFormFields({ app });
    expect(properties.price).toMatchObject({ minValue: "0", maxValue: "1000000" });
    expect((properties.flags as Loose).options.b).toEqual({ label: "b", index: "1" });
  });
  test("system fields are there and have English codes on an English domain", async () => {
    const { properties } = await client.app.getFormFields({ app });
    const types = Object.fromEntries(Object.values(properties).map(({ type, code }) => [type, code]));
    expect(types).toMatchObject({
      RECORD_NUMBER: "Record_number",
      CREATOR: "Created_by",
      MODIFIER: "Updated_by",
    });
  });
  test("a field can be added, renamed and deleted, each live after a deploy", async () => {
    await client.app.addFormFields({ app, properties: field("SINGLE_LINE_TEXT", "extra") as Loose });
    expect((await client.app.getFormFields({ app })).properties).not.toHaveProperty("extra");
    await client.app.deployApp({ apps: [{ app }] });
    expect((await client.app.getFormFields({ app })).properties).toHaveProperty("extra");

    const { id } = await add({ extra: { value: "kept" } });
    const renamed = { extra: { type: "SINGLE_LINE_TEXT", code: "bonus", label: "Bonus" } };
    await client.app.updateFormFields({ app, properties: renamed as Loose });
    await client.app.deployApp({ apps: [{ app }] });
    expect((await show(id)).bonus).toEqual({ type: "SINGLE_LINE_TEXT", value: "kept" });

    await client.app.deleteFormFields({ app, fields: ["bonus"] });
    await client.app.deployApp({ apps: [{ app }] });
    expect(await show(id)).not.toHaveProperty("bonus");
  });
  test("an unknown field cannot be updated", async () => {
    const properties = { nothing: { type: "NUMBER", code: "nothing", label: "x" } } as Loose;
    expect(await refusal(client.app.updateFormFields({ app, properties }))).toMatchObject({
      code: "GAIA_FC01",
    });
  });
  test("two bad fields are both named", async () => {
    const bad = {
      "1a": { type: "NUMBER", code: "1a", label: "x" },
      b: { type: "NUMBER", code: "c", label: "x" },
    };
    const error = await refusal(client.app.addFormFields({ app, properties: bad as Loose }));
    expect(Object.keys(error.errors as object).length).toBeGreaterThanOrEqual(2);
  });
  test("a revision that is not the latest is refused", async () => {
    const properties = field("NUMBER", "late") as Loose;
    expect(await refusal(client.app.addFormFields({ app, properties, revision: 1 }))).toMatchObject({
      status: 409,
      code: "GAIA_CO03",
    });
  });
  test("a token with Manage may change the form", async () => {
    const { revision } = await byToken.app.addFormFields({
      app,
      properties: field("NUMBER", "by_token") as Loose,
    });
    await byToken.app.deleteFormFields({ app, fields: ["by_token"], revision });
  });
  test("a token without Manage may not", async () => {
    const properties = field("NUMBER", "by_token") as Loose;
    expect(await refusal(viewOnly.app.addFormFields({ app, properties }))).toMatchObject({
      status: 403,
      code: "GAIA_NO01",
    });
  });
});

describe("layout", () => {
  test("getFormLayout has a row for every field that was added", async () => {
    const { layout } = await client.app.getFormLayout({ app });
    const codes = layout.flatMap((row: Loose) =>
      row.type === "ROW" ? row.fields.map(({ code }: Loose) => code) : [],
    );
    expect(codes).toEqual(expect.arrayContaining(Object.keys(properties)));
  });
  test("updateFormLayout orders fields side by side, and shows it live after a deploy", async () => {
    const { layout } = await client.app.getFormLayout({ app, preview: true });
    const all = layout.flatMap((row: Loose) => row.fields);
    const rows = [
      { type: "ROW", fields: [{ type: "LABEL", label: "<b>Goods</b>", size: { width: 200 } }] },
      { type: "ROW", fields: all.slice(0, 2) },
      ...all.slice(2).map((one: Loose) => ({ type: "ROW", fields: [one] })),
    ];
    await client.app.updateFormLayout({ app, layout: rows as Loose });
    await client.app.deployApp({ apps: [{ app }] });
    const live = (await client.app.getFormLayout({ app })).layout as Loose[];
    expect(live[0].fields[0]).toMatchObject({ type: "LABEL", size: { width: "200" } });
    expect(live[1].fields.map(({ code }: Loose) => code)).toEqual(
      all.slice(0, 2).map(({ code }: Loose) => code),
    );
  });
  test("a layout that forgets a field is refused", async () => {
    const layout = [
      { type: "ROW", fields: [{ type: "SINGLE_LINE_TEXT", code: "name", size: { width: 200 } }] },
    ];
    expect(await refusal(client.app.updateFormLayout({ app, layout: layout as Loose }))).toMatchObject({
      code: "CB_VA01",
    });
  });
});

describe("views", () => {
  test("updateViews adds, and getViews shows ids as strings", async () => {
    const { views } = await client.app.updateViews({
      app,
      views: {
        Cheap: {
          index: 0,
          type: "LIST",
          name: "Cheap",
          fields: ["name", "price"],
          filterCond: "price < 100",
          sort: "price asc",
        },
      },
    });
    expect(views.Cheap?.id).toMatch(/^\d+$/);
    await client.app.deployApp({ apps: [{ app }] });
    const live = (await client.app.getViews({ app })).views;
    expect(live.Cheap).toMatchObject({
      type: "LIST",
      name: "Cheap",
      index: "0",
      fields: ["name", "price"],
      filterCond: "price < 100",
      sort: "price asc",
    });
  });
  test("a renamed view keeps its id", async () => {
    const before = (await client.app.getViews({ app, preview: true })).views.Cheap?.id;
    const { views } = await client.app.updateViews({
      app,
      views: { Cheap: { index: 0, type: "LIST", name: "Bargains", fields: ["name"] } },
    });
    expect(views.Bargains?.id).toBe(before);
  });
  test("a view with a filter on an unknown field is refused", async () => {
    const views = {
      Bad: { index: 0, type: "LIST", name: "Bad", fields: ["name"], filterCond: 'nothing = "1"' },
    } as Loose;
    expect((await refusal(client.app.updateViews({ app, views }))).status).toBe(400);
  });
  test("views that are not listed are gone", async () => {
    await client.app.updateViews({ app, views: {} });
    expect((await client.app.getViews({ app, preview: true })).views).toEqual({});
  });
});

describe("general settings", () => {
  test("updateAppSettings changes what is given and nothing else", async () => {
    const before = await client.app.getAppSettings({ app, preview: true });
    await client.app.updateAppSettings({ app, description: "<p>Our <b>goods</b></p>", theme: "BLUE" });
    const after = await client.app.getAppSettings({ app, preview: true });
    expect(after).toMatchObject({ name: before.name, description: "<p>Our <b>goods</b></p>", theme: "BLUE" });
  });
  test("scripts in the description are taken out", async () => {
    await client.app.updateAppSettings({
      app,
      description: '<p onclick="x()">hi<script>alert(1)</script></p>',
    });
    expect((await client.app.getAppSettings({ app, preview: true })).description).toBe("<p>hi</p>");
  });
  test("a name of 65 characters is refused", async () => {
    expect(
      (await refusal(client.app.updateAppSettings({ app, name: "x".repeat(65) }))).errors,
    ).toHaveProperty("name");
  });
});

describe("deploy", () => {
  test("getDeployStatus says SUCCESS after a deploy", async () => {
    await client.app.deployApp({ apps: [{ app }] });
    expect(await client.app.getDeployStatus({ apps: [app] })).toEqual({ apps: [{ app, status: "SUCCESS" }] });
  });
  test("revert brings the preview back to what is live", async () => {
    await client.app.addFormFields({ app, properties: field("NUMBER", "never") as Loose });
    await client.app.deployApp({ apps: [{ app }], revert: true });
    expect((await client.app.getFormFields({ app, preview: true })).properties).not.toHaveProperty("never");
  });
  test("a unique field over doubled values fails and changes nothing", async () => {
    await client.app.addFormFields({ app, properties: field("SINGLE_LINE_TEXT", "doubled") as Loose });
    await client.app.deployApp({ apps: [{ app }] });
    const { ids } = await client.record.addRecords({
      app,
      records: [1, 2].map(() => ({ name: { value: "n" }, doubled: { value: "same" } })),
    });
    const unique = { doubled: { type: "SINGLE_LINE_TEXT", code: "doubled", unique: true } };
    await client.app.updateFormFields({ app, properties: unique as Loose });
    await client.app.deployApp({ apps: [{ app }] });
    expect((await client.app.getDeployStatus({ apps: [app] })).apps[0]?.status).toBe("FAIL");
    expect((await client.app.getFormFields({ app })).properties.doubled).toMatchObject({ unique: false });
    await client.app.deployApp({ apps: [{ app }], revert: true });
    await client.record.deleteRecords({ app, ids });
  });
});

describe("permissions of the app", () => {
  test("a new app is open to everyone and wholly to its creator", async () => {
    const { rights } = await client.app.getAppAcl({ app });
    expect(rights.map(({ entity }) => entity.type)).toEqual(["CREATOR", "GROUP"]);
    expect(rights[1]).toMatchObject({
      entity: { code: "everyone" },
      recordViewable: true,
      appEditable: false,
    });
  });
});

describe("one record", () => {
  test("what is added comes back in kintone's form", async () => {
    const owner = [{ code: server.administrator.user }];
    const { id, revision } = await add({
      name: { value: "りんご" },
      sku: { value: "A-1" },
      notes: { value: "one\ntwo" },
      story: { value: "<b>bold</b>" },
      price: { value: "0012.50" },
      flags: { value: ["a", "c"] },
      grade: { value: "high" },
      kind: { value: "y" },
      tags: { value: ["green"] },
      day: { value: "2024-02-29" },
      hour: { value: "9:05" },
      moment: { value: "2024-02-29T23:59:59+09:00" },
      page: { value: "https://example.com/" },
      owner: { value: owner },
    });
    expect(revision).toBe("1");
    const record = await show(id);
    expect(record).toMatchObject({
      $id: { type: "__ID__", value: id },
      $revision: { type: "__REVISION__", value: "1" },
      Record_number: { type: "RECORD_NUMBER", value: id },
      name: { type: "SINGLE_LINE_TEXT", value: "りんご" },
      notes: { type: "MULTI_LINE_TEXT", value: "one\ntwo" },
      price: { type: "NUMBER", value: "12.5" },
      flags: { type: "CHECK_BOX", value: ["a", "c"] },
      grade: { type: "RADIO_BUTTON", value: "high" },
      kind: { type: "DROP_DOWN", value: "y" },
      tags: { type: "MULTI_SELECT", value: ["green"] },
      day: { type: "DATE", value: "2024-02-29" },
      hour: { type: "TIME", value: "09:05" },
      moment: { type: "DATETIME", value: "2024-02-29T14:59:00Z" },
      page: { type: "LINK", value: "https://example.com/" },
      owner: { type: "USER_SELECT", value: [{ ...owner[0], name: expect.any(String) }] },
      papers: { type: "FILE", value: [] },
    });
    expect(record.Created_by.value.code).toBe(server.administrator.user);
    expect(record.Created_datetime.value).toMatch(/:00Z$/);
  });
  test("empty values are empty in kintone's way", async () => {
    const { id } = await add();
    expect(await show(id)).toMatchObject({
      notes: { value: "" },
      price: { value: "" },
      kind: { value: null },
      grade: { value: "low" },
      day: { value: null },
      hour: { value: null },
      moment: { value: "" },
      flags: { value: [] },
      owner: { value: [] },
      papers: { value: [] },
    });
  });
  test("updateRecord by id changes what is sent", async () => {
    const { id } = await add({ notes: { value: "old" } });
    expect(await client.record.updateRecord({ app, id, record: { price: { value: 5 } } })).toEqual({
      revision: "2",
    });
    expect(await show(id)).toMatchObject({
      notes: { value: "old" },
      price: { value: "5" },
      $revision: { value: "2" },
    });
  });
  test("updateRecord by a unique key", async () => {
    const { id } = await add({ sku: { value: "KEY-1" } });
    await client.record.updateRecord({
      app,
      updateKey: { field: "sku", value: "KEY-1" },
      record: { notes: { value: "found" } },
    });
    expect((await show(id)).notes.value).toBe("found");
  });
  test("an update key that nothing has is refused", async () => {
    const error = await refusal(
      client.record.updateRecord({ app, updateKey: { field: "sku", value: "NO" }, record: {} }),
    );
    expect(error.code).toBe("GAIA_RE20");
  });
  test("an update key that is not unique is refused", async () => {
    const error = await refusal(
      client.record.updateRecord({ app, updateKey: { field: "name", value: "n" }, record: {} }),
    );
    expect(error.code).toBe("GAIA_IQ27");
  });
  test("an old revision is 409 GAIA_CO02", async () => {
    const { id } = await add();
    await client.record.updateRecord({ app, id, record: { notes: { value: "1" } }, revision: 1 });
    const error = await refusal(
      client.record.updateRecord({ app, id, record: { notes: { value: "2" } }, revision: 1 }),
    );
    expect(error).toMatchObject({ status: 409, code: "GAIA_CO02" });
    expect((await show(id)).notes.value).toBe("1");
  });
  test("revision -1 does not check", async () => {
    const { id } = await add();
    expect(await client.record.updateRecord({ app, id, record: {}, revision: -1 })).toHaveProperty(
      "revision",
    );
  });
  test("a record that is not there is 404 GAIA_RE01", async () => {
    expect(await refusal(client.record.getRecord({ app, id: 99999 }))).toMatchObject({
      status: 404,
      code: "GAIA_RE01",
    });
  });
  test("system fields cannot be written by an update", async () => {
    const { id } = await add();
    const error = await refusal(
      client.record.updateRecord({ app, id, record: { Created_by: { value: { code: "x" } } } }),
    );
    expect(error).toMatchObject({ code: "GAIA_UN10" });
    expect(error.message).toContain("CREATOR");
  });
  test("a required field left empty is named", async () => {
    const error = await refusal(client.record.addRecord({ app, record: {} }));
    expect(error.errors).toEqual({ "record.name.value": { messages: ["Required."] } });
  });
  test("every bad field is named at once", async () => {
    const error = await refusal(
      add({
        name: { value: "" },
        price: { value: -1 },
        kind: { value: "z" },
        flags: { value: ["q"] },
        page: { value: "no url" },
      }),
    );
    expect(Object.keys(error.errors as object).sort()).toEqual([
      "record.flags.values[0].value",
      "record.kind.value",
      "record.name.value",
      "record.page.value",
      "record.price.value",
    ]);
  });
  test("text in a number field is named with brackets", async () => {
    expect((await refusal(add({ price: { value: "abc" } }))).errors).toHaveProperty(["record[price].value"]);
  });
  test("a value twice in a unique field is refused", async () => {
    await add({ sku: { value: "TWICE" } });
    const error = await refusal(add({ sku: { value: "TWICE" } }));
    expect(error.errors).toEqual({
      "record.sku.value": { messages: ["This value already exists in another record."] },
    });
  });
  test("an unknown user is GAIA_IL26", async () => {
    expect((await refusal(add({ owner: { value: [{ code: "nobody" }] } }))).code).toBe("GAIA_IL26");
  });
  test("unknown field codes are ignored", async () => {
    expect(await add({ unknown: { value: "x" } })).toHaveProperty("id");
  });
  test("upsertRecord inserts, then updates", async () => {
    const updateKey = { field: "sku", value: "UP-1" };
    const made = await client.record.upsertRecord({ app, updateKey, record: { name: { value: "first" } } });
    const again = await client.record.upsertRecord({ app, updateKey, record: { name: { value: "second" } } });
    expect(again.id).toBe(made.id);
    expect(await show(made.id)).toMatchObject({ sku: { value: "UP-1" }, name: { value: "second" } });
  });
});

describe("many records", () => {
  const numbered = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => ({
      name: { value: "bulk" },
      price: { value: from + i },
      sku: { value: `B${from + i}` },
    }));

  test("addRecords answers ids and revisions in order", async () => {
    const { ids, revisions, records } = await client.record.addRecords({ app, records: numbered(1, 50) });
    expect(ids).toHaveLength(50);
    expect(new Set(revisions)).toEqual(new Set(["1"]));
    expect(records[0]).toEqual({ id: ids[0], revision: "1" });
    expect((await show(ids[49] as string)).price.value).toBe("50");
  });
  test("one bad record refuses all of them", async () => {
    const before = (await client.record.getRecords({ app, totalCount: true })).totalCount;
    const records = [...numbered(9001, 9002), { name: { value: "" } }];
    const error = await refusal(client.record.addRecords({ app, records }));
    expect(error.errors).toHaveProperty(["records[2].name.value"]);
    expect((await client.record.getRecords({ app, totalCount: true })).totalCount).toBe(before);
  });
  test("101 records are too many", async () => {
    expect(
      (await refusal(client.record.addRecords({ app, records: numbered(5000, 5100) }))).errors,
    ).toHaveProperty("records");
  });
  test("getRecords filters, sorts, pages and counts", async () => {
    const found = await client.record.getRecords({
      app,
      query: 'name = "bulk" and price > 10 order by price asc limit 5 offset 2',
      totalCount: true,
    });
    expect(found.records.map((record: Loose) => record.price.value)).toEqual(["13", "14", "15", "16", "17"]);
    expect(found.totalCount).toBe("40");
  });
  test("totalCount is null unless asked for", async () => {
    expect((await client.record.getRecords({ app, query: "limit 1" })).totalCount).toBeNull();
  });
  test("fields narrows the answer", async () => {
    const { records } = await client.record.getRecords({ app, fields: ["$id", "sku"], query: "limit 1" });
    expect(Object.keys(records[0] as object).sort()).toEqual(["$id", "sku"]);
  });
  test("without a query the newest come first", async () => {
    const { records } = await client.record.getRecords({ app, fields: ["$id"] });
    const ids = records.map((record: Loose) => Number(record.$id.value));
    expect(ids).toEqual(ids.toSorted((a, b) => b - a));
  });
  test.each([
    ['kind in ("x", "y")', "CHECK options"],
    ['flags not in ("a")', "options none of"],
    ['name like "bulk"', "words"],
    ["owner in (LOGINUSER())", "the caller"],
    ["Created_datetime >= TODAY()", "date functions"],
    ['day = ""', "empties"],
    ['(price >= 1 and price <= 3) or sku = "B9"', "parentheses"],
    ["$id > 0", "$id"],
  ])("the query %s is understood (%s)", async (query) => {
    expect(await client.record.getRecords({ app, query })).toHaveProperty("records");
  });
  test.each([
    ["price >", "CB_VA01"],
    ['nothing = "1"', "GAIA_IQ11"],
    ['kind in ("zzz")', "GAIA_IQ10"],
    ['notes = "x"', "GAIA_IQ03"],
    ["limit 501", "GAIA_QU01"],
    ["offset 10001", "GAIA_QU02"],
    ["order by flags asc", "GAIA_IS02"],
  ])("the query %s is refused with %s", async (query, code) => {
    expect(await refusal(client.record.getRecords({ app, query }))).toMatchObject({ status: 400, code });
  });
  test("a query longer than an address may be goes through POST", async () => {
    const query = Array.from({ length: 400 }, (_, i) => `sku = "long-${i}"`).join(" or ");
    expect((await client.record.getRecords({ app, query })).records).toEqual([]);
  });
  test("updateRecords by id and by key together", async () => {
    const { ids } = await client.record.addRecords({ app, records: numbered(101, 102) });
    const { records } = await client.record.updateRecords({
      app,
      records: [
        { id: ids[0] as string, record: { notes: { value: "by id" } } },
        { updateKey: { field: "sku", value: "B102" }, record: { notes: { value: "by key" } } },
      ],
    });
    expect(records).toEqual([
      { id: ids[0], revision: "2" },
      { id: ids[1], revision: "2" },
    ]);
  });
  test("updateRecords with upsert says what it did", async () => {
    const { records } = await client.record.updateRecords({
      app,
      upsert: true,
      records: [
        { updateKey: { field: "sku", value: "B101" }, record: { notes: { value: "again" } } },
        { updateKey: { field: "sku", value: "NEW-1" }, record: { name: { value: "new" } } },
      ],
    });
    expect(records.map((record: Loose) => record.operation)).toEqual(["UPDATE", "INSERT"]);
  });
  test("deleteRecords deletes all or none", async () => {
    const { ids } = await client.record.addRecords({ app, records: numbered(201, 203) });
    expect(await refusal(client.record.deleteRecords({ app, ids: [...ids, 99999] }))).toMatchObject({
      code: "GAIA_RE01",
    });
    await client.record.deleteRecords({ app, ids });
    expect(await refusal(client.record.getRecord({ app, id: ids[0] as string }))).toMatchObject({
      code: "GAIA_RE01",
    });
  });
  test("getAllRecordsWithId, WithOffset and WithCursor find the same records", async () => {
    await client.record.addAllRecords({ app, records: numbered(1001, 1620) });
    const condition = "price > 1000";
    const sorted = (records: Loose[]) =>
      records.map(({ $id }) => Number($id.value)).toSorted((a, b) => a - b);
    const byId = await client.record.getAllRecordsWithId({ app, condition });
    const byOffset = await client.record.getAllRecordsWithOffset({ app, condition });
    const byCursor = await client.record.getAllRecordsWithCursor({ app, query: condition });
    expect(byId).toHaveLength(620);
    expect(sorted(byOffset)).toEqual(sorted(byId));
    expect(sorted(byCursor)).toEqual(sorted(byId));
  });
  test("updateAllRecords and deleteAllRecords cross the hundred", async () => {
    const found = await client.record.getAllRecordsWithId({
      app,
      condition: "price > 1000",
      fields: ["$id"],
    });
    const ids = found.map((record: Loose) => record.$id.value as string);
    const updated = await client.record.updateAllRecords({
      app,
      records: ids.map((id) => ({ id, record: { notes: { value: "all" } } })),
    });
    expect(updated.records).toHaveLength(620);
    await client.record.deleteAllRecords({ app, records: ids.map((id) => ({ id })) });
    expect(
      (await client.record.getRecords({ app, query: "price > 1000", totalCount: true })).totalCount,
    ).toBe("0");
  });
  test("bulkRequest rolls everything back when its last part fails", async () => {
    const error = await refusal(
      client.bulkRequest({
        requests: [
          {
            method: "POST",
            api: "/k/v1/record.json",
            payload: { app, record: { name: { value: "b" }, sku: { value: "BULK-1" } } },
          },
          { method: "PUT", api: "/k/v1/record.json", payload: { app, id: 99999, record: {} } },
        ],
      }),
    );
    expect(error).toMatchObject({ code: "GAIA_RE01", bulkRequestIndex: 1 });
    expect((await client.record.getRecords({ app, query: 'sku = "BULK-1"' })).records).toEqual([]);
  });
});

describe("files", () => {
  test("a file goes up, is attached, and comes down byte by byte", async () => {
    const content = new Uint8Array(Buffer.from("日本語のファイル\u0000\u0001\u00ff"));
    const { fileKey } = await client.file.uploadFile({
      file: { name: "資料.txt", data: Buffer.from(content) },
    });
    const { id } = await add({ papers: { value: [{ fileKey }] } });
    const [file] = (await show(id)).papers.value;
    expect(file).toMatchObject({ name: "資料.txt", size: String(content.length) });
    expect(Buffer.from(await client.file.downloadFile({ fileKey: file.fileKey }))).toEqual(
      Buffer.from(content),
    );
  });
  test("the key of an upload cannot be downloaded", async () => {
    const { fileKey } = await client.file.uploadFile({ file: { name: "a.txt", data: "a" } });
    // The client asks for bytes and does not read the code of an error that comes instead.
    expect(await refusal(client.file.downloadFile({ fileKey }))).toMatchObject({ status: 404 });
  });
  test("a kept file stays, a left-out one goes", async () => {
    const up = async (name: string) => (await client.file.uploadFile({ file: { name, data: name } })).fileKey;
    const { id } = await add({ papers: { value: [{ fileKey: await up("a") }, { fileKey: await up("b") }] } });
    const [, b] = (await show(id)).papers.value;
    await client.record.updateRecord({
      app,
      id,
      record: { papers: { value: [{ fileKey: b.fileKey }, { fileKey: await up("c") }] } },
    });
    expect((await show(id)).papers.value.map(({ name }: Loose) => name)).toEqual(["b", "c"]);
  });
  test("a token with View downloads", async () => {
    const { fileKey } = await byToken.file.uploadFile({ file: { name: "t.txt", data: "token" } });
    const { id } = await add({ papers: { value: [{ fileKey }] } }, byToken);
    const [file] = (await show(id)).papers.value;
    expect(Buffer.from(await viewOnly.file.downloadFile({ fileKey: file.fileKey })).toString()).toBe("token");
  });
});

describe("API tokens", () => {
  test("what a token writes was written by Administrator", async () => {
    const { id } = await add({}, byToken);
    expect((await show(id, byToken)).Created_by.value).toEqual({
      code: "Administrator",
      name: "Administrator",
    });
  });
  test("a token without Add cannot add", async () => {
    expect(await refusal(add({}, viewOnly))).toMatchObject({ status: 403, code: "GAIA_NO01" });
  });
  test("a token without Delete cannot delete", async () => {
    const { id } = await add();
    expect(await refusal(viewOnly.record.deleteRecords({ app, ids: [id] }))).toMatchObject({
      status: 403,
      code: "GAIA_NO01",
    });
  });
  test("an unknown token is 400 GAIA_IA02", async () => {
    expect(await refusal(withToken("x".repeat(40)).record.getRecords({ app }))).toMatchObject({
      status: 400,
      code: "GAIA_IA02",
    });
  });
  test("a token of another app is 403 GAIA_AP15", async () => {
    const other = await client.app.addApp({ name: "Other" });
    await client.app.deployApp({ apps: [{ app: other.app }] });
    expect(await refusal(byToken.record.getRecords({ app: other.app }))).toMatchObject({
      status: 403,
      code: "GAIA_AP15",
    });
  });
  test("two tokens of one app are 400 GAIA_DA03", async () => {
    const both = withToken(await makeToken(["view"]), await makeToken(["add"]));
    expect(await refusal(both.record.getRecords({ app }))).toMatchObject({ status: 400, code: "GAIA_DA03" });
  });
});

describe("passwords", () => {
  test("a wrong password is 401 CB_WA01", async () => {
    const stranger = new KintoneRestAPIClient({
      baseUrl: server.url,
      auth: { username: server.administrator.user, password: "wrong" },
    });
    expect(await refusal(stranger.record.getRecords({ app }))).toMatchObject({
      status: 401,
      code: "CB_WA01",
    });
  });
  test("an unknown user is refused in the same way", async () => {
    const stranger = new KintoneRestAPIClient({
      baseUrl: server.url,
      auth: { username: "nobody", password: "wrong" },
    });
    expect(await refusal(stranger.record.getRecords({ app }))).toMatchObject({
      status: 401,
      code: "CB_WA01",
    });
  });
});
