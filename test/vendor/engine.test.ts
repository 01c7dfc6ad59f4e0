import { KintoneRestAPIClient, KintoneRestAPIError } from "@kintone/rest-api-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningServer, startServer } from "../../src/index.ts";

// The whole record engine as the vendor's own client sees it: values exactly, refusals by their codes.

let server: RunningServer;
let client: KintoneRestAPIClient;
let source: string;
let app: string;
let me: { code: string; name: string };

// biome-ignore lint/suspicious/noExplicitAny: the client's types want every property of the vendor's settings
type Loose = any;
type Values = Record<string, unknown>;

const field = (type: string, code: string, more = {}) => ({ [code]: { type, code, label: code, ...more } });
const options = (...labels: string[]) => ({
  options: Object.fromEntries(labels.map((label, index) => [label, { label, index }])),
});
const cells = (values: Values): Loose =>
  Object.fromEntries(Object.entries(values).map(([code, value]) => [code, { value }]));
const row = (values: Values, id?: string) => ({ ...(id && { id }), value: cells(values) });

const inputs = {
  ...field("SINGLE_LINE_TEXT", "text", { maxLength: 20 }),
  ...field("MULTI_LINE_TEXT", "lines"),
  ...field("NUMBER", "number", { minValue: -1000000 }),
  ...field("CHECK_BOX", "check", options("a", "b", "c")),
  ...field("RADIO_BUTTON", "radio", { ...options("one", "two"), defaultValue: "one" }),
  ...field("DROP_DOWN", "drop", options("x", "y")),
  ...field("MULTI_SELECT", "multi", options("red", "green")),
  ...field("DATE", "day"),
  ...field("TIME", "hour"),
  ...field("DATETIME", "moment"),
  ...field("LINK", "link", { protocol: "WEB" }),
  ...field("USER_SELECT", "people"),
  ...field("ORGANIZATION_SELECT", "departments"),
  ...field("GROUP_SELECT", "groups"),
};
const inRows = Object.fromEntries(
  Object.entries(inputs).map(([code, settings]) => [
    `${code}_`,
    { ...(settings as object), code: `${code}_`, label: `${code}_` },
  ]),
);
const properties = {
  ...inputs,
  ...field("RICH_TEXT", "rich"),
  ...field("FILE", "papers"),
  ...field("SINGLE_LINE_TEXT", "key", { unique: true }),
  ...field("NUMBER", "serial", { unique: true }),
  ...field("SUBTABLE", "table", {
    fields: {
      ...inRows,
      ...field("FILE", "papers_"),
      ...field("CALC", "double_", { expression: "number_ * 2" }),
    },
  }),
  ...field("CALC", "double", { expression: "number * 2" }),
  ...field("CALC", "third", { expression: "number / 3" }),
  ...field("CALC", "total", { expression: "SUM(number_)" }),
  ...field("CALC", "after", { expression: "day + 86400", format: "DATE" }),
  ...field("SINGLE_LINE_TEXT", "told", { expression: 'text & "/" & number' }),
};

