import { Validator } from "@seriousme/openapi-schema-validator";
import { beforeAll, expect, test } from "vitest";
import { routes } from "../../src/routes.ts";
import { company } from "../company.ts";

interface Operation {
  readonly summary: string;
  readonly operationId: string;
  readonly security: readonly Record<string, readonly string[]>[];
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: object }[];
  readonly requestBody?: { content: Record<string, { schema: Record<string, unknown> }> };
  readonly "x-token-permissions"?: readonly string[];
  readonly "x-oauth-scope"?: string;
}
interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly securitySchemes: Record<string, object> };
}

let document: Document;
beforeAll(async () => {
  const { anonymous } = await company();
  const { status, body } = await anonymous.get("/tonari/v1/openapi.json");
  expect(status).toBe(200);
  document = body;
});
const bracketed = (path: string) => path.replaceAll(/:(\w+)/g, "{$1}");
const operation = (method: string, path: string) => document.paths[bracketed(path)]?.[method.toLowerCase()];

test("is valid OpenAPI 3.1", async () => {
  const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(document)));
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
});

test("has every route, once, with its credentials and path parameters", () => {
  expect(Object.values(document.paths).flatMap((methods) => Object.keys(methods))).toHaveLength(
    routes.length,
  );
  for (const { method, path, by, says, token, scope } of routes) {
    const found = operation(method, path);
    expect(found?.summary, `${method} ${path}`).toBe(says);
    expect(found?.security.flatMap(Object.keys), `${method} ${path}`).toEqual(by);
    expect(found?.["x-token-permissions"]).toEqual(by.includes("apiToken") ? (token ?? []) : undefined);
    if (by.includes("oauth")) expect(found?.["x-oauth-scope"], `${method} ${path}`).toBe(scope);
    const named = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
    expect(found?.parameters.filter((one) => one.in === "path").map(({ name }) => name)).toEqual(named);
  }
  const ids = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).map((one) => one.operationId),
  );
  expect(new Set(ids).size).toBe(ids.length);
});

test("names the six ways to say who one is", () => {
  expect(Object.keys(document.components.securitySchemes)).toEqual([
    "password",
    "apiToken",
    "userToken",
    "oauth",
    "session",
    "basic",
  ]);
});

test("knows the parameters as the handlers read them", () => {
  const query = operation("GET", "/k/v1/records.json")?.parameters ?? [];
  expect(query.map(({ name, required }) => [name, required])).toEqual([
    ["app", true],
    ["query", false],
    ["fields", false],
    ["totalCount", false],
  ]);
  const body = operation("PUT", "/k/v1/records.json")?.requestBody?.content["application/json"]?.schema;
  expect(body).toMatchObject({
    required: ["app", "records"],
    properties: { records: { type: "array", maxItems: 100 } },
  });
  const upload = operation("POST", "/k/v1/file.json")?.requestBody?.content;
  expect(Object.keys(upload ?? {})).toEqual(["multipart/form-data"]);
});

test("of what changes something, only few routes take no parameters that could be described", () => {
  const silent = routes.filter(({ method, path, upload }) => {
    const found = operation(method, path);
    return !upload && (method === "POST" || method === "PUT") && !found?.requestBody;
  });
  const names = silent.map(({ method, path }) => `${method} ${path}`);
  expect(names.length, names.join(", ")).toBeLessThan(routes.length / 20);
});
