import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company } from "../company.ts";
import { badParameters, deploy, ok, refusal } from "./app-maker.ts";
import { add, cells, done, engines, formApp, valuesOf } from "./form-app.ts";
import { can, field, setFieldRules, setRecordRules, user, view, where } from "./rules/ruled-app.ts";

/** Categories: a tree in the settings, names on records, which kintone's own API shows and does not write. */

const tree = {
  Asia: { name: "Asia", index: "1", children: { Japan: { index: 1 }, China: { index: 0 } } },
  Europe: { name: "Europe", index: "0" },
};

describe.each(engines)("categories on %s", (engine) => {
  let people: Company;
  let app: string;
  let id: string;
  const put = (body: object, by = people.aiko) =>
    by.put("/k/v1/preview/app/categories.json", { app, ...body });
  const live = () => ok(people.ben.get("/k/v1/app/categories.json", { app }));
  const choose = (categories: string[], by = people.ben, more = {}) =>
    by.put(`/tonari/v1/apps/${app}/records/${id}/categories`, { categories, ...more });
  const set = async (body: object) => {
    await ok(put(body));
    await deploy(people.aiko, app);
  };
  const code = "Categories";
  const held = async () => (await valuesOf(people.ben, app, id))[code];

  beforeAll(async () => {
    people = await company({ engine });
    app = await formApp(people.aiko, { title: { type: "SINGLE_LINE_TEXT" } });
    ({ id } = await done(add(people.aiko, app, { title: "before" })));
  });

  test("are off at first: records do not show them", async () => {
    expect(await live()).toMatchObject({ enabled: false, categories: {} });
    const { properties } = await ok(people.ben.get("/k/v1/app/form/fields.json", { app }));
    expect(properties[code]).toEqual({ type: "CATEGORY", code, label: "Categories", enabled: false });
    expect(await valuesOf(people.ben, app, id)).not.toHaveProperty(code);
    expect(await refusal(choose([]))).toBe("400 GAIA_FC01");
  });

  test("work once the app is updated, on the records that are there", async () => {
    await ok(put({ enabled: true, categories: tree }));
    expect(await live()).toMatchObject({ enabled: false, categories: {} });
    const draft = await ok(people.aiko.get("/k/v1/preview/app/categories.json", { app }));
    await deploy(people.aiko, app);
    const leaf = (name: string, index: string) => ({ [name]: { name, index, children: {} } });
    const categories = {
      ...leaf("Europe", "0"),
      Asia: { name: "Asia", index: "1", children: { ...leaf("China", "0"), ...leaf("Japan", "1") } },
    };
    expect(draft).toMatchObject({ enabled: true, categories });
    expect(await live()).toMatchObject({ enabled: true, categories });
    const { properties } = await ok(people.ben.get("/k/v1/app/form/fields.json", { app }));
    expect(properties[code]).toEqual({ type: "CATEGORY", code, label: "Categories", enabled: true });
    expect(await held()).toEqual([]);
    const fresh = await done(add(people.aiko, app, { title: "after" }));
    expect((await valuesOf(people.aiko, app, fresh.id))[code]).toEqual([]);
  });

  test("are chosen by people, in the order of the settings, as an update", async () => {
    const { revision } = await ok(choose(["Japan", "Europe", "Japan"]));
    expect(revision).toBe("2");
    expect(await held()).toEqual(["Europe", "Japan"]);
    const { record } = await done(people.ben.get("/k/v1/record.json", { app, id }));
    expect([record[code].type, record.Updated_by.value.code, record.$revision.value]).toEqual([
      "CATEGORY",
      "ben",
      "2",
    ]);
    expect(await refusal(choose([], people.ben, { revision: 1 }))).toBe("409 GAIA_CO02");
    expect(await badParameters(choose(["Europe", "Mars"]))).toEqual(["categories[1]"]);
    expect(await held()).toEqual(["Europe", "Japan"]);
  });

  test("cannot be written by kintone's API nor asked about, and stay when other values are written [M]", async () => {
    const record = cells({ [code]: ["Asia"] });
    expect(await refusal(people.aiko.put("/k/v1/record.json", { app, id, record }))).toBe("400 GA_UO01");
    expect(await refusal(people.aiko.post("/k/v1/record.json", { app, record }))).toBe("400 GA_UO01");
    for (const query of [`${code} in ("Asia")`, `${code} = "Asia"`, `${code} is empty`])
      expect(await refusal(people.aiko.get("/k/v1/records.json", { app, query }))).toBe("400 GAIA_IQ03");
    const query = `order by ${code} asc`;
    expect(await refusal(people.aiko.get("/k/v1/records.json", { app, query }))).toBe("400 GAIA_IS02");
    await done(people.aiko.put("/k/v1/record.json", { app, id, record: cells({ title: "changed" }) }));
    expect(await held()).toEqual(["Europe", "Japan"]);
  });

  test("follow their names, and come back after they were switched off", async () => {
    const moved = { ...tree, Europe: { name: "EU", index: "0", children: { Japan: { index: 0 } } } };
    await set({ categories: { ...moved, Asia: { index: 1, children: { China: { index: 0 } } } } });
    expect(await held()).toEqual(["EU", "Japan"]);
    await set({ enabled: false });
    expect(await valuesOf(people.ben, app, id)).not.toHaveProperty(code);
    await set({ categories: { EU: { name: "Union", index: 0, children: { Japan: { index: 0 } } } } });
    await set({ enabled: true });
    expect(await held()).toEqual(["Union", "Japan"]);
  });

  test("are of those who may edit the record and the field", async () => {
    const { aiko } = people;
    await setFieldRules(aiko, app, field(code, user("aiko", can("WRITE")), user("ben", can("READ"))));
    expect(await refusal(choose([]))).toBe("403 GAIA_FU01");
    expect(await refusal(choose([], aiko))).toBe("200 done");
    await setFieldRules(aiko, app);
    await setRecordRules(aiko, app, where("", user("ben", view)));
    expect(await refusal(choose([]))).toBe("403 CB_NO02");
    await setRecordRules(aiko, app);
    expect(await refusal(choose(["Union"]))).toBe("200 done");
  });

  test("of an older version do not stand in the way of going back to it", async () => {
    await done(people.ben.put("/k/v1/record.json", { app, id, record: cells({ title: "later" }) }));
    expect(await refusal(people.ben.post(`/tonari/v1/apps/${app}/records/${id}/history/1/revert`, {}))).toBe(
      "200 done",
    );
    expect(await held()).toEqual(["Union"]);
    expect((await valuesOf(people.ben, app, id)).title).toBe("before");
  });

  test("are asked for by the lists on pages: one with all under it, or none", async () => {
    await set({ categories: tree });
    const other = await formApp(people.aiko, { title: { type: "SINGLE_LINE_TEXT" } });
    const asked = (category: string | undefined, by = people.ben, more = {}) =>
      by.get(`/tonari/v1/apps/${app}/records`, { category, totalCount: true, fields: ["title"], ...more });
    const titles = async (category?: string, more = {}) => {
      const { records, totalCount } = await ok(asked(category, people.ben, more));
      const found = records.map(({ title }: Record<string, { value: string }>) => title?.value).sort();
      expect(totalCount).toBe(String(found.length));
      return found;
    };
    for (const [title, ...chosen] of [["j", "Japan"], ["a", "Asia"], ["e", "Europe", "China"], ["n"]]) {
      const { id } = await done(add(people.aiko, app, { title }));
      await ok(people.aiko.put(`/tonari/v1/apps/${app}/records/${id}/categories`, { categories: chosen }));
    }
    const only = 'title in ("j", "a", "e", "n")';
    expect(await titles(undefined, { query: only })).toEqual(["a", "e", "j", "n"]);
    expect(await titles("Asia", { query: only })).toEqual(["a", "e", "j"]);
    expect(await titles("Japan", { query: only })).toEqual(["j"]);
    expect(await titles("", { query: only })).toEqual(["n"]);
    expect(await titles("Asia", { query: 'title in ("j", "n")' })).toEqual(["j"]);
    expect(await titles("Nowhere")).toEqual([]);
    await setFieldRules(people.aiko, app, field(code, user("aiko", can("WRITE"))));
    expect(await refusal(asked("Asia"))).toBe("400 GAIA_FC01");
    expect(await refusal(asked(""))).toBe("400 GAIA_FC01");
    await setFieldRules(people.aiko, app);
    const none = people.aiko.get(`/tonari/v1/apps/${other}/records`, { category: "" });
    expect(await refusal(none)).toBe("400 GAIA_FC01");
  });

  test("are saved together with the record, both or neither", async () => {
    await set({ categories: tree });
    const records = `/tonari/v1/apps/${app}/records`;
    const entered = (title: string, categories: string[], more = {}) => ({
      record: cells({ title }),
      categories,
      ...more,
    });
    const { body: before } = await people.ben.get("/k/v1/records.json", { app, totalCount: true });
    const added = await ok(people.ben.post(records, entered("together", ["Japan"])));
    const one = `${records}/${added.id}`;
    const shown = async () => {
      const { title, [code]: chosen } = await valuesOf(people.ben, app, added.id);
      return [title, chosen];
    };
    expect(await shown()).toEqual(["together", ["Japan"]]);
    const stale = await refusal(people.ben.put(one, entered("late", [], { revision: added.revision - 1 })));
    expect(stale).toBe("409 GAIA_CO02");
    expect(await badParameters(people.ben.put(one, entered("half", ["Nowhere"])))).toEqual(["categories[0]"]);
    expect(await badParameters(people.ben.post(records, entered("half", ["Nowhere"])))).toEqual([
      "categories[0]",
    ]);
    expect(await shown()).toEqual(["together", ["Japan"]]);
    const revision = added.revision;
    expect(await ok(people.ben.put(one, entered("again", ["Europe"], { revision })))).toEqual({
      revision: String(Number(revision) + 2),
    });
    expect(await shown()).toEqual(["again", ["Europe"]]);
    const { body: after } = await people.ben.get("/k/v1/records.json", { app, totalCount: true });
    expect(Number(after.totalCount)).toBe(Number(before.totalCount) + 1);
  });

  test("may have a name again that another one had until now, wherever both stand", async () => {
    await set({ categories: { Old: { index: 0 }, Other: { index: 1 } } });
    await ok(choose(["Old"]));
    await set({
      categories: {
        Old: { name: "New", index: 0 },
        Other: { index: 1, children: { Old: { index: 0 } } },
      },
    });
    expect(await held()).toEqual(["New"]);
    await ok(choose(["Old"]));
    expect(await held()).toEqual(["Old"]);
  });

  test("bad trees are refused, every problem at once", async () => {
    const deep = (level: number): object =>
      level === 0 ? {} : { [`L${level}`]: { index: 0, children: deep(level - 1) } };
    expect(await refusal(put({ categories: deep(5) }))).toBe("200 done");
    expect(await badParameters(put({ categories: deep(6) }))).toEqual([
      "categories[L6].children[L5].children[L4].children[L3].children[L2].children",
    ]);
    expect(
      await badParameters(
        put({
          categories: {
            A: { index: 0, children: { B: { index: -1 }, C: { name: "x".repeat(65), index: 1 } } },
            D: { index: 0 },
            E: { name: "A", index: 2 },
            F: { name: "G", index: 3 },
            H: {},
          },
        }),
      ),
    ).toEqual([
      "categories[A].children[B].index",
      "categories[A].children[C].name",
      "categories[D].index",
      "categories[E].name",
      "categories[F].name",
      "categories[H].index",
    ]);
    expect(await refusal(put({ categories: { A: 1 } }))).toBe("400 CB_IJ01");
    expect(await refusal(put({ enabled: true, revision: 1 }))).toBe("409 GAIA_CO03");
    expect(await refusal(put({ enabled: true }, people.chie))).toBe("403 CB_NO02");
  });
});
