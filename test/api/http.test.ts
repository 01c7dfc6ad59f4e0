import { request as httpRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Company, company } from "../company.ts";
import { base64 } from "../person.ts";

const refused = (status: number, code: string) => ({ status, body: { code } });

let the: Company;
let record: { app: string; id: string };
beforeAll(async () => {
  the = await company();
  const { body } = await the.aiko.post("/k/v1/record.json", {
    app: the.orders,
    record: { name: { value: "Tea" } },
  });
  record = { app: the.orders, id: body.id };
});

/** fetch cannot send everything that people send. */
function raw(path: string, { body, ...options }: RequestOptions & { body?: string | Buffer }) {
  return new Promise<{ status: number; body: { code?: string }; headers: IncomingMessage["headers"] }>(
    (resolve, reject) => {
      const sent = httpRequest(the.url + path, options, async (reply) => {
        const chunks: Buffer[] = [];
        for await (const chunk of reply) chunks.push(chunk);
        const text = Buffer.concat(chunks).toString();
        const isJson = reply.headers["content-type"]?.startsWith("application/json");
        resolve({
          status: reply.statusCode ?? 0,
          body: isJson ? JSON.parse(text) : text,
          headers: reply.headers,
        });
      });
      sent.on("error", reject);
      sent.end(body);
    },
  );
}

const json = { "Content-Type": "application/json" };
const aiko = () => ({ "X-Cybozu-Authorization": base64(`aiko:${the.aiko.password}`) });