beforeAll(async () => {
  server = await startServer();
  const { user: username, password } = server.administrator;
  client = new KintoneRestAPIClient({ baseUrl: server.url, auth: { username, password } });
  me = { code: username, name: username };
  await userApi("/v1/organizations.json", { organizations: [{ code: "sales", name: "Sales" }] });
  ({ app: source } = await client.app.addApp({ name: "Prices" }));
  await client.app.addFormFields({
    app: source,
    properties: {
      ...field("SINGLE_LINE_TEXT", "code", { unique: true }),
      ...field("NUMBER", "price"),
    } as Loose,
  });
  await client.app.deployApp({ apps: [{ app: source }] });
  await client.record.addRecords({
    app: source,
    records: [cells({ code: "tea", price: 3 }), cells({ code: "ink", price: "4.50" })],
  });

  ({ app } = await client.app.addApp({ name: "Everything" }));
  const lookup = {
    relatedApp: { app: source },
    relatedKeyField: "code",
    fieldMappings: [{ field: "price", relatedField: "price" }],
    lookupPickerFields: ["price"],
    filterCond: "",
    sort: "price asc",
  };
  const form = {
    ...properties,
    ...field("NUMBER", "price"),
    ...field("SINGLE_LINE_TEXT", "goods", { lookup }),
    ...field("CALC", "cost", { expression: "price * number" }),
  };
  await client.app.addFormFields({ app, properties: form as Loose });
  const state = (index: string, type = "ONE", ...codes: string[]) => ({
    index,
    assignee: {
      type,
      entities: codes.map((code) => ({ entity: { type: "USER", code }, includeSubs: false })),
    },
  });
  await client.app.updateProcessManagement({
    app,
    enable: true,
    states: { Open: state("0"), Check: state("1", "ONE", username), Done: state("2") } as Loose,
    actions: [
      { name: "Ask", from: "Open", to: "Check" },
      { name: "Accept", from: "Check", to: "Done", filterCond: "number > 0" },
      { name: "Close", from: "Open", to: "Done" },
      { name: "Reopen", from: "Done", to: "Open" },
    ] as Loose,
  });
  await client.app.deployApp({ apps: [{ app }] });
});
afterAll(() => server.stop());

async function userApi(path: string, body: object) {
  const { user, password } = server.administrator;
  const reply = await fetch(server.url + path, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "X-Cybozu-Authorization": Buffer.from(`${user}:${password}`).toString("base64"),
    },
    body: JSON.stringify(body),
  });
  expect(reply.status).toBe(200);
}
async function refusal(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof KintoneRestAPIError)) throw new Error(`no refusal: ${error}`);
  return `${error.status} ${error.code}`;
}
const add = async (values: Values = {}) => (await client.record.addRecord({ app, record: cells(values) })).id;
const show = async (id: string): Promise<Loose> => (await client.record.getRecord({ app, id })).record;
const values = async (id: string) => {
  const record = await show(id);
  return (code: string) => record[code].value;
};
const update = (id: string, given: Values, more = {}) =>
  client.record.updateRecord({ app, id, record: cells(given), ...more });
const ids = async (query: string) =>
  (await client.record.getRecords({ app, query, fields: ["$id"] })).records.map(
    (one: Loose) => one.$id.value as string,
  );
const upload = async (name: string, data = name) =>
  (await client.file.uploadFile({ file: { name, data } })).fileKey;

