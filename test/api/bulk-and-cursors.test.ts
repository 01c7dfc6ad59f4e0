import { describe, expect, test } from "vitest";
import { company, type Engine } from "../company.ts";

const record = (name: string, more: Record<string, unknown> = {}) => ({
  name: { value: name },
  ...Object.fromEntries(Object.entries(more).map(([code, value]) => [code, { value }])),
});

describe.each<Engine>(["sqlite", "postgres"])("on %s", (engine) => {
  describe("bulkRequest", () => {
    test("a later part sees what an earlier one wrote", async () => {
      const { aiko, orders: app } = await company({ engine });
      const reply = await aiko.post("/k/v1/bulkRequest.json", {
        requests: [
          {
            method: "POST",
            api: "/k/v1/record.json",
            payload: { app, record: record("bulk", { number: "BK-1" }) },
          },
          {
            method: "PUT",
            api: "/k/v1/record.json",
            payload: {
              app,
              updateKey: { field: "number", value: "BK-1" },
              record: { qty: { value: 7 } },
              revision: 1,
            },
          },
        ],
      });
      expect(reply).toMatchObject({ status: 200, body: { results: [{ revision: "1" }, { revision: "2" }] } });
      const { id } = reply.body.results[0];
      const { body } = await aiko.get("/k/v1/record.json", { app, id });
      expect(body.record.qty.value).toBe("7");
    });

    test("the error stands at the place of the part that failed, and nothing of the rest happened", async () => {
      const { aiko, orders: app } = await company({ engine });
      const requests = [
        { method: "POST", api: "/k/v1/record.json", payload: { app, record: record("rolled back") } },
        { method: "DELETE", api: "/k/v1/records.json", payload: { app, ids: [999_999] } },
        { method: "POST", api: "/k/v1/record.json", payload: { app, record: record("never run") } },
      ];
      const reply = await aiko.post("/k/v1/bulkRequest.json", { requests });
      expect(reply).toMatchObject({ status: 404, body: { results: [{}, { code: "GAIA_RE01" }, {}] } });
      const query = 'name in ("rolled back", "never run")';
      expect((await aiko.get("/k/v1/records.json", { app, query })).body.records).toEqual([]);
    });

    test("reads and unknown paths are no part of it", async () => {
      const { aiko, orders: app } = await company({ engine });
      const part = { method: "GET", api: "/k/v1/record.json", payload: { app, id: 1 } };
      const reply = await aiko.post("/k/v1/bulkRequest.json", { requests: [part] });
      expect(reply).toMatchObject({
        status: 400,
        body: { code: "CB_VA01", errors: { "requests[0].api": {} } },
      });
    });

    test("21 parts are too many, none is too few", async () => {
      const { aiko, orders: app } = await company({ engine });
      const part = { method: "POST", api: "/k/v1/record.json", payload: { app, record: record("x") } };
      for (const requests of [Array(21).fill(part), []]) {
        const reply = await aiko.post("/k/v1/bulkRequest.json", { requests });
        expect(reply).toMatchObject({ status: 400, body: { code: "CB_VA01", errors: { requests: {} } } });
      }
    });

    test("a token needs the permission of each part", async () => {
      const { withToken, token, orders: app } = await company({ engine });
      const add = { method: "POST", api: "/k/v1/record.json", payload: { app, record: record("by token") } };
      const remove = { method: "DELETE", api: "/k/v1/records.json", payload: { app, ids: [1] } };
      const adder = withToken(await token(["add"]));
      expect((await adder.post("/k/v1/bulkRequest.json", { requests: [add] })).status).toBe(200);
      const reply = await adder.post("/k/v1/bulkRequest.json", { requests: [add, remove] });
      expect(reply).toMatchObject({ status: 403, body: { results: [{}, { code: "GAIA_NO01" }] } });
    });

    test("somebody without the right is refused", async () => {
      const { ben, orders: app } = await company({ engine });
      const add = { method: "POST", api: "/k/v1/record.json", payload: { app, record: record("by Ben") } };
      const reply = await ben.post("/k/v1/bulkRequest.json", { requests: [add] });
      expect(reply).toMatchObject({ status: 403, body: { results: [{ code: "CB_NO02" }] } });
    });
  });

  describe("cursors", () => {
    async function five() {
      const people = await company({ engine });
      const records = [1, 2, 3, 4, 5].map((qty) => record("cursor", { qty }));
      const { body } = await people.aiko.post("/k/v1/records.json", { app: people.orders, records });
      const query = `name = "cursor" and $id >= ${body.ids[0]} order by qty asc`;
      return { ...people, ids: body.ids as string[], app: people.orders, query };
    }

    test("read a query's records in steps and are gone after the last", async () => {
      const { aiko, app, query } = await five();
      const made = await aiko.post("/k/v1/records/cursor.json", { app, query, size: 2, fields: ["qty"] });
      expect(made).toMatchObject({ status: 200, body: { totalCount: "5" } });
      const { id } = made.body;
      const read = async () => (await aiko.get("/k/v1/records/cursor.json", { id })).body;
      expect(await read()).toEqual({
        records: [{ qty: { type: "NUMBER", value: "1" } }, { qty: { type: "NUMBER", value: "2" } }],
        next: true,
      });
      expect((await read()).next).toBe(true);
      expect(await read()).toMatchObject({ records: [{ qty: { value: "5" } }], next: false });
      const gone = await aiko.get("/k/v1/records/cursor.json", { id });
      expect(gone).toMatchObject({ status: 404, body: { code: "GAIA_CN01" } });
    });

    test("the records are fixed when it is made, their values are read later", async () => {
      const { aiko, app, query, ids } = await five();
      const { id } = (await aiko.post("/k/v1/records/cursor.json", { app, query })).body;
      await aiko.put("/k/v1/record.json", { app, id: ids[0], record: { qty: { value: 100 } } });
      await aiko.delete("/k/v1/records.json", { app, ids: [ids[1]] });
      const { records } = (await aiko.get("/k/v1/records/cursor.json", { id })).body;
      expect(records.map((one: { qty: { value: string } }) => one.qty.value)).toEqual(["100", "3", "4", "5"]);
    });

    test("belong to who made them", async () => {
      const { aiko, ben, app, query } = await five();
      const { id } = (await aiko.post("/k/v1/records/cursor.json", { app, query })).body;
      expect((await ben.get("/k/v1/records/cursor.json", { id })).body.code).toBe("GAIA_CN01");
      expect((await ben.delete("/k/v1/records/cursor.json", { id })).body.code).toBe("GAIA_CN01");
      expect((await aiko.delete("/k/v1/records/cursor.json", { id })).status).toBe(200);
    });

    test("a token reads with View on the cursor's app only", async () => {
      const { withToken, token, app, query } = await five();
      const viewer = withToken(await token(["view"]));
      const { id } = (await viewer.post("/k/v1/records/cursor.json", { app, query })).body;
      const adder = withToken(await token(["add"]));
      expect((await adder.get("/k/v1/records/cursor.json", { id })).body.code).toBe("GAIA_NO01");
      expect((await viewer.get("/k/v1/records/cursor.json", { id })).body.records).toHaveLength(5);
    });

    test("limit and offset do not belong into their query", async () => {
      const { aiko, app } = await five();
      const reply = await aiko.post("/k/v1/records/cursor.json", { app, query: "limit 5" });
      expect(reply).toMatchObject({ status: 400, body: { code: "CB_VA01" } });
    });

    test("the eleventh of a domain is one too many", async () => {
      const { aiko, app, query } = await five();
      const replies = [];
      for (let i = 0; i < 11; i++) replies.push(await aiko.post("/k/v1/records/cursor.json", { app, query }));
      expect(replies.at(-1)).toMatchObject({ status: 429, body: { code: "GAIA_TM12" } });
      for (const { body } of replies)
        if (body.id) await aiko.delete("/k/v1/records/cursor.json", { id: body.id });
      expect((await aiko.post("/k/v1/records/cursor.json", { app, query })).status).toBe(200);
    });
  });
});
