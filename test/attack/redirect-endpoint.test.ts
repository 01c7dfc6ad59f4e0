import { beforeAll, describe, expect, test } from "vitest";
import { type Application, register } from "../api/application.ts";
import { type Company, company } from "../company.ts";
import type { Person } from "../person.ts";

const registered = "https://app.example:8443/back?tenant=7";
let the: Company;
let application: Application;
let ben: Person;
beforeAll(async () => {
  the = await company();
  application = await register(the, [the.ben], { redirectEndpoint: registered });
  ben = await the.ben.withSession();
});

/** Each is not the registered endpoint, and some library or other takes it for that. */
const tricks: readonly string[] = [
  "https://app.example:8443/back",
  "https://app.example:8443/back?tenant=7&x=1",
  "https://app.example:8443/back?tenant=7&",
  "https://app.example:8443/back?tenant=7#",
  "https://app.example:8443/back?tenant=7#fragment",
  "https://app.example:8443/back?tenant=8",
  "https://app.example:8443/back?tenant=7%20",
  "https://app.example:8443/back/?tenant=7",
  "https://app.example:8443/back/../back?tenant=7",
  "https://app.example:8443/./back?tenant=7",
  "https://app.example:8443//back?tenant=7",
  "https://app.example:8443/back/evil?tenant=7",
  "https://app.example:8443/backdoor?tenant=7",
  "https://app.example:8443/BACK?tenant=7",
  "https://app.example:8443/%62ack?tenant=7",
  "https://app.example:8443/back;x?tenant=7",
  "https://app.example:8443\\back?tenant=7",
  "https://app.example/back?tenant=7",
  "https://app.example:443/back?tenant=7",
  "https://app.example:08443/back?tenant=7",
  "http://app.example:8443/back?tenant=7",
  "HTTPS://app.example:8443/back?tenant=7",
  "https://APP.example:8443/back?tenant=7",
  "https://app.example.:8443/back?tenant=7",
  "https://app.example.evil.example:8443/back?tenant=7",
  "https://evil.app.example:8443/back?tenant=7",
  "https://evil.example/https://app.example:8443/back?tenant=7",
  "https://app.example:8443@evil.example/back?tenant=7",
  "https://evil@app.example:8443/back?tenant=7",
  "https://app.example:8443%2f@evil.example/back?tenant=7",
  "https://evil.example\\@app.example:8443/back?tenant=7",
  "https://\u0430pp.example:8443/back?tenant=7",
  "https://app\u3002example:8443/back?tenant=7",
  "https://app.examp\u00ade:8443/back?tenant=7",
  "https%3A%2F%2Fapp.example%3A8443%2Fback%3Ftenant%3D7",
  " https://app.example:8443/back?tenant=7",
  "https://app.example:8443/back?tenant=7 ",
  "https://app.example:8443/back?tenant=7\n",
  "https://app.example:8443/back?tenant=7\u0000",
  "//app.example:8443/back?tenant=7",
  "/back?tenant=7",
  "javascript:alert(1)//app.example:8443/back?tenant=7",
  "",
];

const refusedPage = { status: 400, body: expect.not.stringContaining("evil.example") };

describe("only the registered endpoint gets a code", () => {
  test.each(tricks)("%j is refused by the page, by the decision, and by the exchange", async (trick) => {
    const asked = application.asking({ redirect_uri: trick });
    const shown = await ben.send("GET", application.address(asked));
    expect(shown).toMatchObject(refusedPage);
    expect(shown.headers.get("location")).toBeNull();

    const request = new URLSearchParams(asked).toString();
    const decided = await ben.post("/tonari/v1/oauth/consent", { request, allow: true });
    expect(decided.status).toBeGreaterThanOrEqual(400);
    expect(decided.body).not.toHaveProperty("redirect");

    const code = await application.code(the.ben);
    const exchanged = await application.exchange(code, { redirect_uri: trick });
    expect(exchanged).toMatchObject({
      status: 400,
      body: { error: trick === "" ? "invalid_request" : "invalid_grant" },
    });
    // The code is still good for who knows where it went.
    expect(await application.exchange(code)).toMatchObject({ status: 200 });
  });

  test("given twice it is none, in either order, with and without brackets", async () => {
    for (const other of ["https://evil.example/", registered]) {
      const parameters = new URLSearchParams(application.asking());
      parameters.append("redirect_uri", other);
      expect(await ben.send("GET", application.address(parameters))).toMatchObject(refusedPage);
      parameters.delete("redirect_uri");
      parameters.append("redirect_uri", other);
      parameters.append("redirect_uri", registered);
      expect(await ben.send("GET", application.address(parameters))).toMatchObject(refusedPage);
    }
    const { redirect_uri: _, ...without } = application.asking();
    for (const name of ["redirect_uri[]", "redirect_uri[0]", "REDIRECT_URI", "redirect_uri "])
      expect(await ben.send("GET", application.address({ ...without, [name]: registered }))).toMatchObject(
        refusedPage,
      );
  });

  test("the code goes to the registered address as it was written, beside what stands there", async () => {
    const { redirect } = (
      await ben.post("/tonari/v1/oauth/consent", {
        request: new URLSearchParams(application.asking()).toString(),
        allow: true,
      })
    ).body;
    expect(redirect).toMatch(/^https:\/\/app\.example:8443\/back\?tenant=7&code=\w{48}&state=the\+state$/);
  });

  test.each([
    "http://app.example/",
    "http://localhost.evil.example/",
    "http://127.0.0.1.evil.example/",
    "http://localhost@evil.example/",
    "https://user:secret@app.example/",
    "https://app.example/#fragment",
    "https://app.example/\\back",
    "https://\u0430pp.example/",
    "javascript:alert(1)",
    "myapp://back",
    "data:text/html,x",
    "//app.example/",
    "https://",
    "https://app.example/a b",
  ])("%j cannot be registered", async (redirectEndpoint) => {
    const path = `/tonari/v1/oauth/clients/${application.id}`;
    expect(await the.admin.put(path, { redirectEndpoint })).toMatchObject({
      status: 400,
      body: { code: "CB_VA01", errors: { redirectEndpoint: {} } },
    });
  });
});