const entity = (code: string, name: string) => [{ code, name }];
/** what is sent and what is read, for every type that a person fills in */
const written: [code: string, sent: unknown, read: unknown][] = [
  ["text", " a  b ", " a  b "],
  ["text", 5, "5"],
  ["lines", "one\r\ntwo", "one\ntwo"],
  ["number", "1.5e1", "15"],
  ["number", "00012.50", "12.5"],
  ["number", "1e-4", "0.0001"],
  ["number", "0.00015", "0.0002"],
  ["number", "-0", "0"],
  ["number", 7, "7"],
  ["check", ["b", "a"], ["b", "a"]],
  ["check", [], []],
  ["radio", "two", "two"],
  ["drop", "y", "y"],
  ["drop", "", null],
  ["multi", ["green"], ["green"]],
  ["day", "2026-04-23", "2026-04-23"],
  ["day", null, null],
  ["hour", "9:05", "09:05"],
  ["hour", "15:31", "15:31"],
  ["moment", "2026-04-23T10:00:59Z", "2026-04-23T10:00:00Z"],
  ["moment", "2026-04-23T10:00:00+09:00", "2026-04-23T01:00:00Z"],
  ["moment", null, ""],
  ["link", "https://example.com/?a=1&b=2", "https://example.com/?a=1&b=2"],
  ["departments", [{ code: "sales" }], entity("sales", "Sales")],
  ["groups", [{ code: "everyone" }], entity("everyone", "Everyone")],
];
describe("values", () => {
  test.each(written)("%s of %j is read as %j", async (code, sent, read) => {
    expect((await values(await add({ [code]: sent })))(code)).toEqual(read);
  });
  test.each(written)("%s of %j is read as %j in a row of a table", async (code, sent, read) => {
    const [line] = (await values(await add({ table: [row({ [`${code}_`]: sent })] })))("table");
    expect(line.value[`${code}_`].value).toEqual(read);
  });
  test("people are read with their names, at the top and in a row", async () => {
    const people = [{ code: me.code }];
    const found = await values(await add({ people, table: [row({ people_: people })] }));
    expect(found("people")).toMatchObject([{ code: me.code, name: expect.any(String) }]);
    expect(found("table")[0].value.people_.value).toEqual(found("people"));
  });
  test("a record without anything has the empty value of every type", async () => {
    const found = await values(await add());
    const empty = { text: "", lines: "", rich: "", number: "", link: "", moment: "", told: "/" };
    const nulls = { drop: null, day: null, hour: null };
    const lists = {
      check: [],
      multi: [],
      people: [],
      departments: [],
      groups: [],
      papers: [],
      table: [],
      Assignee: [],
    };
    for (const [code, value] of Object.entries({
      ...empty,
      ...nulls,
      ...lists,
      radio: "one",
      Status: "Open",
    })) {
      expect([code, found(code)]).toEqual([code, value]);
    }
  });
  test.each([
    ["text", "x".repeat(21)],
    ["number", "abc"],
    ["number", "1000000000000"],
    ["number", "-1000001"],
    ["check", ["nosuch"]],
    ["radio", "nosuch"],
    ["drop", "nosuch"],
    ["multi", ["red", "nosuch"]],
    ["day", "tomorrow"],
    ["hour", "25:00"],
    ["moment", "noon"],
    ["link", "no address"],
  ])("%s refuses %j with CB_VA01", async (code, value) => {
    expect(await refusal(add({ [code]: value }))).toBe("400 CB_VA01");
  });
  test.each([
    ["people", [{ code: "nobody" }], "400 GAIA_IL26"],
    ["departments", [{ code: "nobody" }], "400 GAIA_IL28"],
    ["papers", [{ fileKey: "nothing" }], "404 GAIA_BL01"],
    ["check", "a", "400 CB_IJ01"],
    ["table", [{ id: "x", value: {} }], "400 CB_IJ01"],
  ])("%s refuses %j with %s", async (code, value, told) => {
    expect(await refusal(add({ [code as string]: value }))).toBe(told);
  });
  test.each([
    "Record_number",
    "Created_by",
    "Updated_by",
    "Created_datetime",
    "Updated_datetime",
    "Status",
    "Assignee",
  ])("%s cannot be written by an update", async (code) => {
    expect(await refusal(update(await add(), { [code]: "1" }))).toBe("400 GAIA_UN10");
  });
});

