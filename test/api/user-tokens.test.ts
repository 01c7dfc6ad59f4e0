import { describe, expect, test } from "vitest";
import { type Company, company } from "../company.ts";
import type { Params } from "../person.ts";
import { ok } from "./app-maker.ts";

const path = "/tonari/v1/user-tokens";
const person = (code: string) => ({ code, name: code.toUpperCase(), password: "x" });

describe.each(["sqlite", "postgres"] as const)("tokens of the User API (%s)", (engine) => {
  async function withToken(given: Params = {}) {
    const the = await company({ engine });
    const { id, token } = await ok(the.admin.post(path, { scope: "read", ...given }));
    return { ...the, id: id as string, token: token as string, by: callerOf(the, token) };
  }
  const callerOf =
    ({ anonymous }: Pick<Company, "anonymous">, token: string, headers: Record<string, string> = {}) =>
    async (method: "GET" | "POST" | "PUT" | "DELETE", address: string, body: Params = {}) => {
      const { status, body: answer } = await anonymous.send("POST", address, {
        headers: {
          Authorization: `Bearer ${token}`,
          "Content-Type": "application/json",
          "X-HTTP-Method-Override": method,
          ...headers,
        },
        body: JSON.stringify(body),
      });
      return { status, code: typeof answer === "object" ? answer.code : undefined, body: answer };
    };
  const listed = async ({ admin }: Pick<Company, "admin">, id: string) =>
    (await ok(admin.get(path))).tokens.find((one: { id: string }) => one.id === id);

  test("look like kintone's, are shown once and listed without their text", async () => {
    const { token, id, admin, domain, lines } = await withToken({
      note: "sync",
      expiresAt: "2999-01-01T00:00:00Z",
    });
    expect(token.slice(0, 10)).toBe("cy.s.api1.");
    const [head = "", claims = "", signature = ""] = token.slice(10).split(".");
    const read = (text: string) => JSON.parse(Buffer.from(text, "base64url").toString());
    expect(read(head)).toEqual({ kid: "v1", typ: "JWT", alg: "HS256" });
    expect(read(claims)).toEqual({
      rand: expect.any(String),
      iss: expect.stringContaining("localhost"),
      exp: Date.parse("2999-01-01T00:00:00Z") / 1000,
    });
    expect(signature.length).toBe(43);
    const one = await listed(await company({ engine }), id);
    expect(one).toMatchObject({
      note: "sync",
      scope: "read",
      hint: token.slice(-4),
      creator: { code: "admin" },
      lastUsed: null,
      expiresAt: "2999-01-01T00:00:00.000Z",
    });
    expect(JSON.stringify(await domain.store.view.userTokens.list())).not.toContain(signature);
    expect(JSON.stringify((await admin.get("/tonari/v1/log")).body) + lines.join()).not.toContain(signature);
  });

  test("are made by administrators only", async () => {
    const { ben, id } = await withToken();
    for (const asked of [
      ben.get(path),
      ben.post(path, { scope: "read" }),
      ben.put(`${path}/${id}`, { note: "n" }),
      ben.post(`${path}/${id}/replace`),
      ben.delete(`${path}/${id}`),
    ]) {
      expect(await asked).toMatchObject({ status: 403, body: { code: "CB_NO02" } });
    }
  });

  test("read, with the scope read, and export, but write nothing", async () => {
    const { by } = await withToken();
    expect(await by("GET", "/v1/users.json", { codes: ["ben"] })).toMatchObject({
      status: 200,
      body: { users: [{ code: "ben" }] },
    });
    expect((await by("GET", "/v1/csv/user.csv")).status).toBe(200);
    expect(await by("POST", "/v1/users.json", { users: [person("x")] })).toMatchObject({
      status: 403,
      code: "CB_OA01",
    });
    expect(await by("GET", "/k/v1/apps.json")).toMatchObject({ status: 403, code: "CB_OA01" });
    expect(await by("GET", path)).toMatchObject({ status: 403, code: "CB_OA01" });
  });

  test("write, with the scope readWrite, and leave administrators alone", async () => {
    const the = await withToken({ scope: "readWrite" });
    const { by, admin } = the;
    const boss = `boss-${engine}`;
    await by("POST", "/v1/users.json", { users: [person("w1"), person(boss)] });
    await ok(admin.put("/v1/user/groups.json", { code: boss, groups: ["Administrators"] }));
    expect((await by("PUT", "/v1/users.json", { users: [{ code: "w1", name: "W" }] })).status).toBe(200);
    const refused = { status: 403, code: "CB_OA01" };
    expect(await by("PUT", "/v1/users.json", { users: [{ code: boss, password: "y" }] })).toMatchObject(
      refused,
    );
    expect(await by("DELETE", "/v1/users.json", { codes: ["w1", boss] })).toMatchObject(refused);
    const codes = [{ currentCode: boss, newCode: "other" }];
    expect(await by("PUT", "/v1/users/codes.json", { codes })).toMatchObject(refused);
    expect(await by("PUT", "/v1/user/groups.json", { code: "w1", groups: [] })).toMatchObject(refused);
    const { body } = await admin.get("/v1/users.json", { codes: ["w1", boss] });
    expect(body.users.map((one: { name: string }) => one.name)).toEqual(["W", boss.toUpperCase()]);

    const everything = callerOf(the, (await ok(admin.post(path, { scope: "dangerous" }))).token);
    const made = { code: "w1", groups: ["Administrators"] };
    expect((await everything("PUT", "/v1/user/groups.json", made)).status).toBe(200);
    expect((await everything("DELETE", "/v1/users.json", { codes: ["w1", boss] })).status).toBe(200);
  });

  test("import CSV files as far as they reach", async () => {
    const the = await withToken({ scope: "dangerous" });
    const { anonymous, admin, token, by } = the;
    const upload = async (text: string) => {
      const form = new FormData();
      form.append("file", new Blob([text]), "a.csv");
      const headers = { Authorization: `Bearer ${token}` };
      return (await ok(anonymous.send("POST", "/v1/file.json", { headers, body: form }))).fileKey as string;
    };
    const write = callerOf(the, (await ok(admin.post(path, { scope: "readWrite" }))).token);
    const fileKey = await upload('"ben","Administrators"\r\n');
    expect(await write("POST", "/v1/csv/userGroups.json", { fileKey })).toMatchObject({
      status: 403,
      code: "CB_OA01",
    });
    const {
      body: { id },
    } = await write("POST", "/v1/csv/title.json", {
      fileKey: await upload('"chief","Chief","*","",""\r\n'),
    });
    await expect
      .poll(async () => (await by("GET", "/v1/csv/result.json", { id })).body)
      .toMatchObject({
        done: true,
        success: true,
      });
    const titles = (await ok(admin.get("/tonari/v1/titles"))).titles as { code: string }[];
    expect(titles.map(({ code }) => code)).toContain("chief");
  });

  test("stand before a password in the User API, and behind it elsewhere", async () => {
    const the = await withToken();
    const good = { "X-Cybozu-Authorization": Buffer.from(`ben:${the.ben.password}`).toString("base64") };
    const bad = { "X-Cybozu-Authorization": "bad" };
    expect((await callerOf(the, the.token, bad)("GET", "/v1/users.json")).status).toBe(200);
    const unknown = callerOf(the, "cy.s.api1.x.y.z", good);
    expect(await unknown("GET", "/v1/users.json")).toMatchObject({ status: 401, code: "CB_OA01" });
    expect((await unknown("GET", "/k/v1/apps.json")).status).toBe(200);
  });

  test("end, are replaced and deleted, and the log says why they were refused", async () => {
    const the = await withToken({ expiresAt: "2020-01-01T00:00:00Z" });
    const { admin, by, id } = the;
    const why = async (answer: Awaited<ReturnType<typeof by>>) => {
      expect(answer).toMatchObject({ status: 401, code: "CB_OA01" });
      const { body } = await admin.get(`/tonari/v1/log/${answer.body.id}`);
      expect(body.presented).toEqual(["userToken"]);
      return body.refusal.why;
    };
    expect(await why(await by("GET", "/v1/users.json"))).toBe("the User API token has expired");
    const { token } = await ok(admin.post(`${path}/${id}/replace`, { expiresAt: "" }));
    const fresh = callerOf(the, token);
    expect((await fresh("GET", "/v1/users.json")).status).toBe(200);
    expect((await listed(the, id)).expiresAt).toBeNull();
    const gone = "the User API token is unknown, deleted or replaced";
    expect(await why(await by("GET", "/v1/users.json"))).toBe(gone);
    const refused = await fresh("DELETE", "/v1/users.json", { codes: ["ben"] });
    const { body } = await admin.get(`/tonari/v1/log/${refused.body.id}`);
    expect(body).toMatchObject({ userScope: "read", route: { userScope: "readWrite" } });
    expect(body.refusal.why).toBe("the token does not reach readWrite");
    await expect.poll(async () => (await listed(the, id)).lastUsed?.from).toMatch(/127\.0\.0\.1|::1/);

    await ok(admin.put(`${path}/${id}`, { note: "kept" }));
    expect((await listed(the, id)).note).toBe("kept");
    await ok(admin.delete(`${path}/${id}`));
    expect(await why(await fresh("GET", "/v1/users.json"))).toBe(gone);
    expect(await admin.delete(`${path}/${id}`)).toMatchObject({ status: 404, body: { code: "CB_NF01" } });
  });
});
