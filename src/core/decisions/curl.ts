import { type Decision, isOAuth, type Kind } from "./decision.ts";
import { masked } from "./mask.ts";

const headers: Record<Kind, readonly string[]> = {
  password: ["X-Cybozu-Authorization: $(printf '%s' 'LOGIN:PASSWORD' | base64)"],
  apiToken: ["X-Cybozu-API-Token: API_TOKEN"],
  userToken: ["Authorization: Bearer USER_API_TOKEN"],
  oauth: ["Authorization: Bearer ACCESS_TOKEN"],
  session: ["Cookie: tonari_session=SESSION", "X-Requested-With: XMLHttpRequest"],
};

/** The request as a command line, by the method that is asked for. Where secrets stood, there are words to replace. */
export function curlOf(decision: Decision, by: Kind, origin: string): string {
  if (isOAuth(decision)) return oauthCurl(decision, origin);
  const { method, path, parameters, upload } = decision;
  const inAddress = method === "GET" && parameters !== null;
  const address = origin + path + (inAddress ? queryOf(parameters) : "");
  const pieces = [`curl -X ${method} ${quoted(address)}`, ...headers[by].map((text) => `-H ${header(text)}`)];
  if (upload) return [...pieces, "-F 'file=@FILE'", ...formToken(by)].join(" \\\n  ");
  if (method === "GET") return pieces.join(" \\\n  ");
  const token = by === "session" ? { __REQUEST_TOKEN__: "REQUEST_TOKEN" } : {};
  const body = JSON.stringify({ ...parameters, ...token });
  return [...pieces, "-H 'Content-Type: application/json'", `-d ${quoted(body)}`].join(" \\\n  ");
}

const formToken = (by: Kind) => (by === "session" ? ["-F '__REQUEST_TOKEN__=REQUEST_TOKEN'"] : []);

/** Nothing in single quotes means anything to a shell but the single quote. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Our own words only: the one header that a shell has to work out stands in double quotes. */
function header(text: string): string {
  return text.includes("$(") ? `"${text}"` : `'${text}'`;
}

function queryOf(parameters: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(parameters).flatMap(([name, value]) => pairsOf(name, value));
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}

function pairsOf(name: string, value: unknown): string[] {
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => pairsOf(`${name}[${key}]`, inner));
  return [`${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`];
}

/** The protocol's own form. Of the authorization page only the address makes sense, in a browser. */
function oauthCurl({ method, path, parameters }: Decision, origin: string): string {
  const given = Object.entries(parameters ?? {}).map(([name, value]): [string, unknown] => [
    name,
    value === masked ? name.toUpperCase() : value,
  ]);
  if (method === "GET") return origin + path + queryOf(Object.fromEntries(given));
  const form = given.filter(([name]) => name !== "client_id" && name !== "client_secret");
  return [
    `curl -X ${method} ${quoted(origin + path)}`,
    "-u 'CLIENT_ID:CLIENT_SECRET'",
    ...form.map(([name, value]) => `--data-urlencode ${quoted(`${name}=${value}`)}`),
  ].join(" \\\n  ");
}
