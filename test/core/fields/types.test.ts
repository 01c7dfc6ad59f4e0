import { describe, expect, test } from "vitest";
import { fieldTypes, typeNamed } from "../../../src/core/fields/index.ts";
import { made, shown } from "./made.ts";

/** query.md, section 3 and 8; records.md, section 2 and 3.3. */
const table: Record<string, { operators: string; sortable: boolean; unique: boolean; empty: unknown }> = {
  SINGLE_LINE_TEXT: { operators: "= != in,not in like,not like", sortable: true, unique: true, empty: "" },
  MULTI_LINE_TEXT: {
    operators: "like,not like is empty,is not empty",
    sortable: false,
    unique: false,
    empty: "",
  },
  RICH_TEXT: { operators: "like,not like", sortable: false, unique: false, empty: "" },
  NUMBER: { operators: "= != > < >= <= in,not in", sortable: true, unique: true, empty: "" },
  CALC: { operators: "= != > < >= <= in,not in", sortable: true, unique: false, empty: "" },
  CHECK_BOX: { operators: "in,not in", sortable: false, unique: false, empty: [] },
  RADIO_BUTTON: { operators: "in,not in", sortable: true, unique: false, empty: null },
  DROP_DOWN: { operators: "in,not in", sortable: true, unique: false, empty: null },
  MULTI_SELECT: { operators: "in,not in", sortable: false, unique: false, empty: [] },
  DATE: { operators: "= != > < >= <=", sortable: true, unique: true, empty: null },
  TIME: { operators: "= != > < >= <=", sortable: true, unique: false, empty: null },
  DATETIME: { operators: "= != > < >= <=", sortable: true, unique: true, empty: "" },
  LINK: { operators: "= != in,not in like,not like", sortable: true, unique: true, empty: "" },
  USER_SELECT: { operators: "in,not in", sortable: false, unique: false, empty: [] },
  ORGANIZATION_SELECT: { operators: "in,not in", sortable: false, unique: false, empty: [] },
  GROUP_SELECT: { operators: "in,not in", sortable: false, unique: false, empty: [] },
  FILE: { operators: "like,not like is empty,is not empty", sortable: false, unique: false, empty: [] },
};
const split = (operators: string) =>
  operators
    .replace("is empty,is not empty", "is_empty,is_not_empty")
    .replace("not in", "not_in")
    .replace("not like", "not_like")
    .split(/[ ,]/)
    .map((operator) => operator.replaceAll("_", " "));

describe.each(Object.entries(table))("%s", (name, facts) => {
  const type = typeNamed(name);

  test("takes the operators of kintone's table", () => {
    expect(type?.operators).toEqual(split(facts.operators));
  });
  test("can be sorted by, and be unique, where kintone allows it", () => {
    expect(type).toMatchObject({ sortable: facts.sortable, canBeUnique: facts.unique });
  });
  test("shows nothing as kintone shows it", () => {
    const field = made(name);
    expect(type?.empty(field)).toEqual(facts.empty);
    expect(type?.isEmpty(type.empty(field))).toBe(true);
  });
});

/** apps.md, section 2.2. */
test.each([
  [
    "SINGLE_LINE_TEXT",
    {
      required: false,
      unique: false,
      minLength: "",
      maxLength: "",
      defaultValue: "",
      expression: "",
      hideExpression: false,
    },
  ],
  [
    "NUMBER",
    {
      required: false,
      unique: false,
      minValue: "",
      maxValue: "",
      defaultValue: "",
      digit: false,
      displayScale: "",
      unit: "",
      unitPosition: "BEFORE",
    },
  ],
  ["MULTI_LINE_TEXT", { required: false, defaultValue: "" }],
  ["RICH_TEXT", { required: false, defaultValue: "" }],
  [
    "LINK",
    { required: false, unique: false, minLength: "", maxLength: "", defaultValue: "", protocol: "WEB" },
  ],
  ["DATE", { required: false, unique: false, defaultValue: "", defaultNowValue: false }],
  ["DATETIME", { required: false, unique: false, defaultValue: "", defaultNowValue: false }],
  ["TIME", { required: false, defaultValue: "", defaultNowValue: false }],
  ["FILE", { required: false, thumbnailSize: "150" }],
  ["USER_SELECT", { required: false, defaultValue: [], entities: [] }],
  ["RECORD_NUMBER", {}],
  ["CREATOR", {}],
  ["CREATED_TIME", {}],
  ["MODIFIER", {}],
  ["UPDATED_TIME", {}],
])("%s has kintone's properties with their defaults and no others", (type, properties) => {
  expect(shown(type)).toEqual({ type, code: "f", label: "F", noLabel: false, ...properties });
});

test("properties that a type does not have are dropped without a word", () => {
  expect(shown("MULTI_LINE_TEXT", { unique: true, minLength: "3", nonsense: 1 })).not.toHaveProperty(
    "unique",
  );
  expect(shown("TIME", { unique: true })).not.toHaveProperty("unique");
});

test("there is one type of each name", () => {
  const names = fieldTypes.map(({ type }) => type);
  expect(new Set(names).size).toBe(names.length);
});
