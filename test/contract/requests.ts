import { type Company, cells, done, formApp, labelled, type Params } from "../facts/facts.ts";

const options = labelled("A", "B");
const inner = (code: string, type: string, more = {}) => ({ [code]: { code, label: code, type, ...more } });

/** An app that has of everything something, so that every part of a reply is there to be looked at. */
async function fullApp({ aiko, admin }: Company) {
  await done(admin.post("/v1/organizations.json", { organizations: [{ code: "ops", name: "Operations" }] }));
  const source = await formApp(aiko, {
    key: { type: "SINGLE_LINE_TEXT", unique: true },
    price: { type: "NUMBER" },
  });
  await done(aiko.post("/k/v1/record.json", { app: source, record: cells({ key: "pen", price: "5" }) }));
  const lookup = {
    relatedApp: { app: source },
    relatedKeyField: "key",
    fieldMappings: [{ field: "number", relatedField: "price" }],
    lookupPickerFields: ["key"],
    filterCond: "price > 0",
    sort: "price asc",
  };
  const referenceTable = {
    relatedApp: { app: source },
    condition: { field: "text", relatedField: "key" },
    displayFields: ["key", "price"],
    filterCond: "price > 0",
    sort: "price asc",
    size: "5",
  };
  const app = await formApp(aiko, {
    text: { type: "SINGLE_LINE_TEXT" },
    unique: { type: "SINGLE_LINE_TEXT", unique: true },
    lines: { type: "MULTI_LINE_TEXT" },
    rich: { type: "RICH_TEXT" },
    number: { type: "NUMBER", minValue: "0", maxValue: "1000", displayScale: "2", unit: "kg" },
    calc: { type: "CALC", expression: "number * 2", displayScale: "1" },
    check: { type: "CHECK_BOX", options, defaultValue: ["A"] },
    radio: { type: "RADIO_BUTTON", options, defaultValue: "A" },
    drop: { type: "DROP_DOWN", options },
    multi: { type: "MULTI_SELECT", options },
    date: { type: "DATE" },
    time: { type: "TIME" },
    moment: { type: "DATETIME" },
    link: { type: "LINK" },
    users: {
      type: "USER_SELECT",
      defaultValue: [{ type: "FUNCTION", code: "LOGINUSER()" }],
      entities: [{ type: "USER", code: "ben" }],
    },
    departments: { type: "ORGANIZATION_SELECT", defaultValue: [{ type: "ORGANIZATION", code: "ops" }] },
    groups: { type: "GROUP_SELECT", entities: [{ type: "GROUP", code: "everyone" }] },
    files: { type: "FILE" },
    folder: { type: "GROUP" },
    seeks: { type: "SINGLE_LINE_TEXT", lookup },
    related: { type: "REFERENCE_TABLE", referenceTable },
    table: {
      type: "SUBTABLE",
      fields: {
        ...inner("cell", "NUMBER"),
        ...inner("option", "DROP_DOWN", { options }),
        ...inner("memo", "RICH_TEXT"),
      },
    },
  });
  return app;
}

