import { beforeAll, expect, test } from "vitest";
import { routes } from "../../src/routes.ts";
import { type Company, company, type Params } from "../facts/facts.ts";
import { isKnown } from "./known.ts";
import { requestsOf } from "./requests.ts";
import { differences, operations, parameters, type Shape } from "./shape.ts";

/** Every address of kintone's that we serve, except files, which are no JSON or no JSON request. */
const served = routes
  .map(({ method, path }) => `${method} ${path}`)
  .filter((route) => Object.hasOwn(operations, route) && !route.endsWith("/k/v1/file.json"));

let the: Company;
let requests: Record<string, Params>;
beforeAll(async () => {
  the = await company();
  requests = await requestsOf(the);
});

async function reply(route: string) {
  const [method = "", path = ""] = route.split(" ");
  const given = requests[route];
  if (!given) throw new Error(`requests.ts has none for ${route}`);
  const who = path.endsWith("customize.json") ? the.admin : the.aiko;
  return method === "GET" ? who.get(path, given) : who.json(method, path, given);
}

test("kintone's record and settings calls are among them", () => {
  expect(served.length).toBeGreaterThan(50);
});
test.each(served)("%s answers what kintone answers", async (route) => {
  const { status, body } = await reply(route);
  expect(status, JSON.stringify(body)).toBe(200);
  const found = differences(body, operations[route] as Shape);
  expect([...new Set(found)].filter((one) => !isKnown(route, one))).toEqual([]);
});
test("POST /k/v1/file.json answers what kintone answers", async () => {
  const form = new FormData();
  form.append("file", new Blob(["hello"], { type: "text/plain" }), "a.txt");
  const { status, body } = await the.aiko.send("POST", "/k/v1/file.json", { body: form });
  expect(status).toBe(200);
  expect(differences(body, operations["POST /k/v1/file.json"] as Shape)).toEqual([]);
});

test("every parameter that kintone's data name is taken, according to our own OpenAPI", async () => {
  const { body } = await the.anonymous.get("/tonari/v1/openapi.json");
  const missing = Object.entries(parameters).flatMap(([operation, names]) => {
    const [method = "", path = ""] = operation.split(" ");
    const ours = body.paths[path]?.[method.toLowerCase()];
    if (!ours || path.endsWith("/file.json")) return [];
    const sent = ours.requestBody?.content?.["application/json"]?.schema?.properties ?? {};
    const taken = new Set([...ours.parameters.map(({ name }: Params) => name), ...Object.keys(sent)]);
    return names.filter((name) => !taken.has(name)).map((name) => `${operation} ${name}`);
  });
  expect(missing).toEqual([]);
});
