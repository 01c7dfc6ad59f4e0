import { beforeAll, describe, expect, test } from "vitest";
import { bearer, register } from "../api/application.ts";
import { type Company, company } from "../company.ts";
import { base64 } from "../person.ts";
import { codeOf, raw } from "./raw.ts";

let the: Company;
let good: { password: string; token: string; bearer: string; cookie: string };
beforeAll(async () => {
  the = await company();
  const application = await register(the, [the.ben]);
  good = {
    password: base64(`ben:${the.ben.password}`),
    token: await the.token(["view"]),
    bearer: (await application.tokens(the.ben)).access,
    cookie: (await the.ben.withSession()).session.cookie,
  };
});

const ask = async (...headers: string[]) =>
  codeOf(
    await raw(the.url, [`GET /k/v1/records.json?app=${the.orders} HTTP/1.1`, "Host: localhost", ...headers]),
  );
const password = (value: string) => `X-Cybozu-Authorization: ${value}`;
const token = (value: string) => `X-Cybozu-API-Token: ${value}`;
const authorization = (value: string) => `Authorization: ${value}`;
const wrong = () => base64("ben:wrong");

test("one of each, as it should be, opens", async () => {
  expect(await ask(password(good.password))).toBe("200");
  expect(await ask(token(good.token))).toBe("200");
  expect(await ask(authorization(`Bearer ${good.bearer}`))).toBe("200");
  expect(await ask(`Cookie: ${good.cookie}`, "X-Requested-With: x")).toBe("200");
});

describe("a header that comes twice", () => {
  test("is no password, whichever of them is good", async () => {
    for (const [one, other] of [
      [good.password, wrong()],
      [wrong(), good.password],
      [good.password, good.password],
      ["", good.password],
    ] as const)
      expect(await ask(password(one), password(other)), `${one}, ${other}`).toBe("CB_WA01");
  });

  test("is a list of tokens, all of which have to be good", async () => {
    expect(await ask(token(good.token), token("x"))).toBe("GAIA_IA02");
    expect(await ask(token("x"), token(good.token))).toBe("GAIA_IA02");
    expect(await ask(token(good.token), token(good.token))).toBe("GAIA_DA03");
    expect(await ask(...Array.from({ length: 10 }, () => token("x")))).toBe("CB_VA01");
  });

  test("is one Authorization: the first, whatever follows", async () => {
    const [fine, none] = [authorization(`Bearer ${good.bearer}`), authorization("Bearer x")];
    expect(await ask(none, fine)).toBe("CB_OA01");
    expect(await ask(authorization("Basic eDp5"), fine)).toBe("CB_AU01");
    expect(await ask(authorization(`Bearer x, Bearer ${good.bearer}`))).toBe("CB_OA01");
    expect(await ask(authorization(`Basic eDp5, Bearer ${good.bearer}`))).toBe("CB_AU01");
  });

  test("is the first session cookie that counts", async () => {
    expect(await ask(`Cookie: tonari_session=x; ${good.cookie}`, "X-Requested-With: x")).toBe("CB_AU01");
    expect(await ask("Cookie: tonari_session=x", `Cookie: ${good.cookie}`, "X-Requested-With: x")).toBe(
      "CB_AU01",
    );
  });
});

