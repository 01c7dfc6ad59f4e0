import { KintoneRestAPIClient } from "@kintone/rest-api-client";
import * as openid from "openid-client";
import { beforeAll, expect, test } from "vitest";
import { type Application, register } from "../api/application.ts";
import { type Company, company } from "../company.ts";

// A third party with a library that knows nothing of us but the address, and the vendor's client with what it brings.

let the: Company;
let application: Application;
beforeAll(async () => {
  the = await company();
  application = await register(the, [the.aiko], { redirectEndpoint: "http://localhost:4567/callback" });
});

/** The only thing that is special: the tests' server has no TLS. */
const insecure: openid.DiscoveryRequestOptions = {
  algorithm: "oauth2",
  execute: [openid.allowInsecureRequests],
};

async function discovered(authentication: openid.ClientAuth) {
  const metadata = { client_secret: application.secret };
  return openid.discovery(new URL(the.url), application.id, metadata, authentication, insecure);
}

/** The user's browser: opens the address, agrees, and ends where the application waits. */
async function consent(address: URL): Promise<URL> {
  const browser = await the.aiko.withSession();
  const page = await browser.get(address.pathname + address.search);
  expect(page.status).toBe(200);
  const { body } = await browser.post("/tonari/v1/oauth/consent", { request: address.search, allow: true });
  return new URL(body.redirect);
}

test.each([
  ["Basic authentication", () => openid.ClientSecretBasic(application.secret)],
  ["credentials in the form", () => openid.ClientSecretPost(application.secret)],
])("openid-client goes the whole way, by %s", async (_, authentication) => {
  const config = await discovered(authentication());
  const verifier = openid.randomPKCECodeVerifier();
  const state = openid.randomState();
  const address = openid.buildAuthorizationUrl(config, {
    redirect_uri: application.redirectEndpoint,
    scope: "k:app_record:read k:app_record:write",
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    state,
  });
  const back = await consent(address);
  const checks = { pkceCodeVerifier: verifier, expectedState: state };
  const tokens = await openid.authorizationCodeGrant(config, back, checks);
  expect(tokens.expiresIn()).toBeGreaterThan(3500);
  if (tokens.refresh_token === undefined) throw new Error("no refresh token");

  const call = (token: string, path: string) =>
    openid.fetchProtectedResource(config, token, new URL(the.url + path), "GET");
  const records = `/k/v1/records.json?app=${the.orders}`;
  expect((await call(tokens.access_token, records)).status).toBe(200);
  const outside = await call(tokens.access_token, "/k/v1/apps.json");
  expect([outside.status, await outside.json()]).toMatchObject([403, { code: "CB_OA01" }]);

  const refreshed = await openid.refreshTokenGrant(config, tokens.refresh_token);
  expect(refreshed.refresh_token).toBeUndefined();
  expect((await call(refreshed.access_token, records)).status).toBe(200);

  await openid.tokenRevocation(config, tokens.refresh_token);
  expect((await call(refreshed.access_token, records)).status).toBe(401);
  await expect(openid.refreshTokenGrant(config, tokens.refresh_token)).rejects.toMatchObject({
    error: "invalid_grant",
    status: 400,
  });
});

test("openid-client understands what is refused", async () => {
  const config = await discovered(openid.ClientSecretBasic("wrong"));
  await expect(openid.refreshTokenGrant(config, "x")).rejects.toMatchObject({ status: 401 });
  const denied = new URL(`${application.redirectEndpoint}?error=access_denied&state=s`);
  await expect(openid.authorizationCodeGrant(config, denied, { expectedState: "s" })).rejects.toMatchObject({
    error: "access_denied",
  });
});

test("the vendor's client works with oAuthToken", async () => {
  const { access } = await application.tokens(the.aiko, [
    "k:app_record:read",
    "k:app_record:write",
    "k:file:read",
    "k:file:write",
  ]);
  const client = new KintoneRestAPIClient({ baseUrl: the.url, auth: { oAuthToken: access } });
  const { fileKey } = await client.file.uploadFile({ file: { name: "a.txt", data: "content" } });
  const record = { name: { value: "By OAuth" }, papers: { value: [{ fileKey }] } };
  const { id } = await client.record.addRecord({ app: the.orders, record });
  const { record: found } = await client.record.getRecord({ app: the.orders, id });
  expect(found.Created_by?.value).toEqual({ code: "aiko", name: "Aiko" });
  const [paper] = (found.papers?.value ?? []) as { fileKey: string }[];
  const content = await client.file.downloadFile({ fileKey: paper?.fileKey ?? "" });
  expect(Buffer.from(content).toString()).toBe("content");
  await client.record.updateRecord({ app: the.orders, id, record: { qty: { value: "3" } } });
  expect(await client.record.getAllRecords({ app: the.orders })).not.toHaveLength(0);
  await expect(client.app.getApps({})).rejects.toMatchObject({ status: 403, code: "CB_OA01" });
  await expect(
    new KintoneRestAPIClient({ baseUrl: the.url, auth: { oAuthToken: "x" } }).record.getRecord({
      app: the.orders,
      id,
    }),
  ).rejects.toMatchObject({ status: 401, code: "CB_OA01" });
});
