import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company } from "../company.ts";
import type { Person } from "../person.ts";
import { badParameters, deploy, draftApp, fieldsPath, ok, refusal } from "./app-maker.ts";

const options = (...labels: string[]) =>
  Object.fromEntries(labels.map((label, index) => [label, { label, index }]));
const field = (type: string, code: string, more = {}) => ({ [code]: { type, code, label: code, ...more } });
const properties = {
  ...field("SINGLE_LINE_TEXT", "name"),
  ...field("SINGLE_LINE_TEXT", "sku", { unique: true }),
  ...field("NUMBER", "qty"),
  ...field("DROP_DOWN", "kind", { options: options("x", "y") }),
  ...field("USER_SELECT", "owner"),
  ...field("FILE", "papers"),
};
const values = (given: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(given).map(([code, value]) => [code, { value }]));
type Change = { code: string; before: unknown; after: unknown };

describe.each(["sqlite", "postgres"] as const)("the history of a record (%s)", (engine) => {
  let the: Company;
  let app: string;

  beforeAll(async () => {
    the = await company({ engine });
    app = await draftApp(the.aiko, properties);
    await deploy(the.aiko, app);
  });

  const add = async (given = {}): Promise<string> =>
    (await ok(the.aiko.post("/k/v1/record.json", { app, record: values(given) }))).id;
  const change = (who: Person, id: string, given: Record<string, unknown>) =>
    ok(who.put("/k/v1/record.json", { app, id, record: values(given) }));
  const path = (id: string, rest = "") => `/tonari/v1/apps/${app}/records/${id}/history${rest}`;
  const history = async (who: Person, id: string, page = {}) => ok(who.get(path(id), page));
  const record = async (id: string) => (await ok(the.aiko.get("/k/v1/record.json", { app, id }))).record;
  const brief = (changes: readonly Change[]) =>
    changes.map(({ code, before, after }) => [code, before, after]);

  test("every update is told with who, when and what, and the record tells how it began", async () => {
    const id = await add({ name: "Tea", qty: 1 });
    await change(the.ben, id, { qty: "2", name: "Tea" });
    await change(the.aiko, id, { name: "Coffee", kind: "x", owner: [{ code: "ben" }] });
    const { versions, total } = await history(the.chie, id);
    expect(total).toBe("3");
    expect(versions).toMatchObject([
      { revision: "3", user: { code: "aiko", name: "Aiko" }, kind: "update" },
      { revision: "2", user: { code: "ben", name: "Ben" }, kind: "update", revertedTo: null },
      { revision: "1", user: { code: "aiko", name: "Aiko" }, kind: "create", changes: [] },
    ]);
    expect(brief(versions[0].changes)).toEqual([
      ["name", "Tea", "Coffee"],
      ["kind", null, "x"],
      ["owner", [], [{ code: "ben", name: "Ben" }]],
    ]);
    expect(brief(versions[1].changes)).toEqual([["qty", "1", "2"]]);
    expect(Date.parse(versions[0].at)).toBeGreaterThan(Date.now() - 60_000);
  });

  test("bulk updates, upserts and bulk requests are told too, and a refused one is not", async () => {
    const [one, two] = [await add({ sku: "h1" }), await add({ sku: "h2" })];
    const records = [
      { updateKey: { field: "sku", value: "h1" }, record: values({ qty: 5 }) },
      { id: two, record: values({ qty: 6 }) },
    ];
    await ok(the.aiko.put("/k/v1/records.json", { app, upsert: true, records }));
    const part = {
      method: "PUT",
      api: "/k/v1/record.json",
      payload: { app, id: one, record: values({ qty: 7 }) },
    };
    const bad = { ...part, payload: { app, id: one, record: values({ qty: "x" }) } };
    await ok(the.aiko.post("/k/v1/bulkRequest.json", { requests: [part] }));
    expect(await refusal(the.aiko.post("/k/v1/bulkRequest.json", { requests: [part, bad] }))).toBe(
      "400 undefined",
    );
    const changes = async (id: string) =>
      (await history(the.aiko, id)).versions.map(({ changes }: { changes: Change[] }) => brief(changes));
    expect(await changes(one)).toEqual([[["qty", "5", "7"]], [["qty", "", "5"]], []]);
    expect(await changes(two)).toEqual([[["qty", "", "6"]], []]);
  });

  test("an update that changes nothing makes a version without changes", async () => {
    const id = await add({ name: "a" });
    await change(the.aiko, id, { name: "a" });
    const { versions } = await history(the.aiko, id);
    expect(
      versions.map(({ revision, changes }: { revision: string; changes: [] }) => [revision, changes]),
    ).toEqual([
      ["2", []],
      ["1", []],
    ]);
  });

  test("it is read page by page, down to the creation", async () => {
    const id = await add({ qty: 0 });
    for (let at = 1; at <= 4; at++) await change(the.aiko, id, { qty: at });
    const revisions = async (page: object) =>
      (await history(the.aiko, id, page)).versions.map(({ revision }: { revision: string }) => revision);
    expect(await revisions({ limit: 2 })).toEqual(["5", "4"]);
    expect(await revisions({ offset: 2, limit: 2 })).toEqual(["3", "2"]);
    expect(await revisions({ offset: 4, limit: 2 })).toEqual(["1"]);
    expect(await revisions({ offset: 3, limit: 1 })).toEqual(["2"]);
    expect(await revisions({ offset: 5, limit: 2 })).toEqual([]);
    expect(await badParameters(the.aiko.get(path(id), { offset: -1, limit: 101 }))).toEqual([
      "limit",
      "offset",
    ]);
  });

  test("an older version is the record as it was then", async () => {
    const id = await add({ name: "one", qty: 1 });
    await change(the.aiko, id, { name: "two" });
    await change(the.aiko, id, { name: "three", qty: 3 });
    await change(the.aiko, id, { qty: 4 });
    const at = async (version: number) => {
      const { record, differences } = await ok(the.ben.get(path(id, `/${version}`)));
      return [record.name.value, record.qty.value, brief(differences)];
    };
    expect(await at(1)).toEqual([
      "one",
      "1",
      [
        ["name", "three", "one"],
        ["qty", "4", "1"],
      ],
    ]);
    expect(await at(2)).toEqual([
      "two",
      "1",
      [
        ["name", "three", "two"],
        ["qty", "4", "1"],
      ],
    ]);
    expect(await at(3)).toEqual(["three", "3", [["qty", "4", "3"]]]);
    expect(await at(4)).toEqual(["three", "4", []]);
    expect(await badParameters(the.ben.get(path(id, "/9")))).toEqual(["version"]);
  });

  test("going back is a new version like any other change", async () => {
    const id = await add({ name: "one", qty: 1, kind: "x", owner: [{ code: "ben" }] });
    await change(the.aiko, id, { name: "two", qty: 2, kind: null, owner: [] });
    const reply = await ok(the.ben.post(path(id, "/1/revert"), { revision: "2" }));
    expect(reply).toEqual({ revision: "3", gone: {} });
    expect(await record(id)).toMatchObject({
      name: { value: "one" },
      qty: { value: "1" },
      kind: { value: "x" },
      owner: { value: [{ code: "ben", name: "Ben" }] },
      Updated_by: { value: { code: "ben" } },
    });
    const { versions } = await history(the.ben, id);
    expect(versions[0]).toMatchObject({
      revision: "3",
      kind: "revert",
      revertedTo: "1",
      user: { code: "ben" },
    });
    expect(brief(versions[0].changes)).toContainEqual(["name", "two", "one"]);
    await ok(the.ben.post(path(id, "/2/revert")));
    expect((await record(id)).name.value).toBe("two");
  });

  test("going back asks what every update asks", async () => {
    const id = await add({ sku: "mine" });
    await change(the.aiko, id, { sku: "" });
    await add({ sku: "mine" });
    expect(await refusal(the.aiko.post(path(id, "/1/revert"), { revision: 1 }))).toBe("409 GAIA_CO02");
    expect(await badParameters(the.aiko.post(path(id, "/1/revert")))).toEqual(["record.sku.value"]);
    expect(await badParameters(the.aiko.post(path(id, "/7/revert")))).toEqual(["version"]);
    expect((await history(the.aiko, id)).total).toBe("2");
  });

  test("a file that was taken out of the record is gone, and is told", async () => {
    const fileKey = await the.aiko.upload("plan.txt", "plan");
    const id = await add({ name: "a", papers: [{ fileKey }] });
    const kept = (await record(id)).papers.value;
    const other = await the.aiko.upload("other.txt", "other");
    await change(the.aiko, id, { name: "b", papers: [...kept, { fileKey: other }] });
    await change(the.aiko, id, { papers: [] });
    const { gone } = await ok(the.aiko.get(path(id, "/2")));
    expect(gone).toEqual({ papers: ["plan.txt", "other.txt"] });
    expect(await ok(the.aiko.post(path(id, "/1/revert")))).toEqual({
      revision: "4",
      gone: { papers: ["plan.txt"] },
    });
    const now = await record(id);
    expect([now.name.value, now.papers.value]).toEqual(["a", []]);
  });

  test("files that are still there stay where they are when the record goes back", async () => {
    const fileKey = await the.aiko.upload("plan.txt", "plan");
    const id = await add({ name: "a", papers: [{ fileKey }] });
    const other = await the.aiko.upload("other.txt", "other");
    await change(the.aiko, id, { papers: [...(await record(id)).papers.value, { fileKey: other }] });
    expect(await ok(the.aiko.post(path(id, "/1/revert")))).toEqual({ revision: "3", gone: {} });
    expect((await record(id)).papers.value).toMatchObject([{ name: "plan.txt" }]);
  });

  test("renamed people are called by their new names, and one can go back to them", async () => {
    const name = `eva-${engine}`;
    const eva = await the.hire(name, "Eva");
    const id = await add({ owner: [{ code: name }] });
    await change(eva, id, { owner: [] });
    await ok(the.admin.put(`/tonari/v1/users/${eva.id}`, { code: `${name}2`, name: "Evita" }));
    const { versions } = await history(the.aiko, id);
    expect(versions[0]).toMatchObject({ user: { code: `${name}2`, name: "Evita" } });
    expect(brief(versions[0].changes)).toEqual([["owner", [{ code: `${name}2`, name: "Evita" }], []]]);
    await ok(the.aiko.post(path(id, "/1/revert")));
    expect((await record(id)).owner.value).toEqual([{ code: `${name}2`, name: "Evita" }]);
  });

  test("who was deleted is still named, and is left out when the record goes back", async () => {
    const name = `finn-${engine}`;
    const finn = await the.hire(name, "Finn");
    const id = await add({ owner: [{ code: name }, { code: "ben" }] });
    await change(finn, id, { owner: [] });
    await ok(the.admin.delete("/v1/users.json", { codes: [name] }));
    expect((await history(the.aiko, id)).versions[0].user).toEqual({ code: name, name: "Finn" });
    expect((await ok(the.aiko.post(path(id, "/1/revert")))).gone).toEqual({ owner: ["Finn"] });
    expect((await record(id)).owner.value).toEqual([{ code: "ben", name: "Ben" }]);
  });

  test("it follows the form: new codes and options are used, deleted fields are gone", async () => {
    const form = {
      ...field("DROP_DOWN", "d", { options: options("a", "b") }),
      ...field("NUMBER", "n"),
      ...field("NUMBER", "m"),
    };
    const other = await draftApp(the.aiko, form);
    await deploy(the.aiko, other);
    const { id } = await ok(
      the.aiko.post("/k/v1/record.json", { app: other, record: values({ d: "a", n: 1 }) }),
    );
    await ok(the.aiko.put("/k/v1/record.json", { app: other, id, record: values({ d: "b", n: 2, m: 3 }) }));
    const renamed = { a: { label: "alpha", index: 0 }, b: { label: "b", index: 1 } };
    await ok(
      the.aiko.put(fieldsPath, { app: other, properties: { d: { type: "DROP_DOWN", options: renamed } } }),
    );
    await ok(the.aiko.put(fieldsPath, { app: other, properties: { n: { type: "NUMBER", code: "number" } } }));
    await ok(the.aiko.delete(fieldsPath, { app: other, fields: ["m"] }));
    await deploy(the.aiko, other);
    const ours = `/tonari/v1/apps/${other}/records/${id}/history`;
    const { versions } = await ok(the.aiko.get(ours));
    expect(brief(versions[0].changes)).toEqual([
      ["d", "alpha", "b"],
      ["number", "1", "2"],
    ]);
    await ok(the.aiko.post(`${ours}/1/revert`));
    const now = (await ok(the.aiko.get("/k/v1/record.json", { app: other, id }))).record;
    expect([now.d.value, now.number.value]).toEqual(["alpha", "1"]);
  });

  test("whoever may not see the records sees no history, and whoever may not edit does not go back", async () => {
    const { id } = await ok(
      the.aiko.post("/k/v1/record.json", { app: the.orders, record: values({ name: "a" }) }),
    );
    const ours = `/tonari/v1/apps/${the.orders}/records/${id}/history`;
    await ok(the.aiko.put("/k/v1/record.json", { app: the.orders, id, record: values({ name: "b" }) }));
    expect(await refusal(the.chie.get(ours))).toBe("403 CB_NO02");
    expect(await refusal(the.chie.get(`${ours}/1`))).toBe("403 CB_NO02");
    expect(await refusal(the.chie.post(`${ours}/1/revert`))).toBe("403 CB_NO02");
    expect(await refusal(the.ben.get(`${ours}/1`))).toBe("200 done");
    expect(await refusal(the.ben.post(`${ours}/1/revert`))).toBe("403 CB_NO02");
    expect(await refusal(the.ben.get(`/tonari/v1/apps/${the.orders}/records/99999/history`))).toBe(
      "404 GAIA_RE01",
    );
    expect((await ok(the.ben.get(ours))).total).toBe("2");
  });

  test("a record and an app take their history with them", async () => {
    const other = await the.found(the.aiko, "Short-lived");
    const left = (recordId: number) =>
      the.domain.store.view.history.count({ appId: Number(other), recordId });
    for (const name of ["a", "b"]) {
      const { id } = await ok(the.aiko.post("/k/v1/record.json", { app: other, record: values({ name }) }));
      await ok(the.aiko.put("/k/v1/record.json", { app: other, id, record: values({ name: "c" }) }));
    }
    expect([await left(1), await left(2)]).toEqual([1, 1]);
    await ok(the.aiko.delete("/k/v1/records.json", { app: other, ids: [1] }));
    expect([await left(1), await left(2)]).toEqual([0, 1]);
    await ok(the.aiko.delete(`/tonari/v1/apps/${other}`));
    expect(await left(2)).toBe(0);
  });
});