test.each([
  ["a comma before", () => token(`,${good.token}`), "GAIA_IA02"],
  ["a comma after", () => token(`${good.token},`), "GAIA_IA02"],
  ["commas between", () => token(`${good.token},,`), "GAIA_IA02"],
  ["a semicolon", () => token(`${good.token};x`), "GAIA_IA02"],
  [
    "a comma that is not ASCII",
    () => token(`${good.token}\uff0cx`.replace("\uff0c", "\xef\xbc\x8c")),
    "GAIA_IA02",
  ],
  ["a quoted token", () => token(`"${good.token}"`), "GAIA_IA02"],
  ["spaces and tabs around", () => token(`\t ${good.token} \t`), "200"],
  ["a space within", () => token(`${good.token.slice(0, 9)} ${good.token.slice(9)}`), "GAIA_IA02"],
  ["a no-break space", () => token(`\xa0${good.token}`), "200"],
  ["the name of the header in other case", () => `x-CYBOZU-api-TOKEN: ${good.token}`, "200"],
  ["underscores in the name", () => `X_Cybozu_API_Token: ${good.token}`, "CB_AU01"],
  ["a space before the colon", () => `X-Cybozu-API-Token : ${good.token}`, "400"],
  ["a folded line", () => `X-Cybozu-API-Token:\r\n ${good.token}`, "400"],
  ["a NUL", () => token(`${good.token}\0`), "400"],
  ["a bare line feed", () => token(`x\nX-Cybozu-API-Token: ${good.token}`), "400"],
  ["a bare carriage return", () => token(`x\rX-Cybozu-API-Token: ${good.token}`), "400"],
  ["an empty header", () => token(""), "CB_AU01"],
  ["letters that are not ASCII", () => token("\xe3\x81\x82"), "GAIA_IA02"],
  ["60,000 letters", () => token("a".repeat(60_000)), "GAIA_IA02"],
  ["70,000 letters", () => token("a".repeat(70_000)), "431"],
  ["30,000 commas", () => token(",".repeat(30_000)), "CB_VA01"],
  ["a password in URL-safe Base64", () => password(base64("ben:???>>>").replaceAll("/", "_")), "CB_WA01"],
  [
    "a password without padding",
    () => password(base64(`ben:${the.ben.password}x`).replace(/=*$/, "A")),
    "CB_WA01",
  ],
  [
    "a password with line breaks of Base64",
    () => password(`${good.password.slice(0, 8)} ${good.password.slice(8)}`),
    "CB_WA01",
  ],
  ["a scheme before the password", () => password(`Basic ${good.password}`), "CB_WA01"],
  ["60,000 letters of password", () => password("QUFB".repeat(15_000)), "CB_WA01"],
  ["Basic where Bearer is due", () => authorization(`Basic ${good.bearer}`), "CB_AU01"],
  ["Bearer without a space", () => authorization(`Bearer${good.bearer}`), "CB_AU01"],
  ["Bearer with a colon", () => authorization(`Bearer: ${good.bearer}`), "CB_OA01"],
  ["Bearer with a comma", () => authorization(`Bearer ${good.bearer},x`), "CB_OA01"],
  ["Bearer alone", () => authorization("Bearer"), "CB_OA01"],
  ["a token as bearer", () => authorization(`Bearer ${good.token}`), "CB_OA01"],
  ["a bearer as token", () => token(good.bearer), "GAIA_IA02"],
  ["another header for the same", () => `X-Api-Token: ${good.token}`, "CB_AU01"],
  ["the header of proxies", () => `Proxy-Authorization: Bearer ${good.bearer}`, "CB_AU01"],
  ["a session without X-Requested-With", () => `Cookie: ${good.cookie}`, "CB_JH01"],
  [
    "a session in quotes",
    () => `Cookie: tonari_session="${good.cookie.split("=")[1]}"\r\nX-Requested-With: x`,
    "CB_AU01",
  ],
  [
    "a session by another name",
    () => `Cookie: ${good.cookie.replace("tonari", "TONARI")}\r\nX-Requested-With: x`,
    "CB_AU01",
  ],
  ["a session of TLS without TLS", () => `Cookie: __Host-${good.cookie}\r\nX-Requested-With: x`, "CB_AU01"],
  [
    "a user named by a proxy",
    () => "X-Forwarded-User: admin\r\nX-Remote-User: admin\r\nRemote-User: admin",
    "CB_AU01",
  ],
])("%s", async (_, header, code) => {
  expect(await ask(header())).toBe(code);
});

