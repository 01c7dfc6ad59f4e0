import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company } from "../company.ts";
import {
  badParameters,
  deploy,
  discard,
  draftApp,
  fieldsPath,
  liveApp,
  ok,
  refusal,
  text,
} from "./app-maker.ts";
import { cells, engines } from "./form-app.ts";

const layoutPath = "/k/v1/preview/app/form/layout.json";
const column = (code: string, more = {}) => ({
  [code]: { type: "SINGLE_LINE_TEXT", code, label: code, ...more },
});
const table = (code: string, fields: object, more = {}) => ({
  [code]: { type: "SUBTABLE", code, label: code, fields, ...more },
});
const group = (code: string, more = {}) => ({ [code]: { type: "GROUP", code, label: code, ...more } });

describe("tables and groups in the form", () => {
  let people: Company;
  beforeAll(async () => {
    people = await company();
  });
  const post = (app: string, properties: object) => people.aiko.post(fieldsPath, { app, properties });
  const put = (app: string, properties: object) => people.aiko.put(fieldsPath, { app, properties });
  const shown = async (app: string) => (await ok(people.aiko.get(fieldsPath, { app }))).properties;
  const layoutOf = async (app: string) => (await ok(people.aiko.get(layoutPath, { app }))).layout;
  const part = (code: string) => ({ type: "SINGLE_LINE_TEXT", code, size: { width: "193" } });

  describe("adding", () => {
    test("a table shows its fields as they are shown outside of one", async () => {
      const app = await draftApp(people.aiko, {
        ...table("lines", {
          ...column("item", { required: "true", unique: true }),
          n: { type: "NUMBER", code: "n", label: "N" },
        }),
      });
      expect((await shown(app)).lines).toEqual({
        type: "SUBTABLE",
        code: "lines",
        label: "lines",
        noLabel: false,
        fields: {
          item: expect.objectContaining({
            type: "SINGLE_LINE_TEXT",
            required: true,
            unique: false,
            maxLength: "",
          }),
          n: expect.objectContaining({ type: "NUMBER", label: "N", unitPosition: "BEFORE" }),
        },
      });
      expect(await layoutOf(app)).toEqual([
        { type: "SUBTABLE", code: "lines", fields: [part("item"), { ...part("n"), type: "NUMBER" }] },
      ]);
    });
    test("a group has its setting, and a row of its own", async () => {
      const app = await draftApp(people.aiko, { ...group("part", { openGroup: true }), ...group("more") });
      expect(await shown(app)).toMatchObject({
        part: { type: "GROUP", code: "part", label: "part", noLabel: false, openGroup: true },
        more: { openGroup: false },
      });
      expect((await shown(app)).part).not.toHaveProperty("required");
      expect(await layoutOf(app)).toEqual([
        { type: "GROUP", code: "part", layout: [] },
        { type: "GROUP", code: "more", layout: [] },
      ]);
    });
    test("fields join a table under its code, at its end", async () => {
      const app = await draftApp(people.aiko, table("lines", column("a")));
      await ok(post(app, { lines: { type: "SUBTABLE", fields: column("b") }, ...text("after") }));
      const { lines } = await shown(app);
      expect(Object.keys(lines.fields)).toEqual(["a", "b"]);
      expect(lines.label).toBe("lines");
      expect(await layoutOf(app)).toEqual([
        { type: "SUBTABLE", code: "lines", fields: [part("a"), part("b")] },
        { type: "ROW", fields: [part("after")] },
      ]);
    });
    test.each([
      ["a table", { type: "SUBTABLE", fields: column("x") }],
      ["a group", { type: "GROUP" }],
      ["a record number", { type: "RECORD_NUMBER" }],
      ["a creator", { type: "CREATOR" }],
    ])("%s cannot stand in a table", async (_, inner) => {
      const app = await draftApp(people.aiko);
      const refused = post(app, table("lines", { inner: { code: "inner", label: "Inner", ...inner } }));
      expect(await badParameters(refused)).toEqual(["properties[lines].fields[inner].type"]);
    });
    test("everything that is wrong in a table is named at once, by its key", async () => {
      const app = await draftApp(people.aiko, text("taken"));
      const bad = {
        ...column("taken"),
        ...column("a", { maxLength: "x" }),
        b: { code: "c", label: "B", type: "NUMBER" },
        d: { type: "NOSUCH", code: "d", label: "D" },
        e: { code: "e", label: "E" },
        "1st": { type: "NUMBER", code: "1st", label: "F" },
        ステータス: { type: "NUMBER", code: "ステータス", label: "G" },
        f: { type: "DROP_DOWN", code: "f", label: "F" },
      };
      const paths = [
        "taken].code",
        "a].maxLength",
        "b].code",
        "d].type",
        "e].type",
        "1st].code",
        "ステータス].code",
        "f].options",
      ];
      expect(await badParameters(post(app, table("lines", bad)))).toEqual(
        paths.map((path) => `properties[lines].fields[${path}`).sort(),
      );
    });
    test("a table needs its fields, and an object of them", async () => {
      const app = await draftApp(people.aiko);
      expect(
        await badParameters(post(app, { lines: { type: "SUBTABLE", code: "lines", label: "x" } })),
      ).toEqual(["properties[lines].fields"]);
      expect(await refusal(post(app, table("lines", [])))).toBe("400 CB_IJ01");
      expect(await refusal(post(app, table("lines", { a: "x" })))).toBe("400 CB_IJ01");
    });
    test("a code is one in the whole form, whatever table it stands in", async () => {
      const app = await draftApp(people.aiko, { ...table("lines", column("a")), ...text("b") });
      expect(await badParameters(post(app, text("a")))).toEqual(["properties[a].code"]);
      expect(await badParameters(post(app, { lines: { type: "SUBTABLE", fields: column("b") } }))).toEqual([
        "properties[lines].fields[b].code",
      ]);
      expect(await badParameters(post(app, { lines: { type: "SUBTABLE", fields: column("a") } }))).toEqual([
        "properties[lines].fields[a].code",
      ]);
      expect(await badParameters(post(app, table("more", column("a"))))).toEqual([
        "properties[more].fields[a].code",
      ]);
      expect(await badParameters(post(app, table("more", column("more"))))).toEqual([
        "properties[more].code",
        "properties[more].fields[more].code",
      ]);
    });
    test("fields in tables count for the limit of 500", async () => {
      const many = (prefix: string, count: number) =>
        Object.assign({}, ...Array.from({ length: count }, (_, n) => column(`${prefix}${n}`)));
      const app = await draftApp(people.aiko, table("lines", many("a", 250)));
      expect(await badParameters(post(app, table("more", many("b", 249))))).toEqual(["properties"]);
      await ok(post(app, table("more", many("b", 248))));
    });
  });

  describe("changing", () => {
    test("what is given changes, in the table and in its fields; the rest stays", async () => {
      const app = await draftApp(
        people.aiko,
        table("lines", { ...column("a"), ...column("b", { maxLength: "5" }) }),
      );
      const fields = { b: { type: "SINGLE_LINE_TEXT", code: "c", label: "C" } };
      await ok(put(app, { lines: { type: "SUBTABLE", label: "Lines", code: "rows", fields } }));
      const properties = await shown(app);
      expect(properties).not.toHaveProperty("lines");
      expect(properties.rows).toMatchObject({ code: "rows", label: "Lines", fields: { a: { label: "a" } } });
      expect(properties.rows.fields).not.toHaveProperty("b");
      expect(properties.rows.fields.c).toMatchObject({ label: "C", maxLength: "5" });
      expect(await layoutOf(app)).toEqual([
        { type: "SUBTABLE", code: "rows", fields: [part("a"), part("c")] },
      ]);
    });
    test("without `fields` the table alone", async () => {
      const app = await draftApp(people.aiko, table("lines", column("a")));
      await ok(put(app, { lines: { type: "SUBTABLE", label: "Lines" } }));
      expect((await shown(app)).lines).toMatchObject({ label: "Lines", fields: { a: { label: "a" } } });
    });
    test("two columns can swap their codes", async () => {
      const app = await draftApp(people.aiko, table("lines", { ...column("a"), ...column("b") }));
      const to = (code: string) => ({ type: "SINGLE_LINE_TEXT", code });
      await ok(put(app, { lines: { type: "SUBTABLE", fields: { a: to("b"), b: to("a") } } }));
      const { fields } = (await shown(app)).lines;
      expect(
        Object.values<{ code: string; label: string }>(fields).map(({ code, label }) => [code, label]),
      ).toEqual([
        ["b", "a"],
        ["a", "b"],
      ]);
    });
    test("unknown fields, other types and codes that are taken are refused", async () => {
      const app = await draftApp(people.aiko, { ...table("lines", column("a")), ...text("top") });
      const within = (fields: object) => put(app, { lines: { type: "SUBTABLE", fields } });
      expect(await refusal(within(column("nosuch")))).toBe("400 GAIA_FC01");
      // Nothing moves into a table.
      expect(await refusal(within(column("top")))).toBe("400 GAIA_FC01");
      expect(await refusal(put(app, column("a")))).toBe("400 GAIA_FC01");
      expect(await badParameters(within({ a: { type: "NUMBER" } }))).toEqual([
        "properties[lines].fields[a].type",
      ]);
      expect(await badParameters(within({ a: {} }))).toEqual(["properties[lines].fields[a].type"]);
      expect(await badParameters(within({ a: { type: "SINGLE_LINE_TEXT", code: "top" } }))).toEqual([
        "properties[lines].fields[a].code",
      ]);
    });
    test("a column goes by its own code, a table with all that it holds", async () => {
      const app = await draftApp(people.aiko, {
        ...table("lines", { ...column("a"), ...column("b") }),
        ...table("gone", column("c")),
      });
      await ok(people.aiko.delete(fieldsPath, { app, fields: ["a", "gone"] }));
      const properties = await shown(app);
      expect(Object.keys(properties.lines.fields)).toEqual(["b"]);
      expect(properties).not.toHaveProperty("gone");
      expect(await layoutOf(app)).toEqual([{ type: "SUBTABLE", code: "lines", fields: [part("b")] }]);
      await ok(post(app, text("c")));
      expect(await refusal(people.aiko.delete(fieldsPath, { app, fields: ["a"] }))).toBe("400 GAIA_FC01");
    });
    test("a group that goes leaves its fields", async () => {
      const app = await draftApp(people.aiko, { ...group("part"), ...text("a") });
      const inside = [{ type: "ROW", fields: [part("a")] }];
      await ok(
        people.aiko.put(layoutPath, { app, layout: [{ type: "GROUP", code: "part", layout: inside }] }),
      );
      await ok(people.aiko.delete(fieldsPath, { app, fields: ["part"] }));
      expect(await layoutOf(app)).toEqual(inside);
    });
  });

  describe("placing", () => {
    let app: string;
    beforeAll(async () => {
      app = await draftApp(people.aiko, {
        ...text("top"),
        ...table("lines", { ...column("a"), ...column("b") }),
        ...table("others", column("c")),
        ...group("part"),
      });
    });
    const F = (code: string, type = "SINGLE_LINE_TEXT") => ({ type, code });
    const rows = (fields: object[]) => ({ type: "ROW", fields });
    const lines = (...codes: string[]) => ({
      type: "SUBTABLE",
      code: "lines",
      fields: codes.map((code) => F(code)),
    });
    const others = { type: "SUBTABLE", code: "others", fields: [F("c")] };
    const inGroup = (...layout: object[]) => ({ type: "GROUP", code: "part", layout });
    const place = (...layout: object[]) => people.aiko.put(layoutPath, { app, layout });

    test("columns stand in the order of the layout, groups hold rows", async () => {
      await ok(
        place(inGroup(rows([F("top"), { type: "LABEL", label: "<b>x</b>" }])), lines("b", "a"), others),
      );
      const layout = await layoutOf(app);
      expect(layout[0].layout[0].fields.map(({ type }: { type: string }) => type)).toEqual([
        "SINGLE_LINE_TEXT",
        "LABEL",
      ]);
      expect(layout[1]).toMatchObject({ code: "lines", fields: [{ code: "b" }, { code: "a" }] });
    });
    test.each<[string, () => object[], string[]]>([
      [
        "a column outside of its table",
        () => [inGroup(), rows([F("top"), F("a")]), lines("b"), others],
        ["layout[1].fields[1].code"],
      ],
      [
        "a column in another table",
        () => [inGroup(), rows([F("top")]), lines("b", "c"), { ...others, fields: [F("a")] }],
        ["layout[2].fields[1].code", "layout[3].fields[0].code"],
      ],
      ["a field in a table", () => [inGroup(), lines("a", "b", "top"), others], ["layout[1].fields[2].code"]],
      [
        "a label in a table",
        () => [
          inGroup(),
          rows([F("top")]),
          { ...lines("a", "b"), fields: [F("a"), F("b"), { type: "LABEL", label: "x" }] },
          others,
        ],
        ["layout[2].fields[2].type"],
      ],
      [
        "a table in a row",
        () => [inGroup(), rows([F("top"), F("lines", "SUBTABLE")]), others],
        ["layout", "layout[1].fields[1].type"],
      ],
      [
        "a table in a group",
        () => [inGroup(lines("a", "b")), rows([F("top")]), others],
        ["layout", "layout[0].layout[0].type"],
      ],
      [
        "a group in a group",
        () => [inGroup(inGroup()), rows([F("top")]), lines("a", "b"), others],
        ["layout[0].layout[0].type"],
      ],
      ["a column that is missing", () => [inGroup(), rows([F("top")]), lines("a"), others], ["layout"]],
      ["a table that is missing", () => [inGroup(), rows([F("top")]), others], ["layout"]],
      [
        "a table twice",
        () => [inGroup(), rows([F("top")]), lines("a", "b"), lines(), others],
        ["layout[3].code"],
      ],
      [
        "an unknown table",
        () => [
          inGroup(),
          rows([F("top")]),
          lines("a", "b"),
          others,
          { type: "SUBTABLE", code: "x", fields: [] },
        ],
        ["layout[4].code"],
      ],
      [
        "a table without fields",
        () => [inGroup(), rows([F("top")]), { type: "SUBTABLE", code: "lines" }, others],
        ["layout", "layout[2].fields"],
      ],
      [
        "a group without rows",
        () => [{ type: "GROUP", code: "part" }, rows([F("top")]), lines("a", "b"), others],
        ["layout[0].layout"],
      ],
      [
        "the wrong type of a column",
        () => [inGroup(), rows([F("top")]), { ...lines(), fields: [F("a", "NUMBER"), F("b")] }, others],
        ["layout[2].fields[0].code"],
      ],
    ])("%s is refused", async (_, layout, paths) => {
      expect(await badParameters(place(...layout()))).toEqual(paths);
    });
  });

  test("views can show a table, and no column of it or group", async () => {
    const app = await draftApp(people.aiko, { ...table("lines", column("a")), ...group("part") });
    const view = (fields: string[]) =>
      people.aiko.put("/k/v1/preview/app/views.json", {
        app,
        views: { v: { type: "LIST", name: "v", index: 0, fields } },
      });
    await ok(view(["lines"]));
    expect(await badParameters(view(["part"]))).toEqual(["views[v].fields[0]"]);
    expect(await refusal(view(["a"]))).toBe("400 GAIA_FC01");
  });

  test("a filter about a column follows its new code and goes with it", async () => {
    const app = await draftApp(people.aiko, table("lines", { ...column("a"), ...column("b") }));
    const views = {
      v: { type: "LIST", name: "v", index: 0, fields: ["lines"], filterCond: 'a in ("x") and b in ("y")' },
    };
    await ok(people.aiko.put("/k/v1/preview/app/views.json", { app, views }));
    const filter = async () =>
      (await ok(people.aiko.get("/k/v1/preview/app/views.json", { app }))).views.v.filterCond;
    await ok(
      put(app, { lines: { type: "SUBTABLE", fields: { a: { type: "SINGLE_LINE_TEXT", code: "z" } } } }),
    );
    expect(await filter()).toBe('z in ("x") and b in ("y")');
    await ok(people.aiko.delete(fieldsPath, { app, fields: ["lines"] }));
    expect(await filter()).toBe("");
  });

  test("Discard changes brings a table and its columns back", async () => {
    const app = await liveApp(people.aiko, table("lines", { ...column("a"), ...column("b") }));
    const before = await shown(app);
    await ok(people.aiko.delete(fieldsPath, { app, fields: ["a"] }));
    await ok(post(app, { lines: { type: "SUBTABLE", fields: column("c") } }));
    await discard(people.aiko, app);
    expect(await shown(app)).toEqual(before);
    await ok(post(app, { lines: { type: "SUBTABLE", fields: column("c") } }));
    await deploy(people.aiko, app);
    expect(Object.keys((await shown(app)).lines.fields)).toEqual(["a", "b", "c"]);
  });
});

