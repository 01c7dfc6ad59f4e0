import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company, type Engine } from "../company.ts";
import { deploy, draftApp, ok, refusal } from "./app-maker.ts";

// Two at once, and all or nothing.

const field = (type: string, code: string, more = {}) => ({ [code]: { type, code, label: code, ...more } });
const properties = {
  ...field("SINGLE_LINE_TEXT", "name"),
  ...field("SINGLE_LINE_TEXT", "sku", { unique: true }),
  ...field("NUMBER", "qty"),
  ...field("FILE", "papers"),
  ...field("SUBTABLE", "lines", {
    fields: { ...field("SINGLE_LINE_TEXT", "note"), ...field("FILE", "scan") },
  }),
};
const cells = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).map(([code, value]) => [code, { value }]));
const row = (note: string, id?: string) => ({ ...(id && { id }), value: cells({ note }) });
const recordPath = "/k/v1/record.json";

describe.each<Engine>(["sqlite", "postgres"])("on %s", (engine) => {
  let the: Company;
  let app: string;
  beforeAll(async () => {
    the = await company({ engine });
    app = await draftApp(the.aiko, properties);
    const state = (index: number) => ({ index, assignee: { type: "ONE", entities: [] } });
    await ok(
      the.aiko.put("/k/v1/preview/app/status.json", {
        app,
        enable: true,
        states: { Open: state(0), Done: state(1) },
        actions: [{ name: "Close", from: "Open", to: "Done" }],
      }),
    );
    await deploy(the.aiko, app);
  });

  const add = async (values = {}): Promise<string> =>
    (await ok(the.aiko.post(recordPath, { app, record: cells(values) }))).id;
  const record = async (id: string) => (await ok(the.aiko.get(recordPath, { app, id }))).record;
  const history = async (id: string) =>
    (await ok(the.aiko.get(`/tonari/v1/apps/${app}/records/${id}/history`))).versions;
  const count = async () =>
    (await ok(the.aiko.get("/k/v1/records.json", { app, totalCount: true, query: "limit 0" }))).totalCount;

  test("of many writers on one revision one wins, the others get 409 GAIA_CO02", async () => {
    const id = await add({ name: "start", lines: [row("start")] });
    const writers = Array.from({ length: 8 }, (_, n) => (n % 2 ? the.aiko : the.ben));
    const told = await Promise.all(
      writers.map((who, n) => {
        const values = cells({ name: `w${n}`, qty: n, lines: [row(`w${n}`), row(`w${n}`)] });
        return refusal(who.put(recordPath, { app, id, revision: 1, record: values }));
      }),
    );
    expect(told.toSorted()).toEqual(["200 done", ...Array.from({ length: 7 }, () => "409 GAIA_CO02")]);
    const winner = `w${told.indexOf("200 done")}`;
    const { name, qty, lines, $revision } = await record(id);
    const notes = lines.value.map(({ value }: { value: { note: { value: string } } }) => value.note.value);
    expect([name.value, `w${qty.value}`, ...notes, $revision.value]).toEqual([
      winner,
      winner,
      winner,
      winner,
      "2",
    ]);
    expect(await history(id)).toHaveLength(2);
  });

  test("without a revision everybody writes, one after the other, and nobody's version is lost", async () => {
    const id = await add();
    const revisions = await Promise.all(
      Array.from({ length: 8 }, async (_, n) => {
        const { revision } = await ok(the.aiko.put(recordPath, { app, id, record: cells({ qty: n }) }));
        return revision;
      }),
    );
    expect(revisions.map(Number).toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    expect((await history(id)).map(({ revision }: { revision: string }) => Number(revision))).toEqual([
      9, 8, 7, 6, 5, 4, 3, 2, 1,
    ]);
  });

  test("a list of records of which another writer takes one is refused as a whole", async () => {
    const [one, other] = [await add({ name: "one" }), await add({ name: "other" })];
    await ok(the.ben.put(recordPath, { app, id: other, record: cells({ name: "taken" }) }));
    const records = [one, other].map((id) => ({ id, revision: 1, record: cells({ name: "list" }) }));
    expect(await refusal(the.aiko.put("/k/v1/records.json", { app, records }))).toBe("409 GAIA_CO02");
    expect([(await record(one)).name.value, (await record(other)).name.value]).toEqual(["one", "taken"]);
  });

  test("deleting and updating at once: no record comes back from the dead", async () => {
    const id = await add({ name: "x", lines: [row("x")] });
    const [deleted, ...updated] = await Promise.all([
      refusal(the.aiko.delete("/k/v1/records.json", { app, ids: [id] })),
      ...Array.from({ length: 4 }, (_, n) =>
        refusal(the.ben.put(recordPath, { app, id, record: cells({ name: `${n}`, lines: [row(`${n}`)] }) })),
      ),
    ]);
    expect(deleted).toBe("200 done");
    expect(["200 done", "404 GAIA_RE01"]).toEqual(expect.arrayContaining([...new Set(updated)]));
    expect(await refusal(the.aiko.get(recordPath, { app, id }))).toBe("404 GAIA_RE01");
    const { records } = await ok(
      the.aiko.get("/k/v1/records.json", { app, query: 'name = "x" or note in ("x")' }),
    );
    expect(records).toEqual([]);
  });

  test("a bulkRequest whose 20th part fails leaves no trace", async () => {
    const old = await add({ name: "old", sku: "bulk-old", lines: [row("old")] });
    const doomed = await add({ name: "doomed" });
    await ok(the.aiko.post("/k/v1/record/comment.json", { app, record: doomed, comment: { text: "kept" } }));
    const before = { old: await record(old), doomed: await record(doomed), count: await count() };
    const [paper, scan] = [
      await the.aiko.upload("paper.txt", "paper"),
      await the.aiko.upload("scan.txt", "scan"),
    ];
    const lines = [{ value: cells({ note: "bulk", scan: [{ fileKey: scan }] }) }];
    const part = (method: string, api: string, payload: object) => ({
      method,
      api: `/k/v1/${api}.json`,
      payload: { app, ...payload },
    });
    const requests = [
      part("POST", "record", { record: cells({ sku: "bulk-1", papers: [{ fileKey: paper }], lines }) }),
      part("PUT", "record", { id: old, record: cells({ name: "bulk", lines: [row("bulk"), row("bulk")] }) }),
      part("PUT", "record/status", { id: old, action: "Close" }),
      part("PUT", "record/assignees", { id: old, assignees: ["ben"] }),
      part("DELETE", "records", { ids: [doomed] }),
      part("PUT", "records", {
        upsert: true,
        records: [{ updateKey: { field: "sku", value: "bulk-up" }, record: cells({ name: "up" }) }],
      }),
      ...Array.from({ length: 13 }, (_, n) =>
        part("POST", "record", { record: cells({ name: `bulk ${n}` }) }),
      ),
      part("POST", "record", { record: cells({ sku: "bulk-old" }) }),
    ];
    expect(requests).toHaveLength(20);
    const { status, body } = await the.aiko.post("/k/v1/bulkRequest.json", { requests });
    expect(status).toBe(400);
    expect(body).toEqual({
      results: [
        ...Array.from({ length: 19 }, () => ({})),
        {
          code: "CB_VA01",
          id: expect.any(String),
          message: expect.any(String),
          errors: { "record.sku.value": { messages: [expect.any(String)] } },
        },
      ],
    });

    expect(await record(old)).toEqual(before.old);
    expect(await record(doomed)).toEqual(before.doomed);
    expect(await count()).toBe(before.count);
    expect(await history(old)).toHaveLength(1);
    const { comments } = await ok(the.aiko.get("/k/v1/record/comments.json", { app, record: doomed }));
    expect(comments).toHaveLength(1);
    const query = 'note in ("bulk") or name like "bulk" or sku in ("bulk-1", "bulk-up")';
    expect((await ok(the.aiko.get("/k/v1/records.json", { app, query }))).records).toEqual([]);
    // The uploads are still unused.
    const id = await add({ papers: [{ fileKey: paper }], lines });
    expect((await record(id)).papers.value).toMatchObject([{ name: "paper.txt" }]);
  });

  test("records written while the form changes are whole in the old form or in the new one", async () => {
    const made = await draftApp(the.aiko, properties);
    await deploy(the.aiko, made);
    let writing = true;
    const written: string[] = [];
    const hands = Array.from({ length: 3 }, async (_, hand) => {
      for (let n = 0; writing; n++) {
        const values = cells({ name: `${hand} ${n}`, qty: n, lines: [row(`${hand} ${n}`)] });
        const { id } = await ok(the.aiko.post(recordPath, { app: made, record: values }));
        await ok(the.aiko.put(recordPath, { app: made, id, record: cells({ qty: n + 1 }) }));
        written.push(id);
      }
    });
    try {
      for (let n = 0; n < 4; n++) {
        const added = { ...field("NUMBER", `extra${n}`, { defaultValue: "7" }) };
        await ok(the.aiko.post("/k/v1/preview/app/form/fields.json", { app: made, properties: added }));
        await deploy(the.aiko, made);
        if (n > 0) {
          const fields = [`extra${n - 1}`];
          await ok(the.aiko.json("DELETE", "/k/v1/preview/app/form/fields.json", { app: made, fields }));
          await deploy(the.aiko, made);
        }
      }
    } finally {
      writing = false;
    }
    await Promise.all(hands);
    const { records, totalCount } = await ok(
      the.aiko.get("/k/v1/records.json", {
        app: made,
        totalCount: true,
        query: "order by $id asc limit 500",
      }),
    );
    expect(Number(totalCount)).toBe(written.length);
    for (const one of records.slice(0, 500)) {
      const [, n] = one.name.value.split(" ");
      expect(Object.keys(one)).toContain("extra3");
      expect(Object.keys(one).filter((code) => code.startsWith("extra"))).toEqual(["extra3"]);
      expect([one.qty.value, one.lines.value[0].value.note.value]).toEqual([
        String(Number(n) + 1),
        one.name.value,
      ]);
    }
  });
});
