import { KintoneRestAPIClient } from "@kintone/rest-api-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningServer, startServer } from "../../src/index.ts";

// Comments as the vendor's own client writes and reads them.

let server: RunningServer;
let client: KintoneRestAPIClient;
let app: string;
let record: string;

beforeAll(async () => {
  server = await startServer();
  const { user: username, password } = server.administrator;
  client = new KintoneRestAPIClient({ baseUrl: server.url, auth: { username, password } });
  ({ app } = await client.app.addApp({ name: "Goods" }));
  await client.app.deployApp({ apps: [{ app }] });
  ({ id: record } = await client.record.addRecord({ app }));
});
afterAll(() => server.stop());

const administrator = () => server.administrator.user;

test("addRecordComment answers the comment's number as a text", async () => {
  expect(await client.record.addRecordComment({ app, record, comment: { text: "one" } })).toEqual({
    id: "1",
  });
});

test("mentions are taken and read back", async () => {
  const mentions = [{ code: administrator(), type: "USER" as const }];
  await client.record.addRecordComment({ app, record, comment: { text: "two", mentions } });
  const { comments } = await client.record.getRecordComments({ app, record, limit: 1 });
  expect(comments).toMatchObject([{ id: "2", mentions, creator: { code: administrator() } }]);
});

test("getRecordComments pages in both orders", async () => {
  await client.record.addRecordComment({ app, record, comment: { text: "three" } });
  const page = await client.record.getRecordComments({ app, record, order: "asc", offset: 1, limit: 1 });
  expect(page).toMatchObject({ comments: [{ id: "2" }], older: true, newer: true });
});

test("getAllRecordComments-like paging meets every comment once", async () => {
  const ids: string[] = [];
  for (let offset = 0; ; offset += 2) {
    const { comments } = await client.record.getRecordComments({
      app,
      record,
      order: "asc",
      offset,
      limit: 2,
    });
    ids.push(...comments.map(({ id }) => id));
    if (comments.length < 2) break;
  }
  expect(ids).toEqual(["1", "2", "3"]);
});

test("deleteRecordComment deletes, and says GAIA_RE02 the second time", async () => {
  expect(await client.record.deleteRecordComment({ app, record, comment: "3" })).toEqual({});
  await expect(client.record.deleteRecordComment({ app, record, comment: "3" })).rejects.toMatchObject({
    status: 400,
    code: "GAIA_RE02",
  });
});

test("a comment that mentions nobody known is refused with GAIA_IL26", async () => {
  const comment = { text: "x", mentions: [{ code: "nobody", type: "USER" as const }] };
  await expect(client.record.addRecordComment({ app, record, comment })).rejects.toMatchObject({
    status: 400,
    code: "GAIA_IL26",
  });
});
