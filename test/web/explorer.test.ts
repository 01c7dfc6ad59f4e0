import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { describe as documentOf } from "../../src/api/openapi/document.ts";
import { routes } from "../../src/routes.ts";
import { type Document, operationsOf, search } from "../../web/pages/explorer/document.ts";
import { curlOf, exchangeOf, firstDraft } from "../../web/pages/explorer/exchange.ts";

const operations = operationsOf((await documentOf(routes)) as Document);
const operation = (method: string, path: string) => {
  const found = operations.find((one) => one.method === method && one.path === path);
  if (!found) throw new Error(`${method} ${path} is not described`);
  return found;
};
const getRecords = operation("GET", "/k/v1/records.json");
const origin = "http://localhost:8080";

test("every route can be looked up", () => {
  expect(operations).toHaveLength(routes.length);
  const found = search(operations, "PUT records upsert").map(({ path }) => path);
  expect(found).toEqual(["/k/v1/records.json"]);
  expect(search(operations, "no such thing")).toEqual([]);
});

test("a form begins with what is required", () => {
  expect(JSON.parse(firstDraft(getRecords).parameters)).toEqual({ app: 1 });
  const token = operation("PUT", "/tonari/v1/apps/{app}/tokens/{token}");
  expect(firstDraft(token).inPath).toEqual({ app: "", token: "" });
});

test("GET parameters go into the address, others into the body, and the path keeps what is typed", () => {
  const asked = { inPath: {}, parameters: '{"app": 1, "fields": ["a b"]}' };
  expect(exchangeOf(getRecords, asked)).toEqual({
    method: "GET",
    address: "/k/v1/records.json?app=1&fields%5B0%5D=a+b",
  });
  const user = operation("PUT", "/tonari/v1/users/{user}");
  expect(exchangeOf(user, { inPath: { user: "a/b" }, parameters: '{"name":"Ben"}' })).toEqual({
    method: "PUT",
    address: "/tonari/v1/users/a%2Fb",
    body: { name: "Ben" },
  });
  for (const parameters of ["[1]", "1", "{", "null"])
    expect(exchangeOf(getRecords, { inPath: {}, parameters })).toBeUndefined();
});

test("a shell reads the curl command as it was meant", () => {
  const body = { name: `it's "5 $HOME" \`x\` \\` };
  const shown = curlOf({ method: "POST", address: "/k/v1/a?b=c'd", body }, origin, {
    credential: "password",
  });
  const script = `LOGIN=ben PASSWORD='p w'; curl() { for one in "$@"; do printf '%s\\n' "$one"; done; }\n${shown}`;
  expect(execFileSync("sh", ["-c", script], { encoding: "utf8" }).trimEnd().split("\n")).toEqual([
    "-X",
    "POST",
    `${origin}/k/v1/a?b=c'd`,
    "-H",
    `X-Cybozu-Authorization: ${btoa("ben:p w")}`,
    "-H",
    "Content-Type: application/json",
    "-d",
    JSON.stringify(body),
  ]);
  expect(curlOf({ method: "GET", address: "/x" }, origin, { credential: "apiToken" })).toContain("$TOKEN");
});