async function settings({ aiko, admin }: Company, app: string) {
  const put = (path: string, body: Params) => done(aiko.put(`/k/v1/preview/app/${path}`, { app, ...body }));
  const ben = { entity: { type: "USER", code: "ben" }, includeSubs: false };
  const creator = { entity: { type: "FIELD_ENTITY", code: "Created_by" }, includeSubs: false };
  await put("status.json", {
    enable: true,
    states: {
      Draft: { index: 0, assignee: { type: "ONE", entities: [creator] } },
      Review: { index: 1, assignee: { type: "ALL", entities: [ben] } },
    },
    actions: [
      { name: "Submit", from: "Draft", to: "Review", filterCond: "number > 0" },
      { name: "Stay", from: "Draft", to: "Draft" },
    ],
  });
  const { views } = await done(aiko.get("/k/v1/preview/app/views.json", { app }));
  await put("views.json", {
    views: {
      ...views,
      List: { type: "LIST", index: 5, fields: ["text"], filterCond: "number > 0", sort: "number asc" },
      Days: { type: "CALENDAR", index: 6, date: "date", title: "text" },
    },
  });
  const key = await admin.upload("a.js", "x", "text/javascript");
  const js = [
    { type: "URL", url: "https://cdn.example/a.js" },
    { type: "FILE", file: { fileKey: key } },
  ];
  await done(
    admin.put("/k/v1/preview/app/customize.json", {
      app,
      scope: "ALL",
      desktop: { js, css: [] },
      mobile: { js: js.slice(0, 1), css: [] },
    }),
  );
  await done(
    aiko.put("/k/v1/preview/record/acl.json", {
      app,
      rights: [
        {
          filterCond: "number > 900",
          entities: [
            { ...ben, viewable: true, editable: true, deletable: false },
            { ...creator, viewable: true, editable: true, deletable: true },
          ],
        },
      ],
    }),
  );
  await done(
    aiko.put("/k/v1/preview/field/acl.json", {
      app,
      rights: [
        {
          code: "lines",
          entities: [
            { ...ben, accessibility: "READ" },
            { ...creator, accessibility: "WRITE" },
          ],
        },
      ],
    }),
  );
  await put("settings.json", {
    titleField: { selectionMode: "MANUAL", code: "text" },
    icon: { type: "PRESET", key: "APP7" },
  });
  const { layout } = await done(aiko.get("/k/v1/preview/app/form/layout.json", { app }));
  const drawn = {
    type: "ROW",
    fields: [
      { type: "LABEL", label: "L", size: { width: "100" } },
      { type: "SPACER", elementId: "s", size: { width: "10", height: "10" } },
      { type: "HR", size: { width: "10" } },
    ],
  };
  await put("form/layout.json", { layout: [...layout, drawn] });
}

