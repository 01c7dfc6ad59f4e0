import { KintoneRestAPIClient, KintoneRestAPIError } from "@kintone/rest-api-client";
import { beforeAll, describe, expect, test } from "vitest";
import { requestsApp } from "../api/rules/ruled-app.ts";
import { type Company, company } from "../company.ts";
import type { Person } from "../person.ts";

// Permissions for records and fields through the vendor's own client.

let people: Company;
let aiko: KintoneRestAPIClient;
let ben: KintoneRestAPIClient;
let app: string;
let id: string;
const clientOf = ({ code, password }: Person) =>
  new KintoneRestAPIClient({ baseUrl: people.url, auth: { username: code, password } });
const everyone = { type: "GROUP", code: "everyone" } as const;
const user = (code: string) => ({ type: "USER", code }) as const;
/** The client writes to preview only. */
const deploy = () => aiko.app.deployApp({ apps: [{ app }] });
const refused = async (asked: Promise<unknown>) => {
  const error = await asked.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(KintoneRestAPIError);
  const { status, code } = error as KintoneRestAPIError;
  return `${status} ${code}`;
};

beforeAll(async () => {
  people = await company();
  aiko = clientOf(people.aiko);
  ben = clientOf(people.ben);
  app = await requestsApp(people);
  ({ id } = await aiko.record.addRecord({ app, record: { title: { value: "t" }, salary: { value: "5" } } }));
});

describe("records", () => {
  const rights = [
    {
      filterCond: 'title = "t"',
      entities: [
        { entity: user("ben"), viewable: true, editable: false, deletable: false, includeSubs: false },
        { entity: everyone, viewable: true, editable: true, deletable: true, includeSubs: false },
      ],
    },
  ];

  test("updateRecordAcl and getRecordAcl", async () => {
    const { revision } = await aiko.app.updateRecordAcl({ app, rights });
    expect(await aiko.app.getRecordAcl({ app, preview: true })).toEqual({ rights, revision });
    expect((await aiko.app.getRecordAcl({ app })).rights).toEqual([]);
    await deploy();
    expect((await aiko.app.getRecordAcl({ app })).rights).toEqual(rights);
    expect(await refused(aiko.app.updateRecordAcl({ app, rights, revision: 1 }))).toBe("409 GAIA_CO03");
  });
  test("in preview, with a language", async () => {
    const { revision } = await aiko.app.getRecordAcl({ app, lang: "ja", preview: true });
    expect((await aiko.app.getRecordAcl({ app })).revision).toBe(revision);
  });
  test("what they forbid", async () => {
    expect(await refused(ben.record.updateRecord({ app, id, record: { qty: { value: 1 } } }))).toBe(
      "403 CB_NO02",
    );
    expect(await refused(ben.record.deleteRecords({ app, ids: [id] }))).toBe("403 CB_NO02");
    expect(await refused(ben.app.getRecordAcl({ app }))).toBe("403 CB_NO02");
    expect((await ben.record.getRecord({ app, id })).record.title?.value).toBe("t");
  });
  test("evaluateRecordsAcl", async () => {
    const evaluated = await ben.app.evaluateRecordsAcl({ app, ids: [id] });
    expect(evaluated.rights[0]).toMatchObject({
      id,
      record: { viewable: true, editable: false, deletable: false },
      fields: { title: { viewable: true, editable: false } },
    });
    expect(await refused(ben.app.evaluateRecordsAcl({ app, ids: [id, "999999"] }))).toBe("404 GAIA_RE01");
  });
  test("hidden records are in no answer of getAllRecords, with or without a cursor", async () => {
    await aiko.app.updateRecordAcl({
      app,
      rights: [
        {
          filterCond: 'title = "t"',
          entities: [
            { entity: user("aiko"), viewable: true, editable: true, deletable: true, includeSubs: false },
          ],
        },
      ],
    });
    await deploy();
    expect(await ben.record.getAllRecords({ app })).toEqual([]);
    expect(await ben.record.getAllRecordsWithCursor({ app })).toEqual([]);
    expect(await aiko.record.getAllRecordsWithCursor({ app })).toHaveLength(1);
    await aiko.app.updateRecordAcl({ app, rights: [] });
    await deploy();
  });
});

describe("fields", () => {
  const rights = [
    {
      code: "salary",
      entities: [
        { accessibility: "READ", entity: user("ben"), includeSubs: false },
        { accessibility: "NONE", entity: everyone, includeSubs: false },
      ],
    },
  ] as const;

  test("updateFieldAcl and getFieldAcl", async () => {
    const { revision } = await aiko.app.updateFieldAcl({ app, rights: rights as never });
    expect(await aiko.app.getFieldAcl({ app, preview: true })).toEqual({ rights, revision });
    expect((await aiko.app.getFieldAcl({ app })).rights).toEqual([]);
    await deploy();
    expect((await aiko.app.getFieldAcl({ app })).rights).toEqual(rights);
  });
  test("what they hide and lock", async () => {
    expect((await ben.record.getRecord({ app, id })).record.salary?.value).toBe("5");
    expect((await aiko.record.getRecord({ app, id })).record).not.toHaveProperty("salary");
    const change = (client: KintoneRestAPIClient) =>
      refused(client.record.updateRecord({ app, id, record: { salary: { value: "6" } } }));
    expect([await change(ben), await change(aiko)]).toEqual(["403 GAIA_FU01", "403 GAIA_FU01"]);
    const evaluated = await aiko.app.evaluateRecordsAcl({ app, ids: [id] });
    expect(evaluated.rights[0]?.fields.salary).toEqual({ viewable: false, editable: false });
  });
  test("a token is not asked about them", async () => {
    const apiToken = await people.token(["view", "edit"], app);
    const byToken = new KintoneRestAPIClient({ baseUrl: people.url, auth: { apiToken } });
    await byToken.record.updateRecord({ app, id, record: { salary: { value: "7" } } });
    expect((await byToken.record.getRecord({ app, id })).record.salary?.value).toBe("7");
  });
});
