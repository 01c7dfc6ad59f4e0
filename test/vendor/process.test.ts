import { KintoneRestAPIClient } from "@kintone/rest-api-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningServer, startServer } from "../../src/index.ts";

// Process management as the vendor's own client calls it.

// biome-ignore lint/suspicious/noExplicitAny: the client's types want every property of the vendor's settings
type Loose = any;

let server: RunningServer;
let client: KintoneRestAPIClient;
let app: string;
let me: string;

const states = {
  Draft: { name: "Draft", index: 0, assignee: { type: "ONE", entities: [] } },
  Review: { name: "Review", index: 1, assignee: { type: "ANY", entities: [] } },
  Done: { name: "Done", index: 2, assignee: { type: "ONE", entities: [] } },
};
const actions = [
  { name: "Submit", from: "Draft", to: "Review", filterCond: "" },
  { name: "Approve", from: "Review", to: "Done", filterCond: 'note = "good"' },
];

beforeAll(async () => {
  server = await startServer();
  const { user: username, password } = server.administrator;
  me = username;
  client = new KintoneRestAPIClient({ baseUrl: server.url, auth: { username, password } });
  ({ app } = await client.app.addApp({ name: "Requests" }));
  const properties: Loose = { note: { type: "SINGLE_LINE_TEXT", code: "note", label: "Note" } };
  await client.app.addFormFields({ app, properties });
  const { assignee } = states.Review;
  const entities = [{ entity: { type: "USER", code: me }, includeSubs: false }];
  const withMe = { ...states, Review: { ...states.Review, assignee: { ...assignee, entities } } };
  await client.app.updateProcessManagement({ app, enable: true, states: withMe as Loose, actions });
  await client.app.deployApp({ apps: [{ app }] });
});
afterAll(() => server.stop());

const add = async (note = "") =>
  (await client.record.addRecord({ app, record: { note: { value: note } } })).id;
const seen = async (id: string) => {
  const { record } = await client.record.getRecord({ app, id });
  const { Status, Assignee, $revision } = record as Loose;
  return [Status.value, Assignee.value.map(({ code }: Loose) => code), $revision.value];
};

describe("settings", () => {
  test("getProcessManagement answers what was set, live and in preview", async () => {
    const live = await client.app.getProcessManagement({ app });
    expect(live.enable).toBe(true);
    expect(Object.keys(live.states ?? {})).toEqual(["Draft", "Review", "Done"]);
    expect(live.states?.Draft).toEqual({
      name: "Draft",
      index: "0",
      assignee: { type: "ONE", entities: [] },
    });
    expect(live.actions).toMatchObject(actions);
    expect(await client.app.getProcessManagement({ app, preview: true })).toEqual(live);
    expect(await client.app.getProcessManagement({ app, lang: "ja" })).toEqual(live);
  });

  test("getProcessManagement of an app without a process answers nulls", async () => {
    const { app: other } = await client.app.addApp({ name: "Plain" });
    expect(await client.app.getProcessManagement({ app: other, preview: true })).toMatchObject({
      enable: false,
      states: null,
      actions: null,
    });
  });

  test("what was answered can be sent to another app", async () => {
    const { app: other } = await client.app.addApp({ name: "Copy" });
    const properties: Loose = { note: { type: "SINGLE_LINE_TEXT", code: "note", label: "Note" } };
    await client.app.addFormFields({ app: other, properties });
    const { enable, states, actions, revision: _ } = await client.app.getProcessManagement({ app });
    await client.app.updateProcessManagement({ app: other, enable, states, actions } as Loose);
    const copied = await client.app.getProcessManagement({ app: other, preview: true });
    expect(copied).toMatchObject({ enable, states, actions });
  });

  test("updateProcessManagement with an old revision is 409", async () => {
    await expect(
      client.app.updateProcessManagement({ app, enable: true, revision: 1 }),
    ).rejects.toMatchObject({ status: 409, code: "GAIA_CO03" });
  });

  test("updateProcessManagement names every bad parameter", async () => {
    const bad: Loose = { app, actions: [{ name: "Go", from: "Nowhere", to: "Elsewhere" }] };
    await expect(client.app.updateProcessManagement(bad)).rejects.toMatchObject({
      status: 400,
      code: "CB_VA01",
      errors: { "actions[0].from": {}, "actions[0].to": {} },
    });
  });

  test("getFormFields says that the fields of the process are there", async () => {
    const { properties } = await client.app.getFormFields({ app });
    expect(properties.Status).toEqual({ type: "STATUS", code: "Status", label: "Status", enabled: true });
    expect(properties.Categories).toMatchObject({ type: "CATEGORY", enabled: false });
  });

  test("getViews has the list of those who wait", async () => {
    const { views } = await client.app.getViews({ app });
    expect(views["(Assigned to me)"]).toMatchObject({ builtinType: "ASSIGNEE", type: "LIST" });
  });
});

