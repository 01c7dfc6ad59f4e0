import { boot } from "./boot.ts";
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
      return send(path, { ...json("POST", parameters, headers), ...options });
    }
    return send(query === "" ? path : `${path}?${query}`, { method: "GET", ...options });
  },
  post: <T>(path: string, parameters: Parameters = {}, options: Options = {}): Promise<T> =>
    send(path, { ...json("POST", parameters), ...options }),
  put: <T>(path: string, parameters: Parameters = {}, options: Options = {}): Promise<T> =>
    send(path, { ...json("PUT", parameters), ...options }),
  delete: <T>(path: string, parameters: Parameters = {}, options: Options = {}): Promise<T> =>
    send(path, { ...json("DELETE", parameters), ...options }),

  /** Sends a file to kintone's temporary store; the answer's key goes into a record. */
  upload(file: File, { signal }: Options = {}): Promise<{ fileKey: string }> {
    const form = new FormData();
    if (boot.requestToken !== undefined) form.append("__REQUEST_TOKEN__", boot.requestToken);
    form.append("file", file, file.name);
    return send("/k/v1/file.json", { method: "POST", body: form, signal });
  },
};

function json(method: string, parameters: Parameters, headers: Record<string, string> = {}): RequestInit {
  return {
    method,
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify({ ...parameters, __REQUEST_TOKEN__: boot.requestToken }),
  };
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
  // The session ended while the page was open: sign in again and come back here.
  if (response.status === 401 && boot.user !== null && codeOf(body) === "CB_AU01") goToSignIn();
  throw new ApiError(response.status, (body ?? {}) as ConstructorParameters<typeof ApiError>[1]);
}

function readJson(text: string): unknown {
  try {
    return text === "" ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function codeOf(body: unknown): unknown {
  return typeof body === "object" && body !== null && "code" in body ? body.code : undefined;
}

export function goToSignIn(): void {
  const here = location.pathname + location.search + location.hash;
  location.assign(`/login?redirect=${encodeURIComponent(here)}`);
}
