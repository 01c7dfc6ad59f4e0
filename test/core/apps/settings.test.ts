import { describe, expect, test } from "vitest";
import { aclRows, readAcl } from "../../../src/core/apps/acl.ts";
import { changeGeneral, generalParameters } from "../../../src/core/apps/general.ts";
import { newApp } from "../../../src/core/apps/new-app.ts";
import { Problems } from "../../../src/core/errors/problem.ts";
import type { Given } from "../../../src/core/input/given.ts";
import { object } from "../../../src/core/input/shape.ts";
import { orders, texts, thrown } from "./app.ts";

describe("a new app", () => {
  test.each([
    [
      "ja",
      ["レコード番号", "作成者", "作成日時", "更新者", "更新日時", "ステータス", "作業者", "カテゴリー"],
    ],
    [
      "en",
      [
        "Record_number",
        "Created_by",
        "Created_datetime",
        "Updated_by",
        "Updated_datetime",
        "Status",
        "Assignee",
        "Categories",
      ],
    ],
    ["zh", ["记录编号", "创建人", "创建时间", "更新人", "更新时间", "状态", "执行者", "类别"]],
  ] as const)("in %s has system fields of that language", (language, codes) => {
    const app = newApp("新しいアプリ", language);
    expect(app.fields.map(({ code }) => code)).toEqual(codes);
    expect(app.fields.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(app.nextId).toBe(9);
    expect(app.general.name).toBe("新しいアプリ");
  });

  test("belongs to its creator, and everybody may use it", () => {
    expect(newApp("x", "en").acl).toMatchObject([
      { entity: { type: "CREATOR", code: null }, appEditable: true, recordExportable: true },
      {
        entity: { type: "GROUP", code: "everyone" },
        recordDeletable: true,
        appEditable: false,
        recordImportable: false,
      },
    ]);
  });
});

describe("general settings", () => {
  function change(given: Given) {
    const problems = new Problems();
    const general = object(generalParameters).read(given, "", problems) ?? {};
    const sanitize = (html: string) => html.replace("<script>", "");
    const next = changeGeneral(orders.general, general, { fields: orders.fields, problems, sanitize });
    return { next, problems: texts(problems.all) };
  }

  test("change what is given and keep the rest", () => {
    const { next, problems } = change({
      name: "Bestellungen",
      description: "<script><b>all</b>",
      theme: "RED",
      enableComments: "false",
      icon: { type: "PRESET", key: "APP90" },
      titleField: { selectionMode: "MANUAL", code: "name" },
      numberPrecision: { digits: "30", roundingMode: "UP" },
      firstMonthOfFiscalYear: "12",
    });
    expect(problems).toEqual({});
    expect(next).toEqual({
      ...orders.general,
      name: "Bestellungen",
      description: "<b>all</b>",
      theme: "RED",
      enableComments: false,
      icon: { type: "PRESET", key: "APP90" },
      titleField: { selectionMode: "MANUAL", code: "name" },
      numberPrecision: { digits: 30, decimalPlaces: 4, roundingMode: "UP" },
      firstMonthOfFiscalYear: 12,
    });
    expect(change({}).next).toEqual(orders.general);
  });

  test("name everything that is wrong at once", () => {
    const { problems } = change({
      name: "x".repeat(65),
      description: "x".repeat(10_001),
      theme: "PINK",
      enableThumbnails: "yes",
      icon: { type: "PRESET", key: "APP91" },
      titleField: { selectionMode: "MANUAL" },
      numberPrecision: { digits: 31, decimalPlaces: -1, roundingMode: "AWAY" },
      firstMonthOfFiscalYear: 13,
    });
    expect(Object.keys(problems).sort()).toEqual([
      ".description",
      ".enableThumbnails",
      ".firstMonthOfFiscalYear",
      ".name",
      ".numberPrecision.decimalPlaces",
      ".numberPrecision.digits",
      ".numberPrecision.roundingMode",
      ".theme",
      "icon.key",
      "titleField.code",
    ]);
    expect(change({ name: "" }).problems).toEqual({ ".name": ["lengthBetween"] });
    expect(change({ icon: { type: "FILE" } }).problems).toEqual({ "icon.file": ["requiredParameter"] });
    expect(thrown(() => change({ titleField: { selectionMode: "MANUAL", code: "nobody" } }))).toBe(
      "GAIA_FC01",
    );
  });
});

describe("permissions of an app", () => {
  function read(rows: readonly object[]) {
    const problems = new Problems();
    const acl = readAcl(aclRows.read(rows, "rights", problems) ?? [], problems);
    return { acl, problems: texts(problems.all) };
  }
  const everyone = { entity: { type: "GROUP", code: "everyone" }, recordViewable: true };
  const aiko = { entity: { type: "USER", code: "aiko" }, recordViewable: "true", recordEditable: true };

  test("what is not given is not allowed, and Everyone comes last wherever it stands", () => {
    const { acl, problems } = read([
      everyone,
      aiko,
      { entity: { type: "CREATOR", code: "x" }, includeSubs: true },
    ]);
    expect(problems).toEqual({});
    expect(acl.map(({ entity }) => entity.code)).toEqual(["aiko", null, "everyone"]);
    expect(acl[0]).toEqual({
      entity: { type: "USER", code: "aiko" },
      includeSubs: false,
      recordViewable: true,
      recordAddable: false,
      recordEditable: true,
      recordDeletable: false,
      appEditable: false,
      recordImportable: false,
      recordExportable: false,
    });
    expect(acl[1]?.includeSubs).toBe(false);
  });

  test("a right that means nothing alone needs its partner", () => {
    const entity = { type: "USER", code: "ben" };
    expect(read([{ entity, recordEditable: true, recordDeletable: true }]).problems).toEqual({
      "rights[0].recordEditable": ["needsRight"],
      "rights[0].recordDeletable": ["needsRight"],
    });
    expect(read([{ entity, recordImportable: true, recordExportable: true }]).problems).toEqual({
      "rights[0].recordImportable": ["needsRight"],
      "rights[0].recordExportable": ["needsRight"],
    });
  });

  test("nobody is listed twice, and everybody has a name", () => {
    expect(read([aiko, aiko, everyone, everyone, { entity: { type: "USER" } }]).problems).toEqual({
      "rights[1].entity": ["duplicate"],
      "rights[3].entity": ["duplicate"],
      "rights[4].entity.code": ["requiredParameter"],
    });
    expect(read([{ entity: { type: "ROBOT" } }]).problems).toMatchObject({
      "rights[0].entity.type": ["enumValue"],
    });
  });
});