/** Requests that answer something for each operation. Who asks is Aiko, who made the app. */
export async function requestsOf(the: Company) {
  const { aiko, ben } = the;
  const app = await fullApp(the);
  await settings(the, app);
  await done(aiko.post("/k/v1/preview/app/deploy.json", { apps: [{ app }] }));
  const draft = await formApp(aiko, { text: { type: "SINGLE_LINE_TEXT" }, gone: { type: "NUMBER" } });
  const fileKey = await aiko.upload("a.txt", "hello");
  const values = {
    ...{ text: "pen", unique: "u", lines: "a\nb", rich: "<b>x</b>", check: ["A"], radio: "B", drop: "A" },
    ...{
      multi: ["B"],
      date: "2026-01-01",
      time: "10:00",
      moment: "2026-01-01T00:00:00Z",
      link: "http://a.b",
    },
    ...{ users: [{ code: "ben" }], departments: [{ code: "ops" }], groups: [{ code: "everyone" }] },
    ...{ files: [{ fileKey }], seeks: "pen", table: [{ value: cells({ cell: "1", option: "A" }) }] },
  };
  const { id } = await done(aiko.post("/k/v1/record.json", { app, record: cells(values) }));
  const more = async () => (await done(aiko.post("/k/v1/record.json", { app }))).id;
  const [second, third, fourth] = [await more(), await more(), await more()];
  const mentions = [{ type: "USER", code: "ben" }];
  await done(ben.post("/k/v1/record/comment.json", { app, record: id, comment: { text: "Said", mentions } }));
  const mine = await done(
    aiko.post("/k/v1/record/comment.json", { app, record: id, comment: { text: "x" } }),
  );
  const cursor = async () => (await done(aiko.post("/k/v1/records/cursor.json", { app, size: 2 }))).id;
  const reading = (path: string) =>
    ["/k/v1/", "/k/v1/preview/"].map((root) => [`GET ${root}${path}`, { app }]);
  const writing = async (path: string) => {
    const { rights } = await done(aiko.get(`/k/v1/${path}`, { app: draft }));
    return ["/k/v1/", "/k/v1/preview/"].map((root) => [`PUT ${root}${path}`, { app: draft, rights }]);
  };
  const record = cells({ text: "x" });
  const text = { type: "SINGLE_LINE_TEXT", code: "text" };
  const view = { type: "LIST", index: 0, fields: ["text"] };
  const requests: Record<string, Params> = {
    "GET /k/v1/record.json": { app, id },
    "POST /k/v1/record.json": { app, record },
    "PUT /k/v1/record.json": { app, id, record },
    "GET /k/v1/records.json": { app, totalCount: true },
    "POST /k/v1/records.json": { app, records: [record, record] },
    "PUT /k/v1/records.json": { app, records: [{ id, record }] },
    "DELETE /k/v1/records.json": { app, ids: [second] },
    "PUT /k/v1/record/status.json": { app, id: third, action: "Stay", assignee: "aiko" },
    "PUT /k/v1/records/status.json": { app, records: [{ id: third, action: "Stay", assignee: "aiko" }] },
    "PUT /k/v1/record/assignees.json": { app, id: fourth, assignees: ["ben"] },
    "POST /k/v1/bulkRequest.json": {
      requests: [
        { method: "POST", api: "/k/v1/record.json", payload: { app, record } },
        { method: "PUT", api: "/k/v1/record.json", payload: { app, id, record } },
        { method: "POST", api: "/k/v1/records.json", payload: { app, records: [record] } },
        { method: "PUT", api: "/k/v1/records.json", payload: { app, records: [{ id, record }] } },
        { method: "DELETE", api: "/k/v1/records.json", payload: { app, ids: [await more()] } },
        { method: "PUT", api: "/k/v1/record/assignees.json", payload: { app, id: fourth, assignees: [] } },
      ],
    },
    "POST /k/v1/records/cursor.json": { app, size: 2 },
    "GET /k/v1/records/cursor.json": { id: await cursor() },
    "DELETE /k/v1/records/cursor.json": { id: await cursor() },
    "GET /k/v1/record/comments.json": { app, record: id },
    "POST /k/v1/record/comment.json": { app, record: id, comment: { text: "x" } },
    "DELETE /k/v1/record/comment.json": { app, record: id, comment: mine.id },
    "GET /k/v1/records/acl/evaluate.json": { app, ids: [id] },
    "GET /k/v1/apps.json": { ids: [app, draft] },
    "GET /k/v1/app.json": { id: app },
    "POST /k/v1/preview/app.json": { name: "New" },
    "POST /k/v1/preview/app/deploy.json": { apps: [{ app }] },
    "GET /k/v1/preview/app/deploy.json": { apps: [app] },
    ...Object.fromEntries(
      ["app/form/fields", "app/form/layout", "app/views", "app/settings", "app/status", "app/customize"]
        .concat("app/acl", "record/acl", "field/acl")
        .flatMap((path) => reading(`${path}.json`)),
    ),
    ...Object.fromEntries(
      [
        await writing("app/acl.json"),
        await writing("record/acl.json"),
        await writing("field/acl.json"),
      ].flat(),
    ),
    "POST /k/v1/preview/app/form/fields.json": { app: draft, properties: inner("more", "NUMBER") },
    "PUT /k/v1/preview/app/form/fields.json": { app: draft, properties: { text } },
    "DELETE /k/v1/preview/app/form/fields.json": { app: draft, fields: ["gone"] },
    "PUT /k/v1/preview/app/form/layout.json": {
      app: draft,
      layout: [
        {
          type: "ROW",
          fields: [
            { type: "SINGLE_LINE_TEXT", code: "text" },
            { type: "NUMBER", code: "more" },
          ],
        },
      ],
    },
    "PUT /k/v1/preview/app/views.json": { app: draft, views: { All: view } },
    "PUT /k/v1/preview/app/settings.json": { app: draft, name: "Other" },
    "PUT /k/v1/preview/app/status.json": { app: draft, enable: true },
    "PUT /k/v1/preview/app/customize.json": { app: draft, scope: "NONE" },
  };
  return requests;
}
