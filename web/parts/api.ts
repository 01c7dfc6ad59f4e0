import { type Boot, boot } from "./boot.ts";
import { somethingEntered } from "./entered.ts";
import { type Parameters, queryString } from "./query-string.ts";

export type FieldErrors = Readonly<Record<string, { readonly messages: readonly string[] }>>;

/** An error the server answered, in kintone's form. */
export class ApiError extends Error {
  readonly status: number;
  /** kintone's code; "" when something between us and the server answered instead of it */
  readonly code: string;
  readonly errors: FieldErrors;
  /** finds the decision in the server's log */
  readonly id: string;

  constructor(status: number, body: { code?: string; message?: string; errors?: FieldErrors; id?: string }) {
    super(body.message ?? `HTTP ${status}`);
    this.name = "ApiError";
    this.status = status;
    this.code = body.code ?? "";
    this.errors = body.errors ?? {};
    this.id = body.id ?? "";
  }
}

/** The request did not reach the server, or no answer came back. */
export class OfflineError extends Error {
  constructor(cause: unknown) {
    super("offline", { cause });
    this.name = "OfflineError";
  }
}

interface Options {
  readonly signal?: AbortSignal;
}

/** Proxies and servers cut longer addresses; kintone takes long GETs as a POST that says so. */
const longestQuery = 1800;

export const api = {
  get<T>(path: string, parameters: Parameters = {}, options: Options = {}): Promise<T> {
    const query = queryString(parameters);
    if (query.length > longestQuery) {
      const headers = { "X-HTTP-Method-Override": "GET" };
      return read(path, { ...json("POST", parameters, headers), ...options });
    }
    return read(query === "" ? path : `${path}?${query}`, { method: "GET", ...options });
  },
  post: <T>(path: string, parameters: Parameters = {}, options: Options = {}): Promise<T> =>
    write(path, () => ({ ...json("POST", parameters), ...options })),
  put: <T>(path: string, parameters: Parameters = {}, options: Options = {}): Promise<T> =>
    write(path, () => ({ ...json("PUT", parameters), ...options })),
  delete: <T>(path: string, parameters: Parameters = {}, options: Options = {}): Promise<T> =>
    write(path, () => ({ ...json("DELETE", parameters), ...options })),

  /** Sends a file to kintone's temporary store; the answer's key goes into a record. */
  upload(file: File, { signal }: Options = {}): Promise<{ fileKey: string }> {
    return write("/k/v1/file.json", () => {
      const form = new FormData();
      if (boot.requestToken !== undefined) form.append("__REQUEST_TOKEN__", boot.requestToken);
      form.append("file", file, file.name);
      return { method: "POST", body: form, signal };
    });
  },
};

function json(method: string, parameters: Parameters, headers: Record<string, string> = {}): RequestInit {
  return {
    method,
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify({ ...parameters, __REQUEST_TOKEN__: boot.requestToken }),
  };
}

/** The session ended while the page was open: sign in again and come back here, unless something would be lost. */
async function read<T>(path: string, init: RequestInit): Promise<T> {
  try {
    return await send<T>(path, init);
  } catch (error) {
    if (isSignedOut(error) && !somethingEntered()) goToSignIn();
    throw error;
  }
}

/**
 * A write never leads away: what the user entered would be gone. The page says how to go on, and after signing in again
 * in another tab the same page may write with the new session's token.
 */
async function write<T>(path: string, init: () => RequestInit): Promise<T> {
  try {
    return await send<T>(path, init());
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== "CB_CS01" || !(await renewed())) throw error;
    return send<T>(path, init());
  }
}

async function renewed(): Promise<boolean> {
  const now = await send<Boot>("/tonari/v1/session", { method: "GET" });
  const other = now.user?.id === boot.user?.id && now.requestToken !== boot.requestToken;
  if (other) boot.requestToken = now.requestToken;
  return other;
}

export function isSignedOut(error: unknown): boolean {
  return boot.user !== null && error instanceof ApiError && error.status === 401 && error.code === "CB_AU01";
}

async function send<T>(path: string, init: RequestInit): Promise<T> {
  const headers = { ...init.headers, "X-Requested-With": "XMLHttpRequest" };
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers, credentials: "same-origin" });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new OfflineError(error);
  }
  const text = await response.text();
  const body = readJson(text);
  if (response.ok && body !== undefined) return body as T;
  throw new ApiError(response.status, refusalIn(body));
}

type Refusal = ConstructorParameters<typeof ApiError>[1];

/** Of several requests in one the answer has a place each, and the one that failed says why. */
function refusalIn(body: unknown): Refusal {
  const { results } = (body ?? {}) as { results?: readonly Refusal[] };
  return results?.find(({ code }) => code !== undefined) ?? ((body ?? {}) as Refusal);
}

function readJson(text: string): unknown {
  try {
    return text === "" ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function goToSignIn(): void {
  const here = location.pathname + location.search + location.hash;
  location.assign(`/login?redirect=${encodeURIComponent(here)}`);
}