describe("tables", () => {
  test("what is sent becomes the table: merged, added and removed rows, in that order", async () => {
    const id = await add({ table: [row({ text_: "a", number_: 1 }), row({ text_: "b", number_: 2 })] });
    const [, b] = (await values(id))("table");
    await update(id, { table: [row({ text_: "new" }), row({ number_: 20 }, b.id)] });
    const lines = (await values(id))("table");
    expect(lines.map((one: Loose) => [one.value.text_.value, one.value.number_.value])).toEqual([
      ["new", ""],
      ["b", "20"],
    ]);
    expect(lines[1].id).toBe(b.id);
    expect((await values(id))("total")).toBe("20");
  });
  test("one row twice is GAIA_SI01", async () => {
    const id = await add({ table: [row({ text_: "a" })] });
    const [a] = (await values(id))("table");
    expect(await refusal(update(id, { table: [row({}, a.id), row({}, a.id)] }))).toBe("400 GAIA_SI01");
  });
  test("files in a row go up, stay while the row is merged, come down, and go with the row", async () => {
    const papers_ = [{ fileKey: await upload("in a row.txt") }];
    const id = await add({ table: [row({ papers_ }), row({ text_: "other" })] });
    const [first, second] = (await values(id))("table");
    await update(id, { table: [row({ text_: "merged" }, first.id), row({}, second.id)] });
    const [merged] = (await values(id))("table");
    const [file] = merged.value.papers_.value;
    expect(file).toMatchObject({ name: "in a row.txt", size: "12" });
    const content = await client.file.downloadFile({ fileKey: file.fileKey });
    expect(Buffer.from(content).toString()).toBe("in a row.txt");
    await update(id, { table: [row({}, second.id)] });
    await expect(client.file.downloadFile({ fileKey: file.fileKey })).rejects.toMatchObject({ status: 404 });
  });
  test("a bad cell is named by row and column", async () => {
    const asked = add({ table: [row({}), row({ drop_: "nosuch" })] });
    await expect(asked).rejects.toMatchObject({
      errors: { "record.table.value[1].value.drop_.value": expect.anything() },
    });
  });
  test("what is no number is stored as nothing in a row", async () => {
    const [line] = (await values(await add({ table: [row({ number_: "abc" })] })))("table");
    expect([line.value.number_.value, line.value.double_.value]).toEqual(["", "0"]);
  });
});

describe("formulas and lookups", () => {
  test.each([
    [{ number: 5 }, "double", "10"],
    [{ number: 1 }, "third", "0.3333"],
    [{}, "double", "0"],
    [{}, "total", ""],
    [{ table: [row({})] }, "total", "0"],
    [{ table: [row({ number_: "0.1" }), row({ number_: "0.2" })] }, "total", "0.3"],
    [{ day: "2026-02-28" }, "after", "2026-03-01"],
    [{ text: "a", number: "1.50" }, "told", "a/1.5"],
    [{ number: 5, double: 99 }, "double", "10"],
    [{ goods: "ink", number: 2 }, "cost", "9"],
    [{ goods: "ink", price: 99 }, "price", "4.5"],
    [{ price: 99 }, "price", ""],
  ])("%j makes %s %j", async (given, code, result) => {
    expect((await values(await add(given)))(code)).toBe(result);
  });
  test("a key that nobody has is GAIA_LO04", async () => {
    expect(await refusal(add({ goods: "nosuch" }))).toBe("400 GAIA_LO04");
  });
  test("an empty key clears what was copied, and no key leaves it", async () => {
    const id = await add({ goods: "tea" });
    await update(id, { text: "x" });
    expect((await values(id))("price")).toBe("3");
    await update(id, { goods: "" });
    expect((await values(id))("price")).toBe("");
  });
  test("a snapshot: a change of the source comes with the next look", async () => {
    await client.record.addRecord({ app: source, record: cells({ code: "pen", price: 1 }) });
    const id = await add({ goods: "pen" });
    await client.record.updateRecord({
      app: source,
      updateKey: { field: "code", value: "pen" },
      record: cells({ price: 2 }),
    });
    expect((await values(id))("price")).toBe("1");
    await update(id, { goods: "pen" });
    expect((await values(id))("price")).toBe("2");
  });
});

