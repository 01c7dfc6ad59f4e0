import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { type Company, company } from "../company.ts";
import { Person } from "../person.ts";

const refused = (status: number, code: string) => ({ status, body: { code } });

async function upload(who: Person, content: string | Uint8Array): Promise<string> {
  const form = new FormData();
  form.append("file", new Blob([typeof content === "string" ? content : Buffer.from(content)]), "x.csv");
  const { status, body } = await who.send("POST", "/v1/file.json", { body: form });
  expect(status).toBe(200);
  return body.fileKey;
}

/** Imports and waits for the end. */
async function load(who: Person, kind: string, content: string | Uint8Array) {
  const begun = await who.post(`/v1/csv/${kind}.json`, { fileKey: await upload(who, content) });
  expect(begun).toMatchObject({ status: 200, body: { id: expect.any(Number) } });
  for (;;) {
    const { status, body } = await who.get("/v1/csv/result.json", { id: begun.body.id });
    expect(status).toBe(200);
    if (body.done) return body;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const fine = { done: true, success: true, errorCode: null };
const save = async (who: Person, kind: string, params = {}) =>
  (await who.get(`/v1/csv/${kind}.csv`, params)).body as string;
const row = (...cells: string[]) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\r\n`;

/** The 25 columns of a user. */
function user(code: string, cells: Record<number, string> = {}, rest = "") {
  const all = [code, code.toUpperCase(), ...Array.from({ length: 23 }, () => rest)];
  for (const [at, cell] of Object.entries(cells)) all[Number(at)] = cell;
  return row(...all);
}
async function userOf({ admin }: Company, code: string) {
  return (await admin.get("/v1/users.json", { codes: [code] })).body.users[0];
}

describe.each(["sqlite", "postgres"] as const)("CSV (%s)", (engine) => {
  test("adds users, changes some of their columns, renames and deletes them", async () => {
    const the = await company({ engine });
    const { admin } = the;
    const two =
      user("c1", {
        3: "pass word",
        4: "山田",
        11: "1",
        13: "Asia/Tokyo",
        20: "1990/01/31",
        21: 'say "hi"\n2',
      }) + user("c2", { 3: "x" });
    expect(await load(admin, "user", two)).toEqual(fine);
    expect(await userOf(the, "c1")).toMatchObject({
      name: "C1",
      surName: "山田",
      valid: true,
      timezone: "Asia/Tokyo",
      birthDate: "1990-01-31",
      description: 'say "hi"\n2',
    });
    const c1 = new Person(the.url, { code: "c1", password: "pass word" });
    expect(await c1.get("/v1/users.json")).toMatchObject({ status: 200 });

    const change = user("c1", { 1: "*", 2: "c3", 4: "田中", 22: "7" }, "*") + user("c2", { 24: "1" }, "*");
    expect(await load(admin, "user", change)).toEqual(fine);
    expect(await userOf(the, "c3")).toMatchObject({
      name: "C1",
      surName: "田中",
      sortOrder: 7,
      birthDate: "1990-01-31",
    });
    expect(await userOf(the, "c2")).toBeUndefined();
    expect(await userOf(the, "c1")).toBeUndefined();
    expect(await c1.get("/v1/users.json")).toMatchObject(refused(401, "CB_WA01"));
  });

  test("reads Shift_JIS as well", async () => {
    const the = await company({ engine });
    const file = iconv.encode(user("sjis", { 1: "髙橋 ①", 3: "x", 11: "1" }), "Shift_JIS");
    expect(await load(the.admin, "user", file)).toEqual(fine);
    expect(await userOf(the, "sjis")).toMatchObject({ name: "髙橋 ①" });
    const withBom = `\ufeff${user("bom", { 3: "x" })}`;
    expect(await load(the.admin, "user", withBom)).toEqual(fine);
    expect(await load(the.admin, "user", new Uint8Array([0xff, 0xfe, 0x00, 0x81]))).toMatchObject({
      done: true,
      success: false,
    });
  });

  test("loads all lines or none, and names the line that is wrong", async () => {
    const the = await company({ engine });
    const { admin } = the;
    const short = user("d1", { 3: "x" }) + row("d2", "D2");
    expect(await load(admin, "user", short)).toEqual({
      done: true,
      success: false,
      errorCode: "SLASH_IL15: Line 2 has too few or too many items.",
    });
    const { errorCode } = await load(admin, "user", user("d1", { 3: "x" }) + user("d2", { 3: "*" }));
    expect(errorCode).toMatch(/^CB_VA01: Line 2 \(password\): /);
    const badDate = user("d1", { 3: "x" }) + user("d2", { 3: "x", 19: "2020-02-30" });
    expect((await load(admin, "user", badDate)).errorCode).toMatch(/^CB_VA01: Line 2 \(joinDate\): /);
    expect((await load(admin, "user", user("admin", { 24: "1" }, "*"))).errorCode).toMatch(/Line 1/);
    expect((await load(admin, "user", 'x,"y')).success).toBe(false);
    expect(await userOf(the, "d1")).toBeUndefined();
    await admin.put("/tonari/v1/me", { locale: "ja" });
    expect((await load(admin, "user", short)).errorCode).toBe(
      "SLASH_IL15: 2行目の項目数が足りない、または多すぎます。",
    );
    await admin.put("/tonari/v1/me", { locale: "auto" });
  });

  test("its end is in the audit log, with what it loaded or why it did not", async () => {
    const { admin } = await company({ engine });
    await load(admin, "user", user("e1", { 3: "x" }) + user("e2", { 3: "x" }));
    await load(admin, "user", user("e3", { 3: "x" }) + row("e4", "E4"));
    const { entries } = (await admin.get("/tonari/v1/audit", { kind: "directory", limit: 4 })).body;
    const ended = { action: "directory.imported", user: "admin", target: "user" };
    expect(entries).toMatchObject([
      { ...ended, result: "failure", detail: { problem: "SLASH_IL15" } },
      { action: "directory.import" },
      { ...ended, result: "success", detail: { rows: 2 } },
      { action: "directory.import" },
    ]);
  });

  test("loads departments, titles, groups and who belongs to them; what was saved loads again", async () => {
    const the = await company({ engine });
    const { admin, aiko } = the;
    const organizations =
      row("sales", "Sales", "*", "", "営業", "ja", "d", "") +
      row("east", "East", "", "sales", "", "", "", "");
    expect(await load(admin, "organization", organizations)).toEqual(fine);
    expect(await load(admin, "title", row("chief", "Chief", "", "", ""))).toEqual(fine);
    expect(await load(admin, "group", row("red", "Red", "", "x", "") + row("tmp", "T", "", "", ""))).toEqual(
      fine,
    );
    expect(await load(admin, "group", row("tmp", "*", "*", "*", "1"))).toEqual(fine);
    expect(await load(admin, "userOrganizations", row("aiko", "east", "chief", "sales", ""))).toEqual(fine);
    expect(await load(admin, "userGroups", row("aiko", "red") + row("ben", "", ""))).toEqual(fine);
    expect(await load(admin, "userServices", row("ben") + row("aiko", "kintone", "garoon"))).toEqual(fine);
    expect((await aiko.get("/v1/user/organizations.json", { code: "aiko" })).body).toMatchObject({
      organizationTitles: [
        { organization: { code: "east", parentCode: "sales" }, title: { code: "chief" } },
        { organization: { code: "sales", localName: "営業" }, title: null },
      ],
    });
    expect(await save(admin, "organization")).toBe(
      row("sales", "Sales", "*", "", "営業", "ja", "d", "") +
        row("east", "East", "*", "sales", "", "", "", ""),
    );
    expect(await save(admin, "group")).toBe(row("red", "Red", "*", "x", ""));
    expect(await save(admin, "userOrganizations")).toContain(row("aiko", "east", "chief", "sales", ""));
    expect(await save(admin, "userGroups")).toContain(row("aiko", "red"));
    expect(await save(admin, "userGroups")).toContain(row("admin", "Administrators"));
    expect(await save(admin, "userServices")).toContain(row("aiko", "kintone", "garoon") + row("ben"));
    expect((await load(admin, "userOrganizations", row("aiko", "east"))).errorCode).toMatch(/^SLASH_IL15: /);
    expect((await load(admin, "userGroups", row("aiko", "none"))).errorCode).toMatch(/^CB_VA01: Line 1/);

    const users = await userOf(the, "aiko");
    for (const kind of [
      "user",
      "organization",
      "title",
      "group",
      "userOrganizations",
      "userGroups",
      "userServices",
    ]) {
      const before = await save(admin, kind);
      expect(await load(admin, kind, before)).toEqual(fine);
      expect(await save(admin, kind)).toBe(before);
    }
    expect(await userOf(the, "aiko")).toEqual({ ...users, mtime: expect.any(String) });
    await load(admin, "userServices", row("ben", "kintone"));
  });
});

test("a file is the caller's own, used once, and nobody but administrators may come", async () => {
  const { admin, ben, hire } = await company();
  const fileKey = await upload(admin, user("e1", { 3: "x" }));
  const form = new FormData();
  form.append("file", new Blob(["x"]), "x.csv");
  expect(await ben.send("POST", "/v1/file.json", { body: form })).toMatchObject(refused(403, "CB_NO02"));
  expect(await ben.post("/v1/csv/user.json", { fileKey })).toMatchObject(refused(403, "CB_NO02"));
  expect(await ben.get("/v1/csv/result.json", { id: 1 })).toMatchObject(refused(403, "CB_NO02"));
  expect(await ben.get("/v1/csv/user.csv")).toMatchObject(refused(403, "CB_NO02"));
  expect(await admin.get("/v1/csv/result.json", { id: 99_999 })).toMatchObject(refused(400, "CB_VA01"));
  const olga = await hire("olga", "Olga");
  await admin.put("/v1/user/groups.json", { code: "olga", groups: ["Administrators"] });
  expect(await olga.post("/v1/csv/user.json", { fileKey })).toMatchObject(refused(404, "GAIA_BL01"));
  const own = await upload(olga, user("e2", { 3: "x" }));
  const { body } = await olga.post("/v1/csv/user.json", { fileKey: own });
  while (!(await olga.get("/v1/csv/result.json", { id: body.id })).body.done);
  // The file held a password: it is gone.
  expect(await olga.post("/v1/csv/user.json", { fileKey: own })).toMatchObject(refused(404, "GAIA_BL01"));
});

test("an import whose process ended is taken up by whoever asks for it", async () => {
  const { admin, domain } = await company();
  const fileKey = await upload(admin, user("late", { 3: "x" }));
  const actorId = Number((await admin.get("/v1/users.json", { codes: ["admin"] })).body.users[0].id);
  const old = domain.now() - 120_000;
  const { id } = await domain.store.write(({ directory }) =>
    directory.addImport({
      options: "",
      kind: "user",
      fileKey,
      actorId,
      state: "running",
      problem: null,
      createdAt: old,
      touchedAt: old,
    }),
  );
  const ask = async () => (await admin.get("/v1/csv/result.json", { id })).body;
  expect((await ask()).done).toBe(false);
  await expect.poll(ask).toEqual({ done: true, success: true, errorCode: null });
  expect((await admin.get("/v1/users.json", { codes: ["late"] })).body.users).toHaveLength(1);
});

test("a saved file is in the encoding that was asked for", async () => {
  const { admin, url, hire } = await company();
  await hire("jp", "日本");
  const bytes = async (charset: string) => {
    const reply = await fetch(`${url}/v1/csv/user.csv?charset=${charset}`, { headers: admin.headers });
    expect(reply.headers.get("content-disposition")).toBe('attachment; filename="user.csv"');
    return Buffer.from(await reply.arrayBuffer());
  };
  expect((await bytes("UTF-8")).toString("utf8")).toContain('"jp","日本","*","*"');
  expect((await bytes("UTF-8-BOM")).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  expect(iconv.decode(await bytes("Shift_JIS"), "Shift_JIS")).toContain('"jp","日本"');
});