describe("records", () => {
  test("updateRecordStatus moves a record; the revision grows by two", async () => {
    const id = await add("good");
    expect(await client.record.updateRecordStatus({ app, id, action: "Submit" })).toEqual({ revision: "3" });
    expect(await seen(id)).toEqual(["Review", [me], "3"]);
    await client.record.updateRecordStatus({ app, id, action: "Approve", revision: 3 });
    expect(await seen(id)).toEqual(["Done", [], "5"]);
  });

  test("updateRecordStatus with an action that is not open is GAIA_IL03", async () => {
    const id = await add("bad");
    const approve = { app, id, action: "Approve" };
    await expect(client.record.updateRecordStatus(approve)).rejects.toMatchObject({ code: "GAIA_IL03" });
    await client.record.updateRecordStatus({ app, id, action: "Submit" });
    await expect(client.record.updateRecordStatus(approve)).rejects.toMatchObject({ code: "GAIA_IL03" });
  });

  test("updateRecordsStatus moves many or none", async () => {
    const [one, two] = [await add(), await add()];
    const submit = (id: string) => ({ id, action: "Submit" });
    const failing = { app, records: [submit(one), { id: two, action: "Approve" }] };
    await expect(client.record.updateRecordsStatus(failing)).rejects.toMatchObject({ code: "GAIA_IL03" });
    expect(await seen(one)).toEqual(["Draft", [], "1"]);
    expect(await client.record.updateRecordsStatus({ app, records: [submit(one), submit(two)] })).toEqual({
      records: [
        { id: one, revision: "3" },
        { id: two, revision: "3" },
      ],
    });
  });

  test("updateRecordAssignees sets and clears them", async () => {
    const id = await add();
    expect(await client.record.updateRecordAssignees({ app, id, assignees: [me] })).toEqual({
      revision: "2",
    });
    expect(await seen(id)).toEqual(["Draft", [me], "2"]);
    await client.record.updateRecordAssignees({ app, id, assignees: [], revision: 2 });
    expect(await seen(id)).toEqual(["Draft", [], "3"]);
    const nobody = { app, id, assignees: ["nobody"] };
    await expect(client.record.updateRecordAssignees(nobody)).rejects.toMatchObject({ code: "GAIA_IL26" });
  });

  test("getRecords finds by status and by assignee", async () => {
    const id = await add("found");
    await client.record.updateRecordStatus({ app, id, action: "Submit" });
    const query = 'note = "found" and Status = "Review" and Assignee in (LOGINUSER())';
    expect((await client.record.getRecords({ app, query })).records).toHaveLength(1);
  });

  test("bulkRequest takes all three", async () => {
    const id = await add("good");
    const { results } = await client.bulkRequest({
      requests: [
        { method: "PUT", api: "/k/v1/record/assignees.json", payload: { app, id, assignees: [me] } },
        { method: "PUT", api: "/k/v1/record/status.json", payload: { app, id, action: "Submit" } },
        {
          method: "PUT",
          api: "/k/v1/records/status.json",
          payload: { app, records: [{ id, action: "Approve" }] },
        },
      ],
    });
    expect(results).toEqual([{ revision: "2" }, { revision: "4" }, { records: [{ id, revision: "6" }] }]);
  });
});