describe("queries", () => {
  let one: string;
  let two: string;
  beforeAll(async () => {
    const people = [{ code: me.code }];
    one = await add({
      key: "q1",
      text: "first",
      lines: "   ",
      number: 10,
      check: ["a", "b"],
      drop: "x",
      day: "2026-01-31",
      hour: "08:00",
      moment: "2026-01-31T10:00:00Z",
      people,
      departments: [{ code: "sales" }],
      table: [row({ text_: "p", number_: 1 }), row({ text_: "q", number_: 2 })],
    });
    two = await add({
      key: "q2",
      text: "second",
      lines: "x",
      number: "",
      table: [row({ text_: "p", number_: 2 })],
    });
  });
  test.each([
    ['number = "1e1"', [1]],
    ["number < 11", [1, 2]],
    ['number = ""', [2]],
    ['number not in ("10")', [2]],
    ["double = 20", [1]],
    ['text in ("first", "second")', [1, 2]],
    ['check in ("a")', [1]],
    ['check not in ("c")', [1, 2]],
    ['drop in ("", "x")', [1, 2]],
    ["lines is empty", [1]],
    ['day < "2026-02-01"', [1, 2]],
    ['day >= "2026-01-31"', [1]],
    ['hour = "08:00"', [1]],
    ['moment = "2026-01-31T19:00:00+09:00"', [1]],
    ["people in (LOGINUSER())", [1]],
    ['departments in ("sales")', [1]],
    ['departments not in ("sales")', [2]],
    ["Created_by in (LOGINUSER())", [1, 2]],
    ["Created_datetime = TODAY()", [1, 2]],
    ['Status = "Open"', [1, 2]],
    ['Status not in ("Open")', []],
    ['text_ in ("p")', [1, 2]],
    ['text_ in ("p") and number_ in ("2")', [2]],
    ['text_ not in ("q")', [2]],
    ["number_ > 1", [1, 2]],
    ['told like "first"', [1]],
  ] as [string, number[]][])("%s finds %j", async (condition, numbers) => {
    const found = await ids(`key in ("q1", "q2") and (${condition}) order by $id asc`);
    expect(found).toEqual(numbers.map((number) => (number === 1 ? one : two)));
  });
  test.each([
    ['text_ = "p"', "400 GAIA_IQ07"],
    ['table.text_ in ("p")', "400 GAIA_IR02"],
    ['drop in ("nosuch")', "400 GAIA_IQ10"],
    ['Status = "nosuch"', "400 GAIA_IQ10"],
    ['people in ("nobody")', "400 GAIA_IL26"],
    ['departments in ("nobody")', "400 GAIA_IL28"],
    ['Assignee = "Administrator"', "400 GAIA_IQ03"],
    ['number > ""', "400 GAIA_IL08"],
    ['text like ""', "400 GAIA_IL08"],
    ["day = FROM_TODAY(1, CENTURIES)", "400 GAIA_IQ25"],
    ["day = THIS_MONTH(32)", "400 GAIA_IQ23"],
    ["day = TODAY(1)", "400 GAIA_IL08"],
    ["order by table asc", "400 GAIA_IS02"],
    ["text = 'single'", "400 CB_VA01"],
    ["limit -1", "400 CB_VA01"],
  ])("%s is refused with %s", async (query, told) => {
    expect(await refusal(client.record.getRecords({ app, query }))).toBe(told);
  });
});

