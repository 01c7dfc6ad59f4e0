import type { Members, Shape } from "../../core/input/shape.ts";
import type { Route } from "../request.ts";
import { errorResponse, securitySchemes } from "./schemes.ts";
import { shapesOf } from "./shapes.ts";

/** OpenAPI 3.1, made from the table of routes: what is not in the table is not served, and what is in it is here. */
export async function describe(routes: readonly Route[]): Promise<object> {
  const described = await Promise.all(routes.map(async (route) => [route, await operation(route)] as const));
  const paths: Record<string, Record<string, object>> = {};
  for (const [{ path, method }, about] of described) {
    const key = path.replaceAll(/:(\w+)/g, "{$1}");
    paths[key] = { ...paths[key], [method.toLowerCase()]: about };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "tonari",
      version: "1",
      description:
        "kintone's API, its User API, and tonari's own. The paths of kintone's API are also served below " +
        "`/k/guest/{spaceId}/v1/`. GET parameters may also be sent as a JSON body, and long GETs as a POST with " +
        "`X-HTTP-Method-Override: GET`.",
    },
    servers: [{ url: "/" }],
    paths,
    components: { securitySchemes, responses: { Error: errorResponse } },
  };
}

async function operation(route: Route): Promise<object> {
  const { method, path, by, token, scope, userScope, says, upload } = route;
  const shapes = await shapesOf(route);
  const inQuery = method === "GET" && !upload;
  return {
    operationId: `${method.toLowerCase()}${path.replace(/\.json$/, "").replaceAll(/[^A-Za-z0-9]+/g, "_")}`,
    summary: says,
    tags: [familyOf(path)],
    security: by.map((kind) => ({ [kind]: kind === "oauth" && scope ? [scope] : [] })),
    ...(by.includes("apiToken") && { "x-token-permissions": token ?? [] }),
    ...(scope && by.includes("oauth") && { "x-oauth-scope": scope }),
    ...(userScope && { "x-user-token-scope": userScope }),
    parameters: [...inPath(path), ...(inQuery ? queryOf(shapes ?? {}) : [])],
    ...(upload ? { requestBody: file } : !inQuery && shapes && { requestBody: bodyOf(shapes) }),
    responses: { "200": { description: "Done" }, default: { $ref: "#/components/responses/Error" } },
  };
}

function inPath(path: string): object[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}

const required = ({ optional }: Shape<unknown>) => optional !== true;

/** Lists are written `ids[0]=1&ids[1]=2`, which OpenAPI has no name for; repeating the name is understood too. */
function queryOf(shapes: Members): object[] {
  return Object.entries(shapes).map(([name, shape]) => ({
    name,
    in: "query",
    required: required(shape),
    schema: shape.schema,
  }));
}

function bodyOf(shapes: Members): object {
  const all = Object.entries(shapes);
  const schema = {
    type: "object",
    properties: Object.fromEntries(all.map(([name, shape]) => [name, shape.schema])),
    required: all.filter(([, shape]) => required(shape)).map(([name]) => name),
  };
  return { required: schema.required.length > 0, content: { "application/json": { schema } } };
}

const file = {
  required: true,
  content: {
    "multipart/form-data": {
      schema: {
        type: "object",
        properties: { file: { type: "string", contentMediaType: "application/octet-stream" } },
        required: ["file"],
      },
    },
  },
};

/** The families of routes.ts, as one reads them. */
function familyOf(path: string): string {
  return families.find(([start]) => start.test(path))?.[1] ?? "tonari";
}
const families: readonly (readonly [RegExp, string])[] = [
  [/^\/k\/v1\/(record|bulkRequest)/, "Records"],
  [/^\/k\/v1\/file/, "Files"],
  [/^\/k\/v1\/(apps?\.json|preview\/app\.json|preview\/app\/deploy)/, "Apps"],
  [/^\/k\/v1\//, "App settings"],
  [/^\/v1\//, "Users, departments, groups"],
  [/^\/tonari\/v1\/apps/, "tonari: apps and tokens"],
  [/^\/tonari\/v1\/.*(oauth|grants)/, "tonari: OAuth"],
  [/^\/tonari\/v1\/session/, "tonari: sessions"],
  [/^\/tonari\/v1\/(me|users|user-tokens|custom-items|titles|groups)/, "tonari: people"],
];
