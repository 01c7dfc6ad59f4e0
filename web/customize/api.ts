import { boot } from "../parts/boot.ts";
import { apiUrl, urlForGet } from "./address.ts";
import { inTurn } from "./queue.ts";

/** kintone.api: the REST API with the session of who has the page open. */

type Callback = (answer: unknown) => void;
type Parameters = Readonly<Record<string, unknown>>;

/** Longer addresses go as a POST that says so. */
const longestUrl = 4096;
const session = { "X-Requested-With": "XMLHttpRequest" };

function call(
  pathOrUrl: string,
  method: string,
  parameters?: Parameters | null,
  success?: Callback | null,
  failure?: Callback | null,
): Promise<unknown> | undefined {
  const answer = ask(String(pathOrUrl), String(method).toUpperCase(), parameters ?? {});
  if (typeof success !== "function") return answer;
  answer.then(success, (error) => failure?.(error)).catch(reportError);
  return undefined;
}

/** Fails with what the server said: kintone's error, or the bare text of somebody between. */
async function ask(path: string, method: string, parameters: Parameters): Promise<unknown> {
  const url = apiUrl(path);
  // The page's token is for this server alone.
  if (new URL(url).origin !== location.origin) throw `kintone.api calls only ${location.origin}`;
  const { ok, said } = await inTurn(() => send(url, method, parameters)).then(
    async (response) => ({ ok: response.ok, said: await read(response) }),
    (error: unknown) => ({ ok: false, said: String(error) }),
  );
  if (ok) return said;
  throw said;
}

function send(url: string, method: string, parameters: Parameters): Promise<Response> {
  if (method !== "GET") return fetch(url, json(method, parameters));
  const address = urlForGet(url, parameters);
  if (address.length <= longestUrl) return fetch(address, { headers: session });
  return fetch(url, json("POST", parameters, { "X-HTTP-Method-Override": "GET" }));
}

function json(method: string, parameters: Parameters, headers: Record<string, string> = {}): RequestInit {
  return {
    method,
    headers: { ...session, "Content-Type": "application/json", ...headers },
    body: JSON.stringify({ ...parameters, __REQUEST_TOKEN__: boot.requestToken }),
  };
}

async function read(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Every reply says it; the one that is asked for this counts itself as running. */
async function getConcurrencyLimit(): Promise<{ limit: number; running: number }> {
  const { headers } = await inTurn(() => fetch("/tonari/v1/session", { headers: session }));
  const number = (name: string) => Number(headers.get(`X-ConcurrencyLimit-${name}`));
  return { limit: number("Limit"), running: number("Running") };
}

export const api = Object.assign(call, { url: apiUrl, urlForGet, getConcurrencyLimit });