describe("process management", () => {
  const act = (id: string, action: string, more = {}) =>
    client.record.updateRecordStatus({ app, id, action, ...more });
  test("an action moves the record and raises the revision by two", async () => {
    const id = await add();
    expect(await act(id, "Ask", { assignee: me.code })).toEqual({ revision: "3" });
    expect(await show(id)).toMatchObject({
      Status: { value: "Check" },
      Assignee: { value: [{ code: me.code }] },
    });
  });
  test.each([
    ["Ask", {}, "400 GAIA_SA01"],
    ["Close", { assignee: "admin" }, "400 GAIA_SA04"],
    ["Accept", {}, "400 GAIA_IL03"],
    ["nosuch", {}, "400 GAIA_IL03"],
    ["Close", { revision: 99 }, "409 GAIA_CO02"],
  ])("%s with %j is refused with %s", async (action, more, told) => {
    expect(await refusal(act(await add(), action, more))).toBe(told);
  });
  test("a condition closes an action", async () => {
    const id = await add({ number: 0 });
    await act(id, "Ask", { assignee: me.code });
    expect(await refusal(act(id, "Accept"))).toBe("400 GAIA_IL03");
    await update(id, { number: 1 });
    expect(await act(id, "Accept")).toEqual({ revision: "6" });
  });
  test("many records at once, all or none", async () => {
    const [a, b] = [await add(), await add()];
    const records = [
      { id: a, action: "Close" },
      { id: b, action: "Reopen" },
    ];
    expect(await refusal(client.record.updateRecordsStatus({ app, records }))).toBe("400 GAIA_IL03");
    expect((await show(a)).Status.value).toBe("Open");
    const closed = await client.record.updateRecordsStatus({
      app,
      records: [a, b].map((id) => ({ id, action: "Close" })),
    });
    expect(closed.records).toEqual([a, b].map((id) => ({ id, revision: "3" })));
  });
  test("assignees are set, read back and cleared", async () => {
    const id = await add();
    expect(await client.record.updateRecordAssignees({ app, id, assignees: [me.code] })).toEqual({
      revision: "2",
    });
    expect((await show(id)).Assignee.value).toMatchObject([{ code: me.code }]);
    await client.record.updateRecordAssignees({ app, id, assignees: [] });
    expect((await show(id)).Assignee.value).toEqual([]);
    expect(await refusal(client.record.updateRecordAssignees({ app, id, assignees: ["nobody"] }))).toBe(
      "400 GAIA_IL26",
    );
  });
});

describe("bulkRequest", () => {
  test("takes every kind of write, in order, each seeing those before", async () => {
    const [a, b, c] = [await add({ key: "bulk a" }), await add(), await add()];
    const part = (method: string, api: string, payload: object) => ({
      method,
      api: `/k/v1/${api}.json`,
      payload: { app, ...payload },
    });
    const { results } = (await client.bulkRequest({
      requests: [
        part("POST", "record", { record: cells({ key: "bulk new" }) }),
        part("PUT", "record", {
          updateKey: { field: "key", value: "bulk new" },
          record: cells({ text: "seen" }),
        }),
        part("POST", "records", { records: [cells({}), cells({})] }),
        part("PUT", "records", {
          upsert: true,
          records: [{ updateKey: { field: "key", value: "bulk a" }, record: cells({ text: "up" }) }],
        }),
        part("PUT", "record/status", { id: b, action: "Close" }),
        part("PUT", "records/status", { records: [{ id: b, action: "Reopen" }] }),
        part("PUT", "record/assignees", { id: a, assignees: [me.code] }),
        part("DELETE", "records", { ids: [c] }),
      ] as Loose,
    })) as Loose;
    expect(results).toMatchObject([
      { revision: "1" },
      { revision: "2" },
      { ids: [expect.any(String), expect.any(String)], revisions: ["1", "1"] },
      { records: [{ id: a, revision: "2", operation: "UPDATE" }] },
      { revision: "3" },
      { records: [{ id: b, revision: "5" }] },
      { revision: "3" },
      {},
    ]);
    expect(await refusal(client.record.getRecord({ app, id: c }))).toBe("404 GAIA_RE01");
  });
  test.each([
    ["GET", "record"],
    ["POST", "record/comment"],
    ["POST", "records/cursor"],
    ["POST", "file"],
  ])("takes no %s %s", async (method, api) => {
    const requests = [{ method, api: `/k/v1/${api}.json`, payload: { app } }] as Loose;
    expect(await refusal(client.bulkRequest({ requests }))).toMatch(/^400 /);
  });
});

