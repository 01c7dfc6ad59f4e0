import type { Language } from "../errors/language.ts";

/** The kinds of credential that a request can bring, in the order in which they are asked. */
export const kinds = ["password", "apiToken", "userToken", "oauth", "session"] as const;
export type Kind = (typeof kinds)[number];
const inUserApi: readonly Kind[] = ["userToken", "password", "apiToken", "oauth", "session"];

/** kintone asks for the User API's own tokens first where they belong. */
export function orderAt(path: string): readonly Kind[] {
  return path.startsWith("/v1/") ? inUserApi : kinds;
}

/**
 * How far a request came: what was being decided when it was refused, "done" if it was not. "oauth" is a request of
 * that protocol, which has rules of its own.
 */
export type Step =
  | "count"
  | "route"
  | "credential"
  | "method"
  | "service"
  | "origin"
  | "body"
  | "page"
  | "token"
  | "handler"
  | "oauth"
  | "done";

/** What a route asks of its callers. */
export interface AskedOfCallers {
  readonly path: string;
  readonly says: string;
  /** empty: anybody */
  readonly by: readonly Kind[];
  /** one of these permissions */
  readonly token?: readonly string[];
  readonly scope?: string;
  readonly userScope?: string;
}

/** One exchange with the API and how it was decided. There is no secret in it: kinds of credentials, never their text. */
export interface Decision {
  /** of a refused request: the `id` that its caller was answered */
  readonly id: string;
  readonly at: number;
  /** milliseconds */
  readonly duration: number;
  /** after X-HTTP-Method-Override */
  readonly method: string;
  readonly path: string;
  readonly address: string;
  readonly presented: readonly Kind[];
  /** Basic authentication, which belongs to the network in front, came too */
  readonly basic: boolean;
  /** who acted, once that was known */
  readonly user: string | null;
  readonly tokens: readonly { readonly app: string; readonly permissions: readonly string[] }[];
  readonly scopes: readonly string[];
  /** of a User API token; absent: it was none */
  readonly userScope?: string;
  readonly route: AskedOfCallers | null;
  readonly step: Step;
  readonly status: number;
  readonly refusal: Refusal | null;
  /** query string and body, masked; null: they were not read, or are too long to be kept */
  readonly parameters: Readonly<Record<string, unknown>> | null;
  /** a file came instead of JSON */
  readonly upload: boolean;
  /** a request of the OAuth protocol: the application that it was made for, or said to be */
  readonly client?: NamedClient;
}

export interface NamedClient {
  readonly id: string;
  /** null: there is no such application */
  readonly name: string | null;
}

export interface Refusal {
  /** as it was sent */
  readonly code: string;
  /** as the catalogue tells apart what is sent alike */
  readonly reason: string;
  readonly message: string;
  readonly language: Language;
  /** what the rule itself says, in English */
  readonly why: string | null;
  /** the parameters that were wrong, with what was said of them */
  readonly errors: Readonly<Record<string, readonly string[]>>;
}

/** The first credential that is given decides alone. */
export function deciding({ presented }: Pick<Decision, "presented">): Kind | null {
  return presented[0] ?? null;
}

/** A request of the OAuth protocol, which no credential of a user decides. */
export function isOAuth({ step, client }: Pick<Decision, "step" | "client">): boolean {
  return step === "oauth" || client !== undefined;
}
