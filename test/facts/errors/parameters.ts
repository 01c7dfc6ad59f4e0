import { beforeAll, describe, expect, test } from "vitest";
import {
  type Answer,
  type Company,
  company,
  type Engine,
  en,
  errors,
  ja,
  type Params,
  stored,
} from "../facts.ts";

interface Case {
  readonly fact: string;
  readonly method?: "get" | "post" | "put" | "delete";
  readonly path: string;
  readonly params: (app: string, id: string) => Params;
  readonly key: string;
  /** several messages may stand together; a text that nobody has seen is left out */
  readonly ja?: string | readonly string[];
  readonly en?: string | readonly string[];
}
const record = "/k/v1/record.json";
const records = "/k/v1/records.json";
const comments = "/k/v1/record/comments.json";
const comment = "/k/v1/record/comment.json";
const required = { ja: "必須です。", en: "Required field." };
const ids = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

const cases: readonly Case[] = [
  { fact: "app is missing", path: record, params: (_, id) => ({ id }), key: "app", ...required },
  { fact: "id is empty", path: record, params: (app) => ({ app, id: "" }), key: "id", ...required },
  {
    fact: "app is no whole number",
    path: record,
    params: () => ({ app: "abc", id: 1 }),
    key: "app",
    ja: "整数で指定してください。",
    en: "Enter an integer value.",
  },
  ...["app", "id"].map((key) => ({
    fact: `${key} is below 1`,
    path: record,
    params: (app: string) => ({ app, id: 1, [key]: 0 }),
    key,
    ja: "最小でも1以上です。",
    en: "must be greater than or equal to 1",
  })),
  {
    fact: "the offset of comments is below 0",
    path: comments,
    params: (app, id) => ({ app, record: id, offset: -1 }),
    key: "offset",
    ja: "最小でも0以上です。",
    en: "must be greater than or equal to 0",
  },
  {
    fact: "a revision is below -1",
    method: "put",
    path: record,
    params: (app, id) => ({ app, id, record: {}, revision: -2 }),
    key: "revision",
    ja: "最小でも-1以上です。",
    en: "must be greater than or equal to -1",
  },
  {
    fact: "more than 10 comments are asked for",
    path: comments,
    params: (app, id) => ({ app, record: id, limit: 11 }),
    key: "limit",
    ja: "最大でも10以下です。",
    en: "must be less than or equal to 10",
  },
  {
    fact: "no comments are asked for",
    path: comments,
    params: (app, id) => ({ app, record: id, limit: 0 }),
    key: "limit",
    en: "must be greater than or equal to 1",
  },
  {
    fact: "totalCount is neither true nor false",
    path: records,
    params: (app) => ({ app, totalCount: "yes" }),
    key: "totalCount",
    en: "must be boolean.",
  },
  {
    fact: "an order that nobody knows",
    path: comments,
    params: (app, id) => ({ app, record: id, order: "up" }),
    key: "order",
    ja: "Enum値のいずれかでなければなりません。",
    en: "must be one of the enum value",
  },
  {
    fact: "a mention of an unknown type",
    method: "post",
    path: comment,
    params: (app, id) => ({
      app,
      record: id,
      comment: { text: "x", mentions: [{ code: "ben", type: "ROBOT" }] },
    }),
    key: "comment.mentions[0].type",
    ja: "Enum値のいずれかでなければなりません。",
    en: "must be one of the enum value",
  },
  {
    fact: "too many revisions",
    method: "delete",
    path: records,
    params: (app) => ({ app, ids: [1], revisions: ids(101) }),
    key: "revisions",
    en: "size must be between 0 and 100",
  },
  {
    fact: "too many assignees",
    method: "put",
    path: "/k/v1/record/assignees.json",
    params: (app, id) => ({ app, id, assignees: ids(101).map(String) }),
    key: "assignees",
    en: "size must be between 0 and 100",
  },
  ...[0, 101].map((count) => ({
    fact: `${count} records to delete`,
    method: "delete" as const,
    path: records,
    params: (app: string) => ({ app, ids: ids(count) }),
    key: "ids",
    ja: "一度に1件から100件までのレコードを削除できます。",
    en: "Between 1 and 100 records can be deleted at one time.",
  })),
  {
    fact: "nothing says what to delete",
    method: "delete",
    path: records,
    params: (app) => ({ app }),
    key: "ids",
    ja: ["必須です。", "一度に1件から100件までのレコードを削除できます。"],
    en: ["Between 1 and 100 records can be deleted at one time.", "Required field."],
  },
  {
    fact: "too many records to add",
    method: "post",
    path: records,
    params: (app) => ({ app, records: ids(101).map(() => ({})) }),
    key: "records",
    ja: "一度に100件までのレコードを追加できます。",
    en: "A maximum of 100 records can be added at one time.",
  },
  ...[records, "/k/v1/records/status.json"].map((path) => ({
    fact: `too many for ${path}`,
    method: "put" as const,
    path,
    params: (app: string) => ({ app, records: ids(101).map((id) => ({ id, action: "x", record: {} })) }),
    key: "records",
    ja: "一度に100件までのレコードを更新できます。",
    en: "A maximum of 100 records can be updated at one time.",
  })),
  {
    fact: "neither id nor key",
    method: "put",
    path: record,
    params: (app) => ({ app, record: {} }),
    key: "updateKey",
    en: 'The record to be updated must be specified by one of the parameters "id" and "updateKey".',
  },
  {
    fact: "an action without an id",
    method: "put",
    path: "/k/v1/records/status.json",
    params: (app, id) => ({ app, records: [{ id, action: "x" }, { action: "x" }] }),
    key: "records[1].id",
    ...required,
  },
  {
    fact: "an empty key",
    method: "put",
    path: record,
    params: (app) => ({ app, updateKey: { field: "number", value: "" }, record: {} }),
    key: "updateKey.value",
    ...required,
  },
  {
    fact: "an empty key in a list",
    method: "put",
    path: records,
    params: (app) => ({ app, records: [{ updateKey: { field: "number", value: "" }, record: {} }] }),
    key: "records[0].updateKey.value",
    ...required,
  },
  {
    fact: "a comment without text",
    method: "post",
    path: comment,
    params: (app, id) => ({ app, record: id, comment: {} }),
    key: "comment.text",
    ...required,
  },
  ...["code", "type"].map((key) => ({
    fact: `a mention without ${key}`,
    method: "post" as const,
    path: comment,
    params: (app: string, id: string) => {
      const mention = { code: "ben", type: "USER", [key]: undefined };
      return { app, record: id, comment: { text: "x", mentions: [mention] } };
    },
    key: `comment.mentions[0].${key}`,
    ...required,
  })),
  {
    fact: "a bulkRequest of nothing",
    method: "post",
    path: "/k/v1/bulkRequest.json",
    params: () => ({}),
    key: "requests",
    ...required,
  },
];

/** errors.md 2.1 */
export const parameters = (engine: Engine) =>
  describe("a bad parameter is named:", () => {
    let the: Company;
    let id: string;
    beforeAll(async () => {
      the = await company({ engine });
      id = String((await stored(the.aiko, the.orders, { name: "x" })).$id);
    });
    const ask = ({ method = "get", path, params }: Case, headers: Record<string, string>): Promise<Answer> =>
      the.aiko[method](path, params(the.orders, id), headers);
    // Two messages came in one order in Japanese and in the other in English: nobody can rely on either.
    const list = (said: string | readonly string[]) => [said].flat().sort();

    test.each(cases.map((one) => [one.fact, one] as const))("%s", async (_, one) => {
      const english = await errors(ask(one, en));
      expect(Object.keys(english)).toContain(one.key);
      if (one.en) expect(english[one.key]?.sort()).toEqual(list(one.en));
      if (one.ja) expect((await errors(ask(one, ja)))[one.key]?.sort()).toEqual(list(one.ja));
    });
  });
