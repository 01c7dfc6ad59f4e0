import { csvKinds } from "../../../src/api/user-api/csv.ts";
import type { Company } from "../../company.ts";

type Body = Record<string, unknown>;

interface Things {
  readonly app: string;
  readonly settingsApp: string;
  readonly id: string;
  readonly fileKey: string;
  /** the code of a user, a department, a job title and a group */
  readonly some: string;
}

/** A request that works, for each route: the property test spoils it. */
export function validRequests({ ben }: Company, { app, settingsApp, id, fileKey, some }: Things) {
  const record = {
    name: { value: "Tea" },
    qty: { value: "1" },
    day: { value: "2026-01-31" },
    notes: { value: "x" },
  };
  const types = { name: "SINGLE_LINE_TEXT", number: "SINGLE_LINE_TEXT", qty: "NUMBER", day: "DATE" };
  const all = { ...types, notes: "MULTI_LINE_TEXT", papers: "FILE" };
  const fields = Object.entries(all).map(([code, type]) => ({ type, code, size: { width: "200" } }));
  const layout = [{ type: "ROW", fields }];
  const view = {
    type: "LIST",
    name: "All",
    index: "0",
    fields: ["name"],
    filterCond: 'name = "x"',
    sort: "qty asc",
  };
  const added = {
    more: { type: "DROP_DOWN", code: "more", label: "M", options: { a: { label: "a", index: "0" } } },
    rows: {
      type: "SUBTABLE",
      code: "rows",
      label: "R",
      fields: { count: { type: "NUMBER", code: "count", label: "C", maxValue: "5" } },
    },
    part: { type: "GROUP", code: "part", label: "P", openGroup: "true" },
  };
  const rights = [{ entity: { type: "CREATOR" }, appEditable: true, recordViewable: true }];
  const aboutBen = { entity: { type: "USER", code: "ben" }, includeSubs: false };
  const recordRights = [
    {
      filterCond: 'name = "x"',
      entities: [{ ...aboutBen, viewable: true, editable: true, deletable: false }],
    },
  ];
  const fieldRights = [{ code: "name", entities: [{ ...aboutBen, accessibility: "READ" }] }];
  const user = { name: "N", email: "n@example.com", locale: "ja", timeZone: "Asia/Tokyo" };
  const person = {
    surName: "S",
    localNameLocale: "ja",
    email: "n@example.com",
    timezone: "Asia/Tokyo",
    birthDate: "1990-01-31",
    sortOrder: 3,
    customItemValues: [{ code: "c", value: "v" }],
  };
  const renamed = { codes: [{ currentCode: some, newCode: `${some}?` }] };
  const requests: Record<string, Body> = {
    "GET /k/v1/record.json": { app, id },
    "POST /k/v1/record.json": { app, record },
    "PUT /k/v1/record.json": { app, id, revision: -1, record },
    "GET /k/v1/records.json": {
      app,
      query: 'name = "x" order by $id limit 1',
      fields: ["name"],
      totalCount: true,
    },
    "POST /k/v1/records.json": { app, records: [record, record] },
    "PUT /k/v1/records.json": {
      app,
      upsert: true,
      records: [
        { id, record },
        { updateKey: { field: "number", value: "2" }, record },
      ],
    },
    "DELETE /k/v1/records.json": { app, ids: [id], revisions: ["-1"] },
    "PUT /k/v1/record/status.json": { app, id, action: "Stay", revision: -1 },
    "PUT /k/v1/records/status.json": {
      app,
      records: [{ id, action: "Stay", revision: "-1" }],
    },
    "PUT /k/v1/record/assignees.json": { app, id, assignees: ["ben"], revision: -1 },
    "POST /k/v1/bulkRequest.json": {
      requests: [{ method: "POST", api: "/k/v1/record.json", payload: { app, record } }],
    },
    "POST /k/v1/records/cursor.json": { app, fields: ["name"], query: "qty > 1", size: 10 },
    "GET /k/v1/records/cursor.json": { id: "0b0b0b0b-0000-0000-0000-000000000000" },
    "DELETE /k/v1/records/cursor.json": { id: "0b0b0b0b-0000-0000-0000-000000000000" },
    "GET /k/v1/record/comments.json": { app, record: id, order: "asc", offset: 0, limit: 10 },
    "POST /k/v1/record/comment.json": {
      app,
      record: id,
      comment: {
        text: "x",
        mentions: [
          { type: "USER", code: "ben" },
          { type: "GROUP", code: some },
        ],
      },
    },
    "DELETE /k/v1/record/comment.json": { app, record: id, comment: 1 },
    "GET /k/v1/file.json": { fileKey },
    "GET /k/v1/apps.json": { ids: [app], codes: ["x"], name: "Or", spaceIds: ["1"], limit: 10, offset: 0 },
    "GET /k/v1/app.json": { id: app },
    "POST /k/v1/preview/app.json": { name: "New", space: null },
    "POST /k/v1/preview/app/deploy.json": { apps: [{ app: settingsApp, revision: -1 }], revert: true },
    "GET /k/v1/preview/app/deploy.json": { apps: [app] },
    "POST /k/v1/preview/app/form/fields.json": { app: settingsApp, properties: added, revision: -1 },
    "PUT /k/v1/preview/app/form/fields.json": {
      app: settingsApp,
      properties: { qty: { type: "NUMBER", code: "qty", label: "Q", minValue: "1" } },
    },
    "DELETE /k/v1/preview/app/form/fields.json": { app: settingsApp, fields: ["notes"], revision: -1 },
    "PUT /k/v1/preview/app/form/layout.json": { app: settingsApp, layout, revision: -1 },
    "PUT /k/v1/preview/app/views.json": { app: settingsApp, views: { All: view }, revision: -1 },
    "PUT /k/v1/preview/app/settings.json": {
      app: settingsApp,
      name: "Orders",
      description: "<b>x</b>",
      theme: "WHITE",
      icon: { type: "PRESET", key: "APP72" },
    },
    "PUT /k/v1/preview/app/categories.json": {
      app: settingsApp,
      enabled: true,
      categories: { News: { name: "News", index: 0, children: { Local: { index: "0" } } } },
      revision: -1,
    },
    "PUT /k/v1/preview/app/status.json": {
      app: settingsApp,
      enable: true,
      states: {
        New: { name: "New", index: "0", assignee: { type: "ONE", entities: [] } },
        Done: {
          name: "Done",
          index: 1,
          assignee: {
            type: "ANY",
            entities: [{ entity: { type: "USER", code: "ben" }, includeSubs: false }],
          },
        },
      },
      actions: [
        {
          name: "Finish",
          from: "New",
          to: "Done",
          filterCond: "qty > 1",
          type: "SECONDARY",
          executableUser: { entities: [{ entity: { type: "GROUP", code: "everyone" }, includeSubs: false }] },
        },
      ],
      revision: -1,
    },
    "PUT /k/v1/app/acl.json": { app: settingsApp, rights, revision: -1 },
    "PUT /k/v1/preview/app/acl.json": { app: settingsApp, rights, revision: -1 },
    ...Object.fromEntries(
      ["/k/v1", "/k/v1/preview"].flatMap((path) => [
        [`GET ${path}/record/acl.json`, { app: settingsApp, lang: "en" }],
        [`GET ${path}/field/acl.json`, { app: settingsApp, lang: "en" }],
        [`PUT ${path}/record/acl.json`, { app: settingsApp, rights: recordRights, revision: -1 }],
        [`PUT ${path}/field/acl.json`, { app: settingsApp, rights: fieldRights, revision: -1 }],
      ]),
    ),
    "GET /k/v1/records/acl/evaluate.json": { app, ids: [id] },
    "GET /v1/users.json": { codes: ["ben"], offset: 0, size: 10 },
    "POST /v1/users.json": { users: [{ code: `${some}!`, name: "N", password: "x", ...person }] },
    "PUT /v1/users.json": { users: [{ code: some, valid: true, password: "y", ...person }] },
    "DELETE /v1/users.json": { codes: [some] },
    "PUT /v1/users/codes.json": renamed,
    "GET /v1/users/services.json": { codes: [some], offset: 0, size: 10 },
    "PUT /v1/users/services.json": { users: [{ code: some, services: ["kintone"] }] },
    "GET /v1/user/organizations.json": { code: some },
    "PUT /v1/userOrganizations.json": {
      userOrganizations: [{ code: some, organizations: [{ orgCode: some, titleCode: some }] }],
    },
    "GET /v1/user/groups.json": { code: some },
    "PUT /v1/user/groups.json": { code: some, groups: ["everyone", some] },
    "GET /v1/organizations.json": { codes: [some], offset: 0, size: 10 },
    "POST /v1/organizations.json": {
      organizations: [
        { code: `${some}!`, name: "N", parentCode: some, localNameLocale: "ja", description: "d" },
      ],
    },
    "PUT /v1/organizations.json": { organizations: [{ code: some, name: "N", parentCode: "" }] },
    "DELETE /v1/organizations.json": { codes: [some] },
    "PUT /v1/organizations/codes.json": renamed,
    "GET /v1/organization/users.json": { code: some, offset: 0, size: 10 },
    "GET /v1/groups.json": { ids: [1, 2], offset: 0, size: 10 },
    "POST /v1/groups.json": { groups: [{ code: `${some}!`, name: "N", type: "dynamic", description: "d" }] },
    "PUT /v1/groups.json": { groups: [{ code: some, name: "N", description: "d" }] },
    "DELETE /v1/groups.json": { codes: [some] },
    "PUT /v1/groups/codes.json": renamed,
    "GET /v1/group/users.json": { code: some, offset: 0, size: 10 },
    "PUT /v1/group/users.json": { code: some, users: [some] },
    "GET /v1/csv/result.json": { id: 1 },
    ...Object.fromEntries(
      csvKinds.flatMap((kind) => [
        [`POST /v1/csv/${kind}.json`, { fileKey }],
        [`GET /v1/csv/${kind}.csv`, { charset: "Shift_JIS" }],
      ]),
    ),
    "PUT /tonari/v1/custom-items": { items: [{ code: "c", name: "Team" }] },
    "PUT /tonari/v1/groups/rule": {
      code: `${some} by rule`,
      match: "any",
      conditions: [
        { type: "ORGANIZATION", code: some, includeSubs: true, titleCode: some, not: true },
        { type: "PROFILE", item: "phone", operator: "is", values: ["1"] },
      ],
    },
    "POST /tonari/v1/titles": { titles: [{ code: `${some}!`, name: "N", description: "d" }] },
    "PUT /tonari/v1/titles": { titles: [{ code: some, name: "N" }] },
    "DELETE /tonari/v1/titles": { codes: [some] },
    "POST /tonari/v1/session": { login: "ben", password: ben.password },
    "GET /tonari/v1/apps": { mine: "draft" },
    "GET /tonari/v1/apps/:app/recalculation": {},
    "POST /tonari/v1/apps/:app/recalculation": {},
    "DELETE /tonari/v1/apps/:app/recalculation": {},
    "GET /tonari/v1/apps/:app/records": { query: "", totalCount: true },
    "POST /tonari/v1/apps/:app/records": { record: { title: { value: "New" } }, categories: ["News"] },
    "PUT /tonari/v1/apps/:app/records/:record": {
      record: { title: { value: "Changed" } },
      categories: ["News"],
      revision: -1,
    },
    "PUT /tonari/v1/apps/:app/records/:record/categories": { categories: ["News"], revision: -1 },
    "POST /tonari/v1/apps/:app/tokens": { permissions: ["view"], memo: "m", deploy: true },
    "PUT /tonari/v1/apps/:app/tokens/:token": { permissions: ["view"], memo: "m", deploy: true },
    "DELETE /tonari/v1/apps/:app/tokens/:token": { deploy: true },
    "GET /tonari/v1/audit": {
      user: "ben",
      kind: "app",
      from: "2026-01-01",
      to: "2027-01-01",
      offset: 0,
      limit: 10,
    },
    "GET /tonari/v1/audit.csv": { user: "ben", kind: "app", from: "2026-01-01", to: "2027-01-01" },
    "PUT /tonari/v1/audit/settings": { days: 365 },
    "GET /tonari/v1/credentials": {
      kind: "session",
      user: "ben",
      app: 1,
      unusedSince: "2026-01-01",
      offset: 0,
      limit: 10,
    },
    "GET /tonari/v1/users": { offset: 0, limit: 10, search: "b", groups: ["everyone"] },
    "POST /tonari/v1/users": { code: "new", password: "new 12345", administrator: false, ...user },
    "PUT /tonari/v1/users/:user": { valid: true, ...user },
    // Nothing about the lockout: it stays off.
    "PUT /tonari/v1/security": {
      password: { minLength: 8, lettersAndDigits: true, validDays: 90, remembered: 2 },
    },
    "PUT /tonari/v1/users/:user/password": { password: "new 12345" },
    "POST /tonari/v1/user-tokens": { scope: "read", note: "n", expiresAt: "2999-01-01T00:00:00Z" },
    "PUT /tonari/v1/user-tokens/:token": { note: "n" },
    "POST /tonari/v1/user-tokens/:token/replace": { expiresAt: "" },
    "POST /tonari/v1/oauth/clients": { name: "C", redirectEndpoint: "https://client.example/back", logo: "" },
    "PUT /tonari/v1/oauth/clients/:client": { name: "C", redirectEndpoint: "https://client.example/back" },
    "PUT /tonari/v1/oauth/clients/:client/users": { users: ["ben"] },
    "PUT /k/v1/preview/app/customize.json": {
      app: settingsApp,
      scope: "ALL",
      desktop: { js: [{ type: "URL", url: "https://cdn.example/a.js" }], css: [] },
      mobile: { js: [], css: [] },
      revision: -1,
    },
    "POST /tonari/v1/session/passkey": { answer: { id: "x", type: "public-key", response: {} } },
    "POST /tonari/v1/me/passkeys/options": { current: "x" },
    "POST /tonari/v1/me/passkeys": { name: "N", answer: { id: "x", type: "public-key", response: {} } },
    "PUT /tonari/v1/me/passkeys/:passkey": { name: "N" },
    "PUT /tonari/v1/me": user,
    "PUT /tonari/v1/me/password": { current: "x", password: "new 12345" },
  };
  return (route: string): Body =>
    requests[route] ?? { app: route.startsWith("GET /k/v1/app") ? app : settingsApp, lang: "en" };
}