describe("parameters", () => {
  test("of a GET come in the query string, with or without a Content-Type", async () => {
    expect(await the.aiko.get("/k/v1/record.json", record)).toMatchObject({ status: 200 });
    expect(await the.aiko.get("/k/v1/record.json", record, json)).toMatchObject({ status: 200 });
  });

  test("of a GET may come in a JSON body", async () => {
    const body = JSON.stringify(record);
    const headers = { ...json, ...aiko(), "Content-Length": Buffer.byteLength(body) };
    expect(await raw("/k/v1/record.json", { method: "GET", headers, body })).toMatchObject({ status: 200 });
  });

  test("of a DELETE come either way", async () => {
    const add = async () =>
      (await the.aiko.post("/k/v1/record.json", { ...record, record: { name: { value: "x" } } })).body.id;
    const inQuery = `/k/v1/records.json?app=${record.app}&ids%5B0%5D=${await add()}&ids[1]=${await add()}`;
    expect(await the.aiko.send("DELETE", inQuery)).toMatchObject({ status: 200 });
    const { app } = record;
    expect(await the.aiko.delete("/k/v1/records.json", { app, ids: [await add()] })).toMatchObject({
      status: 200,
    });
  });

  test.each([
    ["no type", {}, "{}"],
    ["another type", { "Content-Type": "text/plain" }, "{}"],
    ["a form", { "Content-Type": "application/x-www-form-urlencoded" }, "app=1"],
    ["a broken type", { "Content-Type": "json" }, "{}"],
    ["a type that only starts like JSON", { "Content-Type": "application/jsonx" }, "{}"],
    ["a compressed body", { ...json, "Content-Encoding": "gzip" }, "{}"],
  ])("a body with %s is no request", async (_, headers, body) => {
    const options = { method: "POST", headers: { ...aiko(), ...headers } as Record<string, string>, body };
    expect(await raw("/k/v1/record.json", options)).toMatchObject(refused(400, "CB_IL02"));
  });

  test.each([
    ["a trailing comma", '{"app":1,}'],
    ["single quotes", "{'app':1}"],
    ["a comment", '{"app":1/* */}'],
    ["a raw line break", '{"app":"1\n"}'],
    ["a list", "[1]"],
    ["a number", "1"],
    ["null", "null"],
    ["nothing but space", " "],
    ["bytes that are not UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ["more depth than anything has", `{"record":${"[".repeat(60)}${"]".repeat(60)}}`],
    ["enormous depth", `{"record":${"[".repeat(1_000_000)}${"]".repeat(1_000_000)}}`],
  ])("%s is no JSON object", async (_, body) => {
    const headers = { ...aiko(), "Content-Type": "application/json; charset=UTF-8" };
    expect(await raw("/k/v1/record.json", { method: "POST", headers, body })).toMatchObject(
      refused(400, "CB_IJ01"),
    );
  });

  test("of more than 10 MB are refused, whether the length is told before or not, and the connection lives on", async () => {
    const body = JSON.stringify({ app: "x".repeat(10 * 1024 * 1024) });
    const headers = { ...aiko(), ...json };
    const options = { method: "POST", headers, body };
    expect(await raw("/k/v1/record.json", options)).toMatchObject(refused(413, "CB_TL01"));
    const chunked = { ...options, headers: { ...headers, "Transfer-Encoding": "chunked" } };
    expect(await raw("/k/v1/record.json", chunked)).toMatchObject(refused(413, "CB_TL01"));
    expect(await the.aiko.get("/k/v1/record.json", record)).toMatchObject({ status: 200 });
  });

  test("nobody who is unknown gets a large body read", async () => {
    const body = JSON.stringify({ app: "x".repeat(10 * 1024 * 1024) });
    const options = { method: "POST", headers: { ...json }, body };
    expect(await raw("/k/v1/record.json", options)).toMatchObject(refused(401, "CB_AU01"));
  });

  test("with broken percent signs, too many, or too deep are no request", async () => {
    for (const query of ["app=%zz", "app=%ff", "a&".repeat(1001), `a${"[b]".repeat(9)}=1`]) {
      expect(await the.aiko.send("GET", `/k/v1/record.json?${query}`)).toMatchObject(refused(400, "CB_IL02"));
    }
  });

  test("may have names that mean something to JavaScript", async () => {
    const query = "__proto__[app]=1&constructor[prototype][app]=1&app[__proto__][id]=3";
    expect((await the.aiko.send("GET", `/k/v1/record.json?${query}`)).status).toBe(400);
    const body = `{"__proto__":{"app":"${record.app}"},"id":"${record.id}"}`;
    const headers = { ...aiko(), ...json };
    const answer = await raw("/k/v1/record.json?x=1", {
      method: "GET",
      headers: { ...headers, "Content-Length": body.length },
      body,
    });
    expect(answer).toMatchObject({ status: 400, body: { code: "CB_VA01", errors: { app: {} } } });
    expect(Object.hasOwn(Object.prototype, "app")).toBe(false);
  });
});

describe("X-HTTP-Method-Override", () => {
  const post = (value: string, body: object) =>
    the.aiko.post("/k/v1/record.json", { ...body }, { "X-HTTP-Method-Override": value });

  test("turns a POST into another method", async () => {
    expect(await post("GET", record)).toMatchObject({ status: 200, body: { record: {} } });
    const change = { ...record, record: { qty: { value: "7" } } };
    expect(await post("PUT", change)).toMatchObject({ status: 200, body: { revision: expect.any(String) } });
  });
  test("counts in upper case only, and for the methods of the API only", async () => {
    for (const value of ["get", "Get", "PATCH", ""]) {
      expect(await post(value, { app: record.app })).toMatchObject({
        status: 400,
        body: { code: "CB_VA01" },
      });
    }
  });
  test("counts on POST only", async () => {
    const answer = await the.aiko.get("/k/v1/record.json", record, { "X-HTTP-Method-Override": "DELETE" });
    expect(answer).toMatchObject({ status: 200, body: { record: {} } });
  });
});

describe("a path", () => {
  test.each([
    "/k/v1/Record.json",
    "/K/v1/record.json",
    "/k/v1/record",
    "/k/v1/record.json/",
    "/tonari/v1/nothing",
    "/v1/x.json",
  ])("%s does not exist", async (path) => {
    const answer = await the.anonymous.get(path, {}, { "Accept-Language": "ja" });
    if (path.startsWith("/K")) return expect(answer.status).toBe(404);
    expect(answer).toMatchObject(refused(404, "CB_NF01"));
    expect(answer.headers.get("x-cybozu-error")).toBe("CB_NF01");
  });

  test("knows which methods it has", async () => {
    const { app } = record;
    expect(await the.aiko.delete("/k/v1/record.json", { app })).toMatchObject(refused(405, "CB_NF02"));
    for (const method of ["PATCH", "OPTIONS"]) {
      expect(await the.aiko.send(method, "/k/v1/record.json")).toMatchObject(refused(405, "CB_NF02"));
    }
  });

  test("below a guest space reaches only that space's apps", async () => {
    expect(await the.aiko.get("/k/guest/1/v1/record.json", record)).toMatchObject(refused(403, "CB_NO02"));
    expect(await the.aiko.get("/k/guest/x/v1/record.json", record)).toMatchObject(refused(404, "CB_NF01"));
    expect(await the.aiko.get("/k/guest/0/v1/record.json", record)).toMatchObject(refused(404, "CB_NF01"));
  });

  test("longer than 8 KB, with its query string, does not come in", async () => {
    const query = "x".repeat(8200);
    const answer = await the.aiko.get("/k/v1/records.json", { app: record.app, query });
    expect(answer).toMatchObject({ status: 414, body: expect.stringContaining("Request-URI Too Large") });
    const posted = await the.aiko.post(
      "/k/v1/records.json",
      { app: record.app, query: `name != "${query}"` },
      { "X-HTTP-Method-Override": "GET" },
    );
    expect(posted).toMatchObject({ status: 200 });
  });

  test("that is not percent-encoded well is an illegal request", async () => {
    expect(await raw("/k/v1/%zz", { method: "GET" })).toMatchObject(refused(400, "CB_IL02"));
  });
});

test("every reply of the API tells how many calls run, is not kept, and opens to no other site", async () => {
  const answers = [
    await the.aiko.get("/k/v1/record.json", record),
    await the.anonymous.get("/k/v1/record.json", record, { Origin: "https://evil.example" }),
    await the.aiko.get("/tonari/v1/users"),
  ];
  for (const { headers } of answers) {
    expect(headers.get("x-concurrencylimit-limit")).toBe("100");
    expect(headers.get("x-concurrencylimit-running")).toBe("1");
    expect(headers.get("cache-control")).toBe("no-cache, no-store, must-revalidate");
    expect(headers.get("content-type")).toBe("application/json;charset=utf-8");
    expect(headers.get("access-control-allow-origin")).toBeNull();
  }
});

describe("with a hundred calls running", () => {
  const open: ReturnType<typeof httpRequest>[] = [];
  afterAll(() => {
    for (const one of open) one.destroy();
  });

  test("the next is turned away, until one has ended", async () => {
    const boundary = "b";
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n`;
    for (let n = 0; n < 100; n += 1) {
      const headers = { ...aiko(), "Content-Type": `multipart/form-data; boundary=${boundary}` };
      const one = httpRequest(`${the.url}/k/v1/file.json`, { method: "POST", headers, agent: false });
      one.on("error", () => undefined);
      one.write(head);
      open.push(one);
    }
    const ask = (headers = {}) =>
      the.aiko.get("/k/v1/record.json", record, { "Accept-Language": "*", ...headers });
    await expect.poll(async () => (await ask()).status, { timeout: 10_000 }).toBe(429);
    const answer = await ask();
    expect(answer.body).toMatchObject({
      code: "GAIA_TO04",
      message: "The number of concurrent API requests exceeds the limit.",
    });
    expect(answer.headers.get("x-cybozu-error")).toBe("GAIA_TO04");
    expect(answer.headers.get("x-concurrencylimit-running")).toBe("101");
    expect(answer.headers.get("cache-control")).toBe("no-cache, no-store, must-revalidate");
    open.pop()?.destroy();
    await expect.poll(async () => (await ask()).status, { timeout: 10_000 }).toBe(200);
  });
});