describe("X-HTTP-Method-Override", () => {
  const post = async (headers: string[], body: object, from = "POST") => {
    const text = JSON.stringify(body);
    return codeOf(
      await raw(
        the.url,
        [
          `${from} /k/v1/records.json HTTP/1.1`,
          "Host: localhost",
          "Content-Type: application/json",
          `Content-Length: ${text.length}`,
          ...headers,
        ],
        text,
      ),
    );
  };
  test("gives no more rights than the method it names, and no fewer", async () => {
    const view = token(good.token);
    const remove = { app: the.orders, ids: ["1"] };
    expect(await post([view, "X-HTTP-Method-Override: GET"], { app: the.orders })).toBe("200");
    expect(await post([view, "X-HTTP-Method-Override: DELETE"], remove)).toBe("GAIA_NO01");
    expect(await post([view, "X-HTTP-Method-Override: DELETE"], remove, "GET")).not.toBe("GAIA_NO01");
    expect(await post([view, "X-HTTP-Method-Override: GET"], remove, "DELETE")).toBe("GAIA_NO01");
    expect(await post([view, "X-HTTP-Method-Override: GET, DELETE"], remove)).toBe("GAIA_NO01");
    expect(await post([view, "X-HTTP-Method-Override: DELETE", "X-HTTP-Method-Override: GET"], remove)).toBe(
      "GAIA_NO01",
    );
    expect(await post([view, "X-Method-Override: GET", "X-HTTP-Method: GET"], { app: the.orders })).toBe(
      "GAIA_NO01",
    );
  });
  test("does not take away what a session needs to change something", async () => {
    const session = [`Cookie: ${good.cookie}`, "X-Requested-With: x"];
    for (const method of ["PUT", "DELETE", "POST", "get", "GET "])
      expect(await post([...session, `X-HTTP-Method-Override: ${method}`], { app: the.orders })).toBe(
        method === "GET " ? "200" : "CB_CS01",
      );
  });
});

describe("two readings of one request", () => {
  const lines = (...more: string[]) => ["POST /k/v1/records.json HTTP/1.1", "Host: localhost", ...more];
  test.each([
    ["a length and chunks", ["Transfer-Encoding: chunked", "Content-Length: 5"]],
    ["two lengths", ["Content-Length: 5", "Content-Length: 6"]],
    ["a length that is none", ["Content-Length: 0x5"]],
    ["a negative length", ["Content-Length: -1"]],
    ["chunks in disguise", ["Transfer-Encoding: xchunked", "Content-Length: 5"]],
    ["chunks twice", ["Transfer-Encoding: chunked", "Transfer-Encoding: identity"]],
  ])("%s are refused, and the connection ends", async (_, headers) => {
    const { status, body } = await raw(the.url, lines(...headers), "0\r\n\r\n");
    expect([400, 501]).toContain(status);
    expect(body).not.toContain("records");
  });
  test("a hop-by-hop list takes no header away", async () => {
    expect(
      await ask(
        "Connection: X-Cybozu-API-Token, close",
        token("x"),
        `Cookie: ${good.cookie}`,
        "X-Requested-With: x",
      ),
    ).toBe("GAIA_IA02");
  });
  test("the address may be absolute: it is this server all the same", async () => {
    const asked = await raw(the.url, [
      `GET http://evil.example/k/v1/records.json?app=${the.orders} HTTP/1.1`,
      "Host: evil.example",
      token(good.token),
    ]);
    expect(codeOf(asked)).toBe("200");
  });
});

test("X-Forwarded-For of a proxy that nobody trusts is not believed", async () => {
  await ask(
    token("x"),
    "X-Forwarded-For: 203.0.113.9",
    "Forwarded: for=203.0.113.9",
    "X-Real-IP: 203.0.113.9",
  );
  const { body } = await the.admin.get("/tonari/v1/log", { limit: 5 });
  expect(JSON.stringify(body)).not.toContain("203.0.113.9");
  expect(body.exchanges[0].address).toMatch(/^(127\.0\.0\.1|::1)$/);
});

test("the bearer's name counts in any case, as the specification wants", async () => {
  const answer = await the.anonymous.get(
    "/k/v1/records.json",
    { app: the.orders },
    {
      Authorization: bearer(good.bearer).Authorization.replace("Bearer", "bEARER"),
    },
  );
  expect(answer.status).toBe(200);
});