describe.each(engines)("updating an app with tables on %s", (engine) => {
  let people: Company;
  beforeAll(async () => {
    people = await company({ engine });
  });
  const options = (...labels: string[]) =>
    Object.fromEntries(labels.map((label, index) => [label, { label, index }]));
  const change = (app: string, properties: object) => ok(people.aiko.put(fieldsPath, { app, properties }));
  const add = async (app: string, record: object) =>
    (await ok(people.aiko.post("/k/v1/record.json", { app, record }))).id as string;
  const rowsIn = async (app: string, id: string, code = "lines") => {
    const { record } = await ok(people.aiko.get("/k/v1/record.json", { app, id }));
    return record[code].value.map(({ value }: { value: Record<string, { value: unknown }> }) =>
      Object.fromEntries(Object.entries(value).map(([code, { value }]) => [code, value])),
    );
  };
  const found = async (app: string, query: string) =>
    (await ok(people.aiko.get("/k/v1/records.json", { app, query }))).records.length;
  const line = (values: Record<string, unknown>) => ({ value: cells(values) });

  test("rows follow renamed codes and options, new and lost columns, and queries with them", async () => {
    const app = await liveApp(people.aiko, {
      ...text("title"),
      ...table("lines", {
        ...column("item"),
        ...column("gone"),
        kind: { type: "DROP_DOWN", code: "kind", label: "Kind", options: options("A", "B") },
        tags: { type: "CHECK_BOX", code: "tags", label: "Tags", options: options("x", "y") },
      }),
    });
    const id = await add(app, {
      lines: {
        value: [
          line({ item: "one", gone: "1", kind: "A", tags: ["x", "y"] }),
          line({ item: "two", gone: "2", kind: "B" }),
        ],
      },
    });
    const empty = await add(app, {});
    await change(app, {
      lines: {
        type: "SUBTABLE",
        code: "rows",
        fields: {
          item: { type: "SINGLE_LINE_TEXT", code: "name" },
          kind: {
            type: "DROP_DOWN",
            options: { A: { label: "B", index: 0 }, B: { label: "A", index: 1 } },
          },
          tags: { type: "CHECK_BOX", options: { x: { label: "z", index: 0 }, y: { label: "y", index: 1 } } },
        },
      },
    });
    await ok(people.aiko.delete(fieldsPath, { app, fields: ["gone"] }));
    await ok(
      people.aiko.post(fieldsPath, {
        app,
        properties: {
          rows: {
            type: "SUBTABLE",
            fields: { count: { type: "NUMBER", code: "count", label: "Count", defaultValue: "5" } },
          },
          ...table("fresh", column("note")),
        },
      }),
    );
    await deploy(people.aiko, app);
    expect(await rowsIn(app, id, "rows")).toEqual([
      { name: "one", kind: "B", tags: ["z", "y"], count: "" },
      { name: "two", kind: "A", tags: [], count: "" },
    ]);
    expect(await rowsIn(app, id, "fresh")).toEqual([]);
    expect(await rowsIn(app, empty, "rows")).toEqual([]);
    expect(await found(app, 'name in ("one") and kind in ("B")')).toBe(1);
    expect(await found(app, 'name in ("one") and kind in ("A")')).toBe(0);
    expect(await found(app, 'tags in ("z") and name like "one"')).toBe(1);
    await ok(
      people.aiko.put("/k/v1/record.json", { app, id, record: { fresh: { value: [line({ note: "n" })] } } }),
    );
    expect(await found(app, 'note in ("n") and name in ("two")')).toBe(1);
  });

  test("a table that goes takes its rows and files, and its code can be used again", async () => {
    const app = await liveApp(
      people.aiko,
      table("lines", { files: { type: "FILE", code: "files", label: "Files" } }),
    );
    const upload = await people.aiko.upload("a.txt", "x");
    const id = await add(app, { lines: { value: [line({ files: [{ fileKey: upload }] })] } });
    const [{ files }] = await rowsIn(app, id);
    const download = () => people.aiko.get("/k/v1/file.json", { fileKey: files[0].fileKey });
    expect((await download()).status).toBe(200);
    await ok(people.aiko.delete(fieldsPath, { app, fields: ["lines"] }));
    await ok(people.aiko.post(fieldsPath, { app, properties: table("lines", column("files")) }));
    await deploy(people.aiko, app);
    expect((await download()).status).toBe(404);
    expect(await rowsIn(app, id)).toEqual([]);
    expect(await found(app, 'files in ("")')).toBe(0);
  });

  test("a column that goes takes its files", async () => {
    const app = await liveApp(
      people.aiko,
      table("lines", { ...column("a"), files: { type: "FILE", code: "files", label: "Files" } }),
    );
    const upload = await people.aiko.upload("a.txt", "x");
    const id = await add(app, { lines: { value: [line({ a: "1", files: [{ fileKey: upload }] })] } });
    const [{ files }] = await rowsIn(app, id);
    await ok(people.aiko.delete(fieldsPath, { app, fields: ["files"] }));
    await deploy(people.aiko, app);
    expect((await people.aiko.get("/k/v1/file.json", { fileKey: files[0].fileKey })).status).toBe(404);
    expect(await rowsIn(app, id)).toEqual([{ a: "1" }]);
  });

  test("the list of changes names the columns one by one", async () => {
    const app = await liveApp(people.aiko, {
      ...table("lines", { ...column("a"), ...column("b") }),
      ...text("top"),
    });
    const changes = async () => (await ok(people.aiko.get(`/tonari/v1/apps/${app}/changes`))).changes;
    expect(await changes()).toEqual([]);
    await change(app, {
      lines: {
        type: "SUBTABLE",
        label: "Lines",
        fields: { a: { type: "SINGLE_LINE_TEXT", label: "A", required: true } },
      },
    });
    await ok(people.aiko.delete(fieldsPath, { app, fields: ["b"] }));
    await ok(
      people.aiko.post(fieldsPath, {
        app,
        properties: { lines: { type: "SUBTABLE", fields: column("c") }, ...table("more", column("d")) },
      }),
    );
    expect(await changes()).toEqual([
      { area: "fields", change: "removed", name: "lines: b", details: [] },
      { area: "fields", change: "changed", name: "Lines", details: ["label"] },
      { area: "fields", change: "changed", name: "Lines: A", details: ["label", "required"] },
      { area: "fields", change: "added", name: "Lines: c", details: [] },
      { area: "fields", change: "added", name: "more", details: [] },
    ]);
  });

  test("deleting the app takes its tables along", async () => {
    const app = await liveApp(people.aiko, table("lines", column("a")));
    await add(app, { lines: { value: [line({ a: "x" })] } });
    await ok(people.aiko.delete(`/tonari/v1/apps/${app}`));
  });
});
