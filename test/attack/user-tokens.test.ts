import { beforeAll, expect, test } from "vitest";
import { ok } from "../api/app-maker.ts";
import { bearer } from "../api/application.ts";
import { type Company, company } from "../company.ts";
import { type Params, Person } from "../person.ts";

/** A token of the User API that may write, but not the dangerous things, tries to come to more. */
let the: Company;
let writing: Record<string, string>;
let reading: Record<string, string>;
let tokenId = "";
beforeAll(async () => {
  the = await company();
  const make = async (scope: string) => ok(the.admin.post("/tonari/v1/user-tokens", { scope }));
  const made = await make("readWrite");
  tokenId = made.id;
  writing = bearer(made.token);
  reading = bearer((await make("read")).token);
  await ok(the.admin.post("/v1/groups.json", { groups: [{ code: "plain", name: "Plain", type: "static" }] }));
});

const send = (method: string, path: string, body: Params) => the.anonymous.json(method, path, body, writing);

async function administrators() {
  const { users } = await ok(the.admin.get("/v1/group/users.json", { code: "Administrators" }));
  return users.map(({ code }: { code: string }) => code).sort();
}

test("it does what it is for: the attacks could have", async () => {
  expect(
    (await send("PUT", "/v1/users.json", { users: [{ code: "chie", description: "Guest" }] })).status,
  ).toBe(200);
  expect((await the.anonymous.get("/v1/users.json", {}, reading)).status).toBe(200);
});

test.each<[string, string, string, Params]>([
  [
    "an administrator's password",
    "PUT",
    "/v1/users.json",
    { users: [{ code: "admin", password: "taken over 1" }] },
  ],
  [
    "an administrator's mail address",
    "PUT",
    "/v1/users.json",
    { users: [{ code: "admin", email: "x@evil.example" }] },
  ],
  ["suspending an administrator", "PUT", "/v1/users.json", { users: [{ code: "admin", valid: false }] }],
  [
    "an administrator among others",
    "PUT",
    "/v1/users.json",
    {
      users: [
        { code: "ben", name: "B" },
        { code: "admin", name: "A" },
      ],
    },
  ],
  [
    "an administrator's login name",
    "PUT",
    "/v1/users/codes.json",
    { codes: [{ currentCode: "admin", newCode: "gone" }] },
  ],
  [
    "trading login names with an administrator",
    "PUT",
    "/v1/users/codes.json",
    {
      codes: [
        { currentCode: "admin", newCode: "ben" },
        { currentCode: "ben", newCode: "admin" },
      ],
    },
  ],
  ["deleting an administrator", "DELETE", "/v1/users.json", { codes: ["chie", "admin"] }],
  ["joining the Administrators", "PUT", "/v1/user/groups.json", { code: "ben", groups: ["Administrators"] }],
  [
    "filling the Administrators",
    "PUT",
    "/v1/group/users.json",
    { code: "Administrators", users: ["ben", "admin"] },
  ],
  ["emptying the Administrators", "PUT", "/v1/group/users.json", { code: "Administrators", users: [] }],
  ["another group's members", "PUT", "/v1/group/users.json", { code: "plain", users: ["ben"] }],
  ["users by CSV", "POST", "/v1/csv/user.json", { fileKey: "x" }],
  ["members by CSV", "POST", "/v1/csv/userGroups.json", { fileKey: "x" }],
  [
    "making an administrator",
    "POST",
    "/tonari/v1/users",
    { code: "mine", name: "M", password: "mine 12345", administrator: true },
  ],
  ["a wider token", "POST", "/tonari/v1/user-tokens", { scope: "dangerous" }],
  ["the rules of sign-in", "PUT", "/tonari/v1/security", { lockout: { failures: 0 } }],
  ["records", "GET", "/k/v1/records.json", { app: "1" }],
  ["apps", "GET", "/k/v1/apps.json", {}],
])("%s is beyond it", async (_, method, path, body) => {
  const before = [await administrators(), await ok(the.admin.get("/v1/users.json", {}))];
  const { status, body: said } =
    method === "GET" ? await the.anonymous.get(path, body, writing) : await send(method, path, body);
  expect(`${status} ${said.code}`).toBe("403 CB_OA01");
  expect([await administrators(), await ok(the.admin.get("/v1/users.json", {}))]).toEqual(before);
});

test("a name given on the way makes nobody an administrator", async () => {
  const users = [
    { code: "sly", name: "Sly", password: "sly 123456", administrator: true, groups: ["Administrators"] },
  ];
  await ok(send("POST", "/v1/users.json", { users }));
  await ok(send("PUT", "/v1/users.json", { users: [{ code: "sly", administrator: true, id: 1 }] }));
  expect(await administrators()).not.toContain("sly");
  const sly = new Person(the.url, { code: "sly", password: "sly 123456" });
  expect((await sly.get("/tonari/v1/security")).body).toMatchObject({ code: "CB_NO02" });
  // A group that is called like it is not it.
  for (const code of ["administrators", "Administrators ", "ADMINISTRATORS"])
    await send("POST", "/v1/groups.json", { groups: [{ code, name: code, type: "static" }] });
  await send("PUT", "/v1/groups/codes.json", {
    codes: [{ currentCode: "plain", newCode: "Administrators" }],
  });
  await send("PUT", "/v1/groups/codes.json", { codes: [{ currentCode: "Administrators", newCode: "x" }] });
  await send("DELETE", "/v1/groups.json", { codes: ["Administrators"] });
  expect(await administrators()).toContain("admin");
});

test("the form of the token opens nothing by itself", async () => {
  const text = (writing.Authorization ?? "").slice("Bearer ".length);
  const [head = "", payload = "", signature = ""] = text.replace("cy.s.api1.", "").split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const longer = encoded({ ...claims, exp: 9_999_999_999, scope: "dangerous" });
  for (const forged of [
    `cy.s.api1.${head}.${longer}.${signature}`,
    `cy.s.api1.${encoded({ alg: "none", typ: "JWT" })}.${payload}.`,
    `cy.s.api1.${encoded({ alg: "none", typ: "JWT" })}.${longer}.`,
    `cy.s.api1.${head}.${payload}.${"A".repeat(signature.length)}`,
    `cy.s.api1.${head}.${payload}`,
    `${head}.${payload}.${signature}`,
    `cy.s.api1.${text}`,
    "cy.s.api1.",
  ])
    expect((await the.anonymous.get("/v1/users.json", {}, bearer(forged))).body, forged).toMatchObject({
      code: "CB_OA01",
    });
  await ok(the.admin.delete(`/tonari/v1/user-tokens/${tokenId}`));
  expect((await the.anonymous.get("/v1/users.json", {}, writing)).body).toMatchObject({ code: "CB_OA01" });
});
