import { beforeAll, describe, expect, test } from "vitest";
import {
  type Company,
  company,
  type Engine,
  en,
  errors,
  formApp,
  given,
  ja,
  labelled,
  type Params,
} from "../facts.ts";

const options = labelled("A", "B");
const choosing = ["RADIO_BUTTON", "CHECK_BOX", "DROP_DOWN", "MULTI_SELECT"];
const keyOf = (type: string) => {
  if (type.endsWith("_SELECT") && type !== "MULTI_SELECT") return ".values.value";
  return ["CHECK_BOX", "MULTI_SELECT", "FILE"].includes(type) ? ".values" : ".value";
};
const single = [
  "SINGLE_LINE_TEXT",
  "MULTI_LINE_TEXT",
  "RICH_TEXT",
  "LINK",
  "NUMBER",
  "DATE",
  "TIME",
  "DATETIME",
];
const requiring = [
  ...single,
  ...["DROP_DOWN", "CHECK_BOX", "MULTI_SELECT", "FILE", "USER_SELECT", "ORGANIZATION_SELECT", "GROUP_SELECT"],
];

interface Rule {
  readonly rule: string;
  readonly type: string;
  readonly more?: Params;
  readonly value: unknown;
  /** after the field's code */
  readonly key?: string;
  readonly ja?: string;
  readonly en: string;
}
const rules: readonly Rule[] = [
  ...requiring.map((type) => ({
    rule: "required",
    type,
    more: { required: true },
    value: keyOf(type) === ".value" ? "" : [],
    key: keyOf(type),
    ja: "必須です。",
    en: "Required.",
  })),
  ...["SINGLE_LINE_TEXT", "LINK"].flatMap((type) => [
    {
      rule: "maxLength",
      type,
      more: { maxLength: "15" },
      value: "http://example.com",
      ja: "16文字より短くなければなりません。",
      en: "Enter less than 16 characters.",
    },
    {
      rule: "minLength",
      type,
      more: { minLength: "30" },
      value: "http://example.com",
      ja: "29文字より長くなければなりません。",
      en: "Enter more than 29 characters.",
    },
  ]),
  {
    rule: "maxValue",
    type: "NUMBER",
    more: { maxValue: "10" },
    value: "11",
    ja: "10以下である必要があります。",
    en: "The value must be 10 or less.",
  },
  {
    rule: "minValue",
    type: "NUMBER",
    more: { minValue: "10" },
    value: "9",
    ja: "10以上である必要があります。",
    en: "The value must be 10 or more.",
  },
  {
    rule: "too many digits",
    type: "NUMBER",
    value: "1234567890123",
    ja: "有効桁数を超えています。",
    en: "The number of digits exceeds the maximum allowed.",
  },
  ...choosing.map((type) => {
    const many = keyOf(type) === ".values";
    return {
      rule: "an unknown option",
      type,
      more: type === "RADIO_BUTTON" ? { defaultValue: "A" } : {},
      value: many ? ["A", "C"] : "C",
      key: many ? ".values[1].value" : ".value",
      ja: '"C"は選択肢にありません。',
      en: 'The value, "C", is not in options.',
    };
  }),
];

/** errors.md 2.2 */
export const fieldValues = (engine: Engine) =>
  describe("a bad value is named:", () => {
    let the: Company;
    let app: string;
    const path = "/k/v1/record.json";
    const property = ({ type, more = {} }: Rule) => ({
      type,
      ...(choosing.includes(type) && { options }),
      ...more,
    });

    beforeAll(async () => {
      the = await company({ engine });
      const fields = rules.map((rule, at) => [`f${at}`, property(rule)]);
      app = await formApp(the.aiko, Object.fromEntries(fields));
    });

    test.each(rules.map(({ rule, type }, at) => [rule, type, at] as const))("%s, %s", async (_, __, at) => {
      const { value, key = ".value", ...words } = rules[at] as Rule;
      const record = given({ [`f${at}`]: value });
      const found = async (
        headers: Record<string, string>,
        of: string,
        sent: Params,
        method = the.aiko.post,
      ) => {
        const all = await errors(method(of, sent, headers));
        const prefix = of === path ? "record" : "records[1]";
        return all[`${prefix}.f${at}${key}`];
      };
      expect(await found(en, path, { app, record })).toEqual([words.en]);
      expect(await found(ja, path, { app, record })).toEqual([words.ja]);
      expect(await found(en, "/k/v1/records.json", { app, records: [{}, record] })).toEqual([words.en]);
    });
    test("in a table they are named by row and column", async () => {
      const inner = rules.filter(({ more, type }) => !(more && "unique" in more) && type !== "FILE");
      const columns = inner.map((rule, at) => {
        const code = `c${at}`;
        return [code, { code, label: code, ...property(rule) }];
      });
      const table = { type: "SUBTABLE", fields: Object.fromEntries(columns) };
      const of = await formApp(the.aiko, { table });
      const bad = { value: given(Object.fromEntries(inner.map(({ value }, at) => [`c${at}`, value]))) };
      const keys = Object.keys(
        await errors(the.aiko.post(path, { app: of, record: given({ table: [bad] }) })),
      );
      const wanted = inner.map(({ key = ".value" }, at) => `record.table.value[0].value.c${at}${key}`);
      expect(keys.sort()).toEqual(wanted.sort());
    });
    test.each(["SINGLE_LINE_TEXT", "NUMBER", "LINK", "DATE", "DATETIME"])("unique, %s", async (type) => {
      const value = {
        SINGLE_LINE_TEXT: "x",
        NUMBER: "1",
        LINK: "http://a.b",
        DATE: "2026-01-01",
        DATETIME: "2026-01-01T00:00:00Z",
      }[type];
      const of = await formApp(the.aiko, { f: { type, unique: true } });
      const asked = (headers: Record<string, string>) =>
        errors(the.aiko.post(path, { app: of, record: given({ f: value }) }, headers));
      expect(await asked(en)).toEqual({ "200 done": [] });
      expect(await asked(en)).toEqual({ "record.f.value": ["This value already exists in another record."] });
      expect(await asked(ja)).toEqual({ "record.f.value": ["値がほかのレコードと重複しています。"] });
    });
  });
