import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { register } from "../api/application.ts";
import { browserPages } from "../browser/pages.ts";
import { type Company, company } from "../company.ts";
import type { Person } from "../person.ts";
import { raw } from "./raw.ts";

const { page } = browserPages();
let the: Company;
let ben: Person;
beforeAll(async () => {
  the = await company();
  ben = await the.ben.withSession();
});

/** Where a browser goes that is answered this Location. */
const goal = (location: string | null) => new URL(location ?? "", the.url);

const elsewhere = [
  "https://evil.example/",
  "//evil.example/",
  "///evil.example/",
  "/\\evil.example/",
  "\\\\evil.example/",
  "/\t/evil.example/",
  "/\n/evil.example/",
  "\t//evil.example/",
  " //evil.example/",
  "/%09/evil.example/",
  "/.//evil.example/",
  "/k/..//evil.example/",
  "http:evil.example",
  "http:/evil.example",
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "@evil.example/",
  ".evil.example/",
  "/\u0000/evil.example/",
  "/\u00a0/evil.example/",
  "/\u2028/evil.example/",
  "",
];

describe("after signing in nobody is led to another site", () => {
  const follow = (wanted: string) => ben.send("GET", `/login?redirect=${encodeURIComponent(wanted)}`);

  test.each(elsewhere)("by %j", async (wanted) => {
    const { status, headers } = await follow(wanted);
    expect(status).toBe(302);
    expect(goal(headers.get("location")).origin).toBe(the.url);
  });

  test.each([
    "/logout",
    "/logout?x=1",
    "/logout#x",
    "/logout/",
    "/%6cogout",
    "/k/../logout",
    "/k/%2e%2e/logout",
    "/login?redirect=/logout",
  ])("nor out again, by %j", async (wanted) => {
    const { headers } = await ben.send("GET", `/login?redirect=${encodeURIComponent(wanted)}`);
    const where = headers.get("location") ?? "";
    if (!wanted.startsWith("/login")) expect(where).toBe("/k/");
    // What is left leads home in the next step.
    else expect((await ben.send("GET", where)).headers.get("location")).toBe("/k/");
  });

  test("and a mere mention of signing out is followed", async () => {
    const wanted = "/k/1/?query=/logout%zz";
    const { headers } = await ben.send("GET", `/login?redirect=${encodeURIComponent(wanted)}`);
    expect(headers.get("location")).toBe(wanted);
  });

  test("by anything at all", async () => {
    const pieces = fc.constantFrom(
      "/",
      "\\",
      ".",
      "@",
      ":",
      "\t",
      "\r\n",
      "%2f",
      "%5c",
      "http",
      "evil.example",
      "?",
      "#",
      " ",
      "\u3002",
      "／",
    );
    const address = fc.oneof(
      fc.array(pieces, { maxLength: 8 }).map((all) => all.join("")),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(address, async (wanted) => {
        const { headers } = await follow(`/${wanted}`);
        expect(goal(headers.get("location")).origin).toBe(the.url);
      }),
      { numRuns: 200 },
    );
  });

  test("twice named, or half encoded", async () => {
    for (const query of [
      "redirect=/k/&redirect=https://evil.example/",
      "redirect=https://evil.example/&redirect=/k/",
      "redirect=%2F%2Fevil.example",
      "redirect=%252F%252Fevil.example",
      "redirect=/%5Cevil.example",
      "redirect[]=https://evil.example/",
    ]) {
      const { headers } = await ben.send("GET", `/login?${query}`);
      expect(goal(headers.get("location")).origin, query).toBe(the.url);
    }
  });

  test("in the browser, by the page itself", async () => {
    const browser = await page(the.url);
    await browser.goto(`/login?redirect=${encodeURIComponent("//evil.example/steal")}`);
    await browser.getByLabel("Login name").fill("ben");
    await browser.getByLabel("Password", { exact: true }).fill(the.ben.password);
    await browser.getByRole("button", { name: "Sign in", exact: true }).click();
    await browser.waitForURL(`${the.url}/k/**`);
  });

  test("and whoever is sent to sign in comes back to this site only", async () => {
    for (const target of ["http://evil.example/k/", "/k//evil.example", "/k/\\evil.example"]) {
      const { status, head } = await raw(the.url, [`GET ${target} HTTP/1.1`, "Host: evil.example"]);
      expect(status).toBe(302);
      const [, location = ""] = /^location: (.*)$/im.exec(head) ?? [];
      expect(goal(location).origin).toBe(the.url);
      const { headers } = await ben.send("GET", location);
      expect(goal(headers.get("location")).origin).toBe(the.url);
    }
  });
});

describe("the page of consent sends nobody to an address that is not the application's", () => {
  const registered = "https://app.example/back";

  test("whatever else is wrong with the request", async () => {
    const application = await register(the, [the.ben], { redirectEndpoint: registered });
    const good = application.asking({ redirect_uri: "https://evil.example/" });
    const { scope: _, ...noScope } = good;
    const { state: __, ...noState } = good;
    for (const asked of [
      good,
      noScope,
      noState,
      { ...good, response_type: "token" },
      { ...good, scope: "everything" },
      { ...good, client_id: "l.1.unknown" },
      { ...good, prompt: "none" },
      { ...good, response_mode: "form_post" },
    ]) {
      const { status, headers, body } = await ben.send("GET", application.address(asked));
      expect(status).toBe(400);
      expect(headers.get("location")).toBeNull();
      expect(body).not.toContain("evil.example");
    }
  });

  test("errors go to the registered one, and with nothing in them that the request did not say", async () => {
    const application = await register(the, [the.ben], { redirectEndpoint: registered });
    const asked = application.asking({ scope: "everything", state: "a&code=stolen#\r\nSet-Cookie: a=b" });
    const { status, headers } = await ben.send("GET", application.address(asked));
    expect(status).toBe(302);
    const location = goal(headers.get("location"));
    expect(location.origin + location.pathname).toBe(registered);
    expect(location.hash).toBe("");
    expect(location.searchParams.get("code")).toBeNull();
    expect(location.searchParams.get("state")).toBe(asked.state);
    expect(headers.get("set-cookie")).toBeNull();
  });
});
