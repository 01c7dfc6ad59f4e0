import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { curlOf } from "../../src/core/decisions/curl.ts";
import { type Decision, kinds, type Refusal } from "../../src/core/decisions/decision.ts";
import { explain } from "../../src/core/decisions/explain.ts";
import { masked, maskParameters } from "../../src/core/decisions/mask.ts";
import { catalogue } from "../../src/core/errors/catalogue.ts";

const refused = (reason: string, more: Partial<Decision> = {}): Decision => ({
  id: "x",
  at: 0,
  duration: 1,
  method: "GET",
  path: "/k/v1/record.json",
  address: "127.0.0.1",
  presented: ["apiToken"],
  basic: false,
  user: null,
  tokens: [],
  scopes: [],
  route: {
    path: "/k/v1/record.json",
    says: "One record",
    by: kinds,
    token: ["view"],
    scope: "k:app_record:read",
  },
  step: "credential",
  status: 400,
  refusal: { ...refusal, reason },
  parameters: { app: "1", id: "2" },
  upload: false,
  ...more,
});
const refusal: Refusal = { code: "C", reason: "C", message: "m", language: "en", why: null, errors: {} };

describe("masking", () => {
  test.each([
    "password",
    "newPassword",
    "current_password",
    "token",
    "access_token",
    "__REQUEST_TOKEN__",
    "client_secret",
    "X-Cybozu-Authorization",
    "X-Cybozu-API-Token",
    "apiKey",
    "otp",
    "recoveryCodes",
    "login",
  ])("%s is masked, wherever it stands", (name) => {
    expect(maskParameters({ [name]: "s3cret", a: [{ [name]: { value: "s3cret" } }] })).toEqual({
      [name]: masked,
      a: [{ [name]: masked }],
    });
  });

  test("what is no secret stays readable, long texts are cut", () => {
    const given = { app: 1, record: { author: { value: "Ben" } }, ids: ["1", null, true] };
    expect(maskParameters(given)).toEqual(given);
    expect(String(maskParameters({ text: "x".repeat(5000) }).text).length).toBeLessThan(400);
  });
});

describe("explaining", () => {
  test("names what came, what decided, what is asked, which rule said no and what would help", () => {
    const tokens = [{ app: "1", permissions: ["add"] }];
    const step = "token" as const;
    const decision = refused("GAIA_NO01", {
      presented: ["apiToken", "session"],
      user: "Administrator",
      tokens,
      step,
    });
    const { sentences, help } = explain(decision, "en");
    const text = sentences.join("\n");
    expect(text).toContain("The request brought: API token, session.");
    expect(text).toContain("The API token decided; the others were not looked at.");
    expect(text).toContain("A token of app 1 with the permissions: add.");
    expect(text).toContain(
      "API token (permission view), User API token, OAuth access token (scope k:app_record:read)",
    );
    expect(help).toContain("Tick the permission (view)");
  });

  test("one code says different things at different places", () => {
    const help = (step: Decision["step"]) => explain(refused("CB_NO02", { step, user: "ben" }), "en").help;
    expect(new Set([help("method"), help("service"), help("handler")]).size).toBe(3);
    expect(help("handler")).toContain("ben");
  });

  test.each(Object.keys(catalogue))("%s has a help in each language", (code) => {
    const said = (["en", "ja", "zh"] as const).map((language) => explain(refused(code), language).help);
    expect(new Set(said).size).toBe(3);
    expect(said.join()).not.toContain("undefined");
  });

  test("what was allowed needs no help", () => {
    const { sentences, help } = explain(refused("", { refusal: null, step: "done", user: "ben" }), "en");
    expect(help).toBe("");
    expect(sentences.at(-1)).toBe("It was allowed.");
  });
});

describe("curl", () => {
  // What a shell makes of it is what counts, so a shell reads it.
  const asShellReads = (command: string) =>
    execFileSync("sh", ["-c", `curl() { for a in "$@"; do printf '%s\\n' "$a"; done; }; ${command}`])
      .toString()
      .trimEnd()
      .split("\n");

  test.each(kinds)("by %s: the address and the method arrive as they are", (kind) => {
    const parameters = { app: "1", query: 'name = "O\'Neil $(id) `id`"' };
    const words = asShellReads(curlOf(refused("C", { parameters }), kind, "http://localhost:1"));
    const url = new URL(words[2] ?? "");
    expect(url.searchParams.get("query")).toBe(parameters.query);
    expect(words.slice(0, 2)).toEqual(["-X", "GET"]);
  });

  test("a body arrives as JSON, and the page's token with a session", () => {
    const parameters = { app: 1, record: { name: { value: "it's $HOME" } } };
    const put = refused("C", { method: "PUT", parameters });
    const body = (kind: "apiToken" | "session") =>
      JSON.parse(asShellReads(curlOf(put, kind, "http://h")).at(-1) ?? "");
    expect(body("apiToken")).toEqual(parameters);
    expect(body("session")).toEqual({ ...parameters, __REQUEST_TOKEN__: "REQUEST_TOKEN" });
  });

  test("a password becomes base64 in the shell", () => {
    const words = asShellReads(curlOf(refused("C"), "password", "http://h"));
    expect(words.at(-1)).toBe(`X-Cybozu-Authorization: ${Buffer.from("LOGIN:PASSWORD").toString("base64")}`);
  });
});
