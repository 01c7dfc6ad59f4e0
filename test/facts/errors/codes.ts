import { beforeAll, describe, expect, test } from "vitest";
import { setFieldRules, user as userRow } from "../../api/rules/ruled-app.ts";
import {
  type Answer,
  type Company,
  company,
  done,
  type Engine,
  en,
  failureIn,
  formApp,
  given,
  ja,
  labelled,
  type Params,
  Person,
  stored,
} from "../facts.ts";

type Headers = Record<string, string>;
interface Case {
  readonly code: string;
  readonly status: number;
  readonly when: string;
  readonly ask: (headers: Headers) => Promise<Answer>;
  readonly ja?: string;
  readonly en?: string;
}

/** errors.md 3: status, code and words. What stands in query and records is told there. */
export const codes = (engine: Engine) =>
  describe("status, code and words:", () => {
    let the: Company;
    let app: string;
    let id: string;
    let token: string;
    let plainText: string;
    const path = "/k/v1/record.json";
    const records = "/k/v1/records.json";
    const comment = "/k/v1/record/comment.json";
    const inner = { code: "cell", label: "cell", type: "NUMBER" };

    beforeAll(async () => {
      the = await company({ engine });
      app = await formApp(the.aiko, {
        text: { type: "SINGLE_LINE_TEXT" },
        key: { type: "SINGLE_LINE_TEXT", unique: true },
        locked: { type: "NUMBER" },
        drop: { type: "DROP_DOWN", options: labelled("A") },
        users: { type: "USER_SELECT" },
        departments: { type: "ORGANIZATION_SELECT" },
        groups: { type: "GROUP_SELECT" },
        table: { type: "SUBTABLE", fields: { cell: inner } },
        calc: { type: "CALC", expression: "locked" },
      });
      const read = userRow("ben", { accessibility: "READ" });
      await setFieldRules(the.aiko, app, { code: "locked", entities: [read] });
      const table = [{ value: given({ cell: "1" }) }];
      id = String((await stored(the.aiko, app, { text: "x", table })).$id);
      token = await the.token(["view"], app);
      await the.hire("locked-out", "Locked out");
      await done(the.ben.post(comment, { app, record: id, comment: { text: "Ben's" } }));
      plainText = await the.token(["view"], the.orders);
    });
    const put = (record: Params, headers: Headers, by = the.aiko) =>
      by.put(path, { app, id, record: given(record) }, headers);
    const query = (text: string) => (headers: Headers) =>
      the.aiko.get(records, { app, query: text }, headers);
    const bare = (code: string, password: string) => new Person(the.url, { code, password });

    const cases: readonly Case[] = [
      {
        code: "CB_AU01",
        status: 401,
        when: "without credentials",
        ask: (headers) =>
          fetch(`${the.url}${path}?app=${app}&id=1`, { headers }).then(async (reply) => ({
            status: reply.status,
            body: await reply.json(),
            headers: reply.headers,
          })),
        ja: "ログインしてください。",
        en: "Please login.",
      },
      {
        code: "CB_WA01",
        status: 401,
        when: "a wrong password",
        ask: (headers) => bare("nobody-at-all", "wrong").get(path, { app, id }, headers),
        ja: "ユーザーのパスワード認証に失敗しました。「X-Cybozu-Authorization」ヘッダーの値が正しくありません。",
        en: "Password authentication failed. The value in http header of X-Cybozu-Authorization is not valid.",
      },
      {
        code: "CB_NO02",
        status: 403,
        when: "an app that one may not see",
        ask: (headers) => the.chie.get(path, { app: the.orders, id: "1" }, headers),
        ja: "権限がありません。",
        en: "No privilege to proceed.",
      },
      {
        code: "CB_NO02",
        status: 403,
        when: "an app of no space on the address of one",
        ask: (headers) => the.aiko.get("/k/guest/7/v1/record.json", { app, id }, headers),
        ja: "権限がありません。",
      },
      {
        code: "CB_IL02",
        status: 400,
        when: "a body that is no JSON",
        ask: (headers) =>
          the.aiko.send("POST", path, { headers: { ...headers, "Content-Type": "text/plain" }, body: "x" }),
        en: "Illegal request.",
      },
      {
        code: "CB_IJ01",
        status: 400,
        when: "JSON with a fault",
        ask: (headers) =>
          the.aiko.send("POST", path, {
            headers: { ...headers, "Content-Type": "application/json" },
            body: "{",
          }),
        ja: "不正なJSON文字列です。",
        en: "Invalid JSON string.",
      },
      {
        code: "CB_IJ01",
        status: 400,
        when: "a comment that is no object",
        ask: (headers) => the.aiko.post(comment, { app, record: id, comment: "x" }, headers),
      },
      {
        code: "CB_IJ01",
        status: 400,
        when: "the id of a row that is no number",
        ask: (headers) => put({ table: [{ id: "x", value: {} }] }, headers),
      },
      {
        code: "GAIA_IA02",
        status: 400,
        when: "an unknown token",
        ask: (headers) => the.withToken("nosuchtoken").get(path, { app, id }, headers),
        ja: "指定したAPIトークンは、アプリで生成されたトークンと異なります。",
        en: "The specified API token does not match the API token generated via an app.",
      },
      {
        code: "GAIA_IA02",
        status: 400,
        when: "a token that does not work yet",
        ask: async (headers) => {
          const tokens = `/tonari/v1/apps/${app}/tokens`;
          const { body } = await the.aiko.post(tokens, { permissions: ["view"] });
          return the.withToken(body.token).get(path, { app, id }, headers);
        },
      },
      // One list of errors says GAIA_IA02; what was captured in 2026 says this.
      {
        code: "GAIA_AP15",
        status: 403,
        when: "a token of another app",
        ask: (headers) => the.withToken(plainText).get(path, { app, id }, headers),
        ja: "APIトークンとアプリ（id: {app}）の組み合わせが正しくありません。",
      },
      {
        code: "GAIA_NO01",
        status: 403,
        when: "a token without the permission",
        ask: (headers) => the.withToken(token).put(path, { app, id, record: {} }, headers),
        ja: "このAPIトークンでは、指定したAPIを実行できません。",
        en: "Using this API token, you cannot run the specified API.",
      },
      {
        code: "GAIA_TO03",
        status: 400,
        when: "too many apps at once",
        ask: (headers) => {
          const apps = Array.from({ length: 301 }, () => ({ app }));
          return the.aiko.post("/k/v1/preview/app/deploy.json", { apps }, headers);
        },
        en: "The number of parameters exceeds the limit. - apps[300]",
      },
      {
        code: "GAIA_AP01",
        status: 404,
        when: "an app that is not there",
        ask: (headers) => the.aiko.get(path, { app: "999999", id }, headers),
        ja: "指定したアプリ（id: 999999）が見つかりません。削除されている可能性があります。",
        en: "The app (ID: 999999) not found. The app may have been deleted.",
      },
      ...(["get", "put"] as const).map((method) => ({
        code: "GAIA_RE01",
        status: 404,
        when: `${method} a record that is not there`,
        ask: (headers: Headers) => the.aiko[method](path, { app, id: "999999" }, headers),
        ja: "指定したレコード（id: 999999）が見つかりません。",
        en: "The specified record (ID: 999999) is not found.",
      })),
      {
        code: "GAIA_RE01",
        status: 404,
        when: "a comment on a record that is not there",
        ask: (headers) => the.aiko.post(comment, { app, record: "999999", comment: { text: "x" } }, headers),
      },
      {
        code: "GAIA_RE02",
        status: 400,
        when: "a comment that is not there",
        ask: (headers) => the.aiko.delete(comment, { app, record: id, comment: "77" }, headers),
        ja: "指定したコメントが存在しません。削除された可能性があります。",
        en: "The specified comment does not exist. The comment may have been deleted.",
      },
      {
        code: "GAIA_RE03",
        status: 403,
        when: "somebody else's comment",
        ask: (headers) => the.aiko.delete(comment, { app, record: id, comment: "1" }, headers),
        en: "Cannot delete the comment (ID: 1). The comment was posted by someone other than you.",
      },
      {
        code: "GAIA_RE20",
        status: 404,
        when: "a key that no record has",
        ask: (headers) =>
          the.aiko.put(path, { app, updateKey: { field: "key", value: "nosuch" }, record: {} }, headers),
        en: 'No records match the conditions specified in the "updateKey" field.',
      },
      {
        code: "GAIA_CO02",
        status: 409,
        when: "an old revision of a record",
        ask: (headers) => the.aiko.put(path, { app, id, record: {}, revision: 77 }, headers),
        ja: "指定したrevisionは最新ではありません。ほかのユーザーがレコードを更新した可能性があります。",
        en: "The revision is not the latest. Someone may update a record.",
      },
      {
        code: "GAIA_CO03",
        status: 409,
        when: "an old revision of an app's settings",
        ask: (headers) => the.aiko.put("/k/v1/preview/app/settings.json", { app, revision: 777 }, headers),
        en: "The revision is not the latest. Someone may update the app settings (ID: {app}).",
      },
      {
        code: "GAIA_BF02",
        status: 403,
        when: "a creator from somebody who does not manage the app",
        ask: (headers) =>
          the.ben.post(path, { app, record: given({ Created_by: { code: "aiko" } }) }, headers),
        en: 'App permissions are required to add records with specifying a value in the "Created_by" field.',
      },
      {
        code: "GAIA_FU01",
        status: 403,
        when: "a field that one may only read",
        ask: (headers) => put({ locked: "1" }, headers, the.ben),
        ja: "フィールド「locked」の編集権限がありません。",
        en: 'Edit permissions are required to edit field "locked".',
      },
      {
        code: "GAIA_SI01",
        status: 400,
        when: "one row twice",
        ask: async (headers) => {
          const { record } = (await the.aiko.get(path, { app, id })).body;
          const [row] = record.table.value;
          return put({ table: [row, row] }, headers);
        },
        en: "Raw ID (code: table) in a table is duplicated.",
      },
      {
        code: "GAIA_FC01",
        status: 400,
        when: "a field that the form does not have",
        ask: (headers) =>
          the.aiko.put(
            "/k/v1/preview/app/form/fields.json",
            { app, properties: { nosuch: { type: "NUMBER", code: "nosuch" } } },
            headers,
          ),
        ja: "指定されたフィールド（code: nosuch）が見つかりません。",
        en: "The specified field (code: nosuch) is not found.",
      },
      {
        code: "GAIA_BL01",
        status: 404,
        when: "an unknown file",
        ask: (headers) => the.aiko.get("/k/v1/file.json", { fileKey: "nosuch" }, headers),
        ja: "指定したファイル（id: nosuch）が見つかりません。",
        en: "The specified file (id: nosuch) not found.",
      },
      {
        code: "GAIA_IQ27",
        status: 400,
        when: "a key that may come twice",
        ask: (headers) =>
          the.aiko.put(path, { app, updateKey: { field: "text", value: "x" }, record: {} }, headers),
        en: 'Failed to update record. The field (code: text) set as "updateKey" must be set to "Prohibit duplicate values".',
      },
      {
        code: "GAIA_IQ11",
        status: 400,
        when: "a key that the form does not have",
        ask: (headers) =>
          the.aiko.put(path, { app, updateKey: { field: "nosuch", value: "x" }, record: {} }, headers),
        ja: "指定されたフィールド（nosuch）が見つかりません。",
        en: "Specified field (nosuch) not found.",
      },
      {
        code: "GAIA_IL26",
        status: 400,
        when: "an unknown user",
        ask: (headers) => put({ users: [{ code: "nobody" }] }, headers),
        ja: "指定したユーザー（code：nobody）が見つかりません。",
        en: "The specified user (code：nobody) not found.",
      },
      {
        code: "GAIA_IL26",
        status: 400,
        when: "a mention of nobody",
        ask: (headers) => {
          const mentions = [{ code: "nobody", type: "USER" }];
          return the.aiko.post(comment, { app, record: id, comment: { text: "x", mentions } }, headers);
        },
      },
      {
        code: "GAIA_IL28",
        status: 400,
        when: "an unknown department",
        ask: (headers) => put({ departments: [{ code: "nobody" }] }, headers),
        ja: "指定した組織（code：nobody）が見つかりません。",
      },
      {
        code: "GAIA_IL08",
        status: 400,
        when: 'like ""',
        ask: query('text like ""'),
        ja: "クエリの指定が不正です。",
      },
      { code: "GAIA_IS02", status: 400, when: "an order by users", ask: query("order by users asc") },
      {
        code: "GAIA_RE12",
        status: 400,
        when: "comments that are switched off",
        ask: async (headers) => {
          const silent = await formApp(the.aiko, { text: { type: "NUMBER" } }, { enableComments: false });
          const { $id } = await stored(the.aiko, silent);
          return the.aiko.post(comment, { app: silent, record: $id, comment: { text: "x" } }, headers);
        },
        en: "Comment feature is disabled.",
      },
      {
        code: "GAIA_LO02",
        status: 400,
        when: "a field that another app looks up is deleted",
        ask: async (headers) => {
          const lookup = { relatedApp: { app }, relatedKeyField: "key", fieldMappings: [] };
          await formApp(the.aiko, { seeks: { type: "SINGLE_LINE_TEXT", lookup } });
          return the.aiko.delete("/k/v1/preview/app/form/fields.json", { app, fields: ["key"] }, headers);
        },
      },
      {
        code: "GAIA_LO03",
        status: 400,
        when: "a lookup of a key that may come twice goes live",
        ask: async (headers) => {
          const lookup = { relatedApp: { app }, relatedKeyField: "text", fieldMappings: [] };
          const { app: draft } = await done(the.aiko.post("/k/v1/preview/app.json", { name: "x" }));
          const seeks = { type: "SINGLE_LINE_TEXT", code: "seeks", label: "seeks", lookup };
          await done(
            the.aiko.post("/k/v1/preview/app/form/fields.json", { app: draft, properties: { seeks } }),
          );
          return the.aiko.post("/k/v1/preview/app/deploy.json", { apps: [{ app: draft }] }, headers);
        },
        ja: "ルックアップの参照先から値をコピーできません。「コピー元のフィールド」に指定したフィールドの設定で「値の重複を禁止する」を選択しておく必要があります。",
      },
      {
        code: "GAIA_AP15",
        status: 403,
        when: "several tokens, none of them the app's",
        ask: async (headers) => {
          const other = await formApp(the.aiko, { text: { type: "NUMBER" } });
          const tokens = [plainText, await the.token(["view"], other)];
          return the.withToken(...tokens).get(path, { app, id }, headers);
        },
        ja: "APIトークンとアプリ（id: {app}）の組み合わせが正しくありません。",
      },
    ];

    test.each(cases.map((one) => [one.code, one.when, one] as const))("%s, %s", async (_, __, one) => {
      const english = await one.ask(en);
      const error = english.body.code ? english.body : failureIn(english.body);
      expect([english.status, error?.code]).toEqual([one.status, one.code]);
      if (one.en) expect(error.message).toContain(one.en.replace("{app}", app));
      if (!one.ja) return;
      const { body } = await one.ask(ja);
      expect((body.code ? body : failureIn(body)).message).toContain(one.ja.replace("{app}", app));
    });
    test("a bulkRequest has the error at the place of the one that failed, and its status", async () => {
      const part = (record: string) => ({
        method: "PUT",
        api: path,
        payload: { app, id: record, record: {} },
      });
      const requests = [part(id), part("999999"), part(id)];
      const { status, body } = await the.aiko.post("/k/v1/bulkRequest.json", { requests });
      expect(status).toBe(404);
      expect(body.results).toEqual([{}, expect.objectContaining({ code: "GAIA_RE01" }), {}]);
    });
    test("every reply of the API tells how many requests run, of how many", async () => {
      const { headers } = await the.aiko.get(path, { app, id });
      expect(headers.get("x-concurrencylimit-limit")).toBe("100");
      expect(Number(headers.get("x-concurrencylimit-running"))).toBeGreaterThan(0);
    });
  });
