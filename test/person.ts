export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into replies without describing them first
  readonly body: any;
  readonly headers: Headers;
}
export type Params = Record<string, unknown>;
type HeaderMap = Record<string, string>;

interface Credentials {
  readonly code?: string;
  readonly password?: string;
  readonly id?: string;
  readonly tokens?: readonly string[];
  readonly session?: { readonly cookie: string; readonly requestToken: string };
}

/** Somebody who calls the API, by password unless it says otherwise. */
export class Person {
  readonly url: string;
  readonly code: string;
  readonly password: string;
  readonly id: string;
  readonly #credentials: Credentials;

  constructor(url: string, credentials: Credentials) {
    this.url = url;
    this.code = credentials.code ?? "";
    this.password = credentials.password ?? "";
    this.id = credentials.id ?? "";
    this.#credentials = credentials;
  }

  get = (path: string, params: Params = {}, headers: HeaderMap = {}): Promise<Answer> =>
    this.send("GET", path + queryString(params), { headers });
  post = (path: string, body: Params = {}, headers: HeaderMap = {}): Promise<Answer> =>
    this.json("POST", path, body, headers);
  put = (path: string, body: Params = {}, headers: HeaderMap = {}): Promise<Answer> =>
    this.json("PUT", path, body, headers);
  delete = (path: string, body: Params = {}, headers: HeaderMap = {}): Promise<Answer> =>
    this.json("DELETE", path, body, headers);

  json(method: string, path: string, body: Params, headers: HeaderMap = {}): Promise<Answer> {
    const { session } = this.#credentials;
    const token = session && method !== "GET" ? { __REQUEST_TOKEN__: session.requestToken } : {};
    return this.send(method, path, {
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify({ ...body, ...token }),
    });
  }

  /** The request as it is given, with the credentials beside it. */
  async send(
    method: string,
    path: string,
    init: RequestInit & { headers?: HeaderMap } = {},
  ): Promise<Answer> {
    const headers = { ...this.headers, ...init.headers };
    const reply = await fetch(this.url + path, { redirect: "manual", ...init, method, headers });
    const text = await reply.text();
    const isJson = reply.headers.get("content-type")?.startsWith("application/json") ?? false;
    return { status: reply.status, body: isJson ? JSON.parse(text) : text, headers: reply.headers };
  }

  /** A file into the domain: its key. */
  async upload(name: string, content: string | Uint8Array, type = "text/plain"): Promise<string> {
    const form = new FormData();
    form.append(
      "file",
      new Blob([typeof content === "string" ? content : Buffer.from(content)], { type }),
      name,
    );
    const { session } = this.#credentials;
    if (session) form.append("__REQUEST_TOKEN__", session.requestToken);
    const { status, body } = await this.send("POST", "/k/v1/file.json", { body: form });
    if (status !== 200) throw new Error(`no upload: ${JSON.stringify(body)}`);
    return body.fileKey;
  }

  /** The same person, signed in with a browser. */
  async withSession(): Promise<Person> {
    const { code, password } = this;
    const login = JSON.stringify({ login: code, password });
    const reply = await fetch(`${this.url}/tonari/v1/session`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: login,
    });
    const body = (await reply.json()) as { requestToken: string };
    const [cookie = ""] = (reply.headers.get("set-cookie") ?? "").split(";");
    if (!cookie) throw new Error(`${code} could not sign in: ${JSON.stringify(body)}`);
    const session = { cookie, requestToken: body.requestToken };
    return new Person(this.url, { ...this.#credentials, session });
  }

  get session() {
    const { session } = this.#credentials;
    if (!session) throw new Error("not signed in");
    return session;
  }

  get headers(): HeaderMap {
    const { code, password, tokens, session } = this.#credentials;
    if (session) return { Cookie: session.cookie, "X-Requested-With": "XMLHttpRequest" };
    if (tokens) return { "X-Cybozu-API-Token": tokens.join(",") };
    return code === undefined ? {} : { "X-Cybozu-Authorization": base64(`${code}:${password}`) };
  }
}

export const base64 = (text: string) => Buffer.from(text).toString("base64");

/** As kintone's clients write it: a[0]=1&b[c]=2 */
export function queryString(params: Params): string {
  const pairs = Object.entries(params).flatMap(([name, value]) => pairsOf(name, value));
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}

function pairsOf(name: string, value: unknown): string[] {
  if (value === undefined) return [];
  if (typeof value !== "object" || value === null) {
    return [`${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`];
  }
  return Object.entries(value).flatMap(([key, inner]) => pairsOf(`${name}[${key}]`, inner));
}