describe("keys and cursors", () => {
  test.each([
    ["key", "k 1"],
    ["serial", "5.0"],
  ])("upserts by %s", async (code, value) => {
    const upsert = (text: string) =>
      client.record.upsertRecord({ app, updateKey: { field: code, value }, record: cells({ text }) });
    const { id } = await upsert("one");
    expect(await upsert("two")).toEqual({ id, revision: "2" });
    expect((await values(id))(code)).toBe(code === "serial" ? "5" : value);
  });
  test.each([
    [{ field: "text", value: "x" }, "400 GAIA_IQ27"],
    [{ field: "nosuch", value: "x" }, "400 GAIA_IQ11"],
    [{ field: "key", value: "" }, "400 CB_VA01"],
  ])("%j is no key: %s", async (updateKey, told) => {
    expect(await refusal(client.record.updateRecord({ app, updateKey, record: {} }))).toBe(told);
  });
  test("one key twice in a request is GAIA_IQ28", async () => {
    const one = { updateKey: { field: "key", value: "twice" }, record: {} };
    expect(await refusal(client.record.updateRecords({ app, upsert: true, records: [one, one] }))).toBe(
      "400 GAIA_IQ28",
    );
  });
  test("a cursor reads all of its records in pages, and is gone after the last", async () => {
    await client.record.addRecords({
      app,
      records: Array.from({ length: 7 }, (_, n) =>
        cells({ text: "paged", number: n, table: [row({ number_: n })] }),
      ),
    });
    const query = 'text = "paged" order by number asc';
    const { id, totalCount } = await client.record.createCursor({
      app,
      query,
      fields: ["number", "table"],
      size: 3,
    });
    expect(totalCount).toBe("7");
    const pages: string[][] = [];
    for (;;) {
      const { records, next } = await client.record.getRecordsByCursor({ id });
      pages.push(records.map((one: Loose) => `${one.number.value}${one.table.value[0].value.number_.value}`));
      if (!next) break;
    }
    expect(pages).toEqual([["00", "11", "22"], ["33", "44", "55"], ["66"]]);
    expect(await refusal(client.record.getRecordsByCursor({ id }))).toBe("404 GAIA_CN01");
    expect(await refusal(client.record.deleteCursor({ id }))).toBe("404 GAIA_CN01");
  });
});

describe("permissions", () => {
  test("evaluate tells of the record and of each field", async () => {
    const id = await add();
    const { rights } = (await client.app.evaluateRecordsAcl({ app, ids: [id] })) as Loose;
    expect(rights).toMatchObject([
      {
        id,
        record: { viewable: true, editable: true, deletable: true },
        fields: { text: { editable: true } },
      },
    ]);
    expect(await refusal(client.app.evaluateRecordsAcl({ app, ids: [999999] }))).toBe("404 GAIA_RE01");
  });
  test("a hidden field is absent and cannot be written, and a hidden record is no record", async () => {
    const id = await add({ text: "hidden", number: 1 });
    const nobody = { type: "GROUP", code: "everyone" } as const;
    await client.app.updateFieldAcl({
      app,
      rights: [{ code: "rich", entities: [{ entity: nobody, accessibility: "NONE" }] }] as Loose,
    });
    await client.app.deployApp({ apps: [{ app }] });
    expect(await show(id)).not.toHaveProperty("rich");
    expect(await refusal(update(id, { rich: "x" }))).toBe("403 GAIA_FU01");
    await client.app.updateRecordAcl({
      app,
      rights: [
        {
          filterCond: 'text = "hidden"',
          entities: [{ entity: nobody, viewable: false, editable: false, deletable: false }],
        },
      ] as Loose,
    });
    await client.app.deployApp({ apps: [{ app }] });
    expect(await ids('text = "hidden"')).toEqual([]);
    expect(await refusal(client.record.getRecord({ app, id }))).toBe("403 CB_NO02");
    await client.app.updateRecordAcl({ app, rights: [] });
    await client.app.updateFieldAcl({ app, rights: [] });
    await client.app.deployApp({ apps: [{ app }] });
    expect(await ids('text = "hidden"')).toEqual([id]);
  });
});
