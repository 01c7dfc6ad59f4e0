import type { Credential, Target } from "../auth/gate.ts";
import type { Passwords } from "../auth/passwords.ts";
import type { TokenPermission } from "../core/apps/settings.ts";
import type { AuditAction } from "../core/audit/kinds.ts";
import type { Decision } from "../core/decisions/decision.ts";
import type { Language } from "../core/errors/language.ts";
import type { Problem } from "../core/errors/problem.ts";
import type { Given } from "../core/input/given.ts";
import type { Actor } from "../core/permissions/actor.ts";
import type { UserScope } from "../core/permissions/user-scopes.ts";
import type { Certificates } from "../credentials/certificates.ts";
import type { Domain } from "../domain.ts";
import type { Freed } from "../records/write.ts";
import type { Session, Writer } from "../store/store.ts";

/** A request of the API as handlers see it: who, what, in which domain. The http layer makes it. */
export interface ApiRequest {
  readonly domain: Domain;
  readonly actor: Actor;
  /** query string and JSON body merged, `__REQUEST_TOKEN__` taken out; path parameters are in `path` */
  readonly given: Given;
  readonly path: Readonly<Record<string, string>>;
  /** of the path `/k/guest/{id}/v1/…`, else null */
  readonly guestSpace: number | null;
  readonly language: Language;
  /** multipart upload, when the route says `upload: true` */
  readonly upload?: Upload;
  /** where the request comes from */
  readonly address: string;
  readonly header: (name: string) => string | undefined;
  /** came over TLS: the cookie must stay on it */
  readonly secure: boolean;
  /** the client certificate belongs to this user, and nobody else may sign in */
  readonly boundUser?: number;
  /** the browser session that the caller used, if any */
  readonly session?: Session;
  readonly passwords: Passwords;
  readonly exchanges: Exchanges;
  /** absent: none are asked for, or another authority keeps their list */
  readonly certificates?: Certificates;
  /** the address that the caller knows us by: https://example.com */
  readonly origin: string;
}
/** What is remembered of the exchanges with the API. */
export interface Exchanges {
  find(id: string): Promise<Decision | undefined>;
  /** the newest first */
  list(): Promise<readonly Decision[]>;
}
/** A request whose caller need not be known (sign-in). */
export type OpenRequest = Omit<ApiRequest, "actor"> & { readonly actor?: Actor };

export interface Upload {
  readonly name: string;
  readonly contentType: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** What a handler answers: a plain value (sent as JSON), ready JSON text, or a stream. */
export class RawJson {
  readonly chunks: readonly (string | Uint8Array)[];
  constructor(...chunks: (string | Uint8Array)[]) {
    this.chunks = chunks;
  }
}
export class Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | AsyncIterable<Uint8Array> | object | undefined;
  constructor(status: number, headers: Record<string, string>, body?: Reply["body"]) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }
}

/** A handler that works within a unit of the store, alone or as a part of a bulk request. */
export type Write = (request: WriteRequest, store: Writer, freed: Freed) => Promise<object>;
export type WriteRequest = Pick<ApiRequest, "domain" | "actor" | "given" | "guestSpace">;

/** A bulk request failed at one of its parts; nothing of it happened. */
export class BulkProblem extends Error {
  readonly problem: Problem;
  readonly index: number;
  /** how many parts the request has */
  readonly parts: number;
  constructor(problem: Problem, index: number, parts: number) {
    super(problem.message);
    this.problem = problem;
    this.index = index;
    this.parts = parts;
  }
}

export type Method = "GET" | "POST" | "PUT" | "DELETE";
export type { Certificates, Credential, Target };

export interface Route {
  readonly method: Method;
  /** Fastify's form: `/tonari/v1/apps/:app/tokens` */
  readonly path: string;
  /** may change data: needs the CSRF token with a session */
  readonly handler: (request: ApiRequest) => Promise<unknown>;
  /** which credentials the route takes; empty = anybody, signed in or not */
  readonly by: readonly Credential[];
  /** what an API token needs: one of these permissions, on the app that `target` finds; absent = any valid token */
  readonly token?: readonly TokenPermission[];
  /** where the request names the app that a token must belong to */
  readonly target?: Target;
  /** the OAuth scope */
  readonly scope?: string;
  /** what a token of the User API must reach */
  readonly userScope?: UserScope;
  /** takes multipart/form-data with one part named `file` */
  readonly upload?: boolean;
  /** what the audit log calls it, when it changes something that administrators answer for */
  readonly audit?: AuditAction;
  /** one line for the published OpenAPI */
  readonly says: string;
}
