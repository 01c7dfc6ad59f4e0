import type { Company } from "../company.ts";
import { type Answer, base64, Person } from "../person.ts";
import { ok } from "./app-maker.ts";

export const clientsPath = "/tonari/v1/oauth/clients";
export const everyScope = [
  "k:app_record:read",
  "k:app_record:write",
  "k:app_settings:read",
  "k:app_settings:write",
  "k:file:read",
  "k:file:write",
];
type Parameters = Record<string, string>;

/** An application somewhere else, as its developers write it: registered, and with nothing but what it is told. */
export class Application {
  readonly url: string;
  readonly id: string;
  secret: string;
  readonly redirectEndpoint: string;

  constructor(url: string, { id, secret }: { id: string; secret: string }, redirectEndpoint: string) {
    this.url = url;
    this.id = id;
    this.secret = secret;
    this.redirectEndpoint = redirectEndpoint;
  }

  /** The parameters of the address to which it sends a user's browser. */
  asking(change: Parameters = {}): Parameters {
    return {
      response_type: "code",
      client_id: this.id,
      redirect_uri: this.redirectEndpoint,
      state: "the state",
      scope: "k:app_record:read",
      ...change,
    };
  }

  address(parameters: Parameters | URLSearchParams = this.asking()): string {
    return `/oauth2/authorization?${new URLSearchParams(parameters)}`;
  }

  /** What the browser gets when the user has decided: what stands in the address it goes back to. */
  async decision(browser: Person, allow: boolean, change: Parameters = {}): Promise<Parameters> {
    const request = new URLSearchParams(this.asking(change)).toString();
    const { redirect } = await ok(browser.post("/tonari/v1/oauth/consent", { request, allow }));
    return Object.fromEntries(new URL(redirect).searchParams);
  }

  async code(person: Person, change: Parameters = {}): Promise<string> {
    const { code } = await this.decision(await person.withSession(), true, change);
    if (code === undefined) throw new Error("no code");
    return code;
  }

  /** POST with Basic authentication of the client. */
  post(path: string, form: Parameters, headers = {}): Promise<Answer> {
    return this.send(path, form, {
      Authorization: `Basic ${base64(`${this.id}:${this.secret}`)}`,
      ...headers,
    });
  }

  send(path: string, form: Parameters | URLSearchParams | string, headers = {}): Promise<Answer> {
    const body = typeof form === "string" ? form : new URLSearchParams(form).toString();
    const type = { "Content-Type": "application/x-www-form-urlencoded" };
    return new Person(this.url, { tokens: [] }).send("POST", path, {
      headers: { ...type, ...headers },
      body,
    });
  }

  exchange(code: string, change: Parameters = {}): Promise<Answer> {
    const grant = { grant_type: "authorization_code", code, redirect_uri: this.redirectEndpoint };
    return this.post("/oauth2/token", { ...grant, ...change });
  }

  refresh(token: string, change: Parameters = {}): Promise<Answer> {
    return this.post("/oauth2/token", { grant_type: "refresh_token", refresh_token: token, ...change });
  }

  revoke(token: string, change: Parameters = {}): Promise<Answer> {
    return this.post("/oauth2/revoke", { token, ...change });
  }

  /** Consent and exchange: the tokens of this person. */
  async tokens(person: Person, scopes = everyScope): Promise<{ access: string; refresh: string }> {
    const code = await this.code(person, { scope: scopes.join(" ") });
    const { access_token: access, refresh_token: refresh } = await ok(this.exchange(code));
    return { access, refresh };
  }
}

/** Registered by the administrator, with these people ticked. */
export async function register(
  { admin, url }: Company,
  users: readonly Person[],
  { name = "Reports", redirectEndpoint = "https://app.example/back" } = {},
): Promise<Application> {
  const made = await ok(admin.post(clientsPath, { name, redirectEndpoint }));
  const application = new Application(url, made, redirectEndpoint);
  await ok(admin.put(`${clientsPath}/${application.id}/users`, { users: users.map(({ code }) => code) }));
  return application;
}

export const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
