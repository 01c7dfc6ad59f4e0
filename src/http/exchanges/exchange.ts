import type { Kind, NamedClient, Refusal, Step } from "../../core/decisions/decision.ts";
import type { Language } from "../../core/errors/language.ts";
import type { Problem } from "../../core/errors/problem.ts";
import type { ErrorBody } from "../../core/errors/render.ts";
import type { Actor } from "../../core/permissions/actor.ts";

/** What is noted of an exchange while it is answered: no more than is at hand, because every request pays for it. */
export interface Exchange {
  readonly at: number;
  readonly duration: number;
  readonly method: string;
  readonly path: string;
  readonly address: string;
  /** asked of the few exchanges that are kept */
  readonly came: () => Came;
  readonly actor: Actor | undefined;
  readonly route: NotedRoute | undefined;
  readonly step: Step;
  readonly status: number;
  readonly refusal: NotedRefusal | Refusal | undefined;
  /** undefined: not read, or too long to be kept */
  readonly given: Readonly<Record<string, unknown>> | undefined;
  /** of a request of the OAuth protocol */
  readonly client?: NamedClient;
}

export interface Came {
  readonly presented: readonly Kind[];
  readonly basic: boolean;
}

export interface NotedRoute {
  readonly path: string;
  readonly says: string;
  readonly by: readonly Kind[];
  readonly token?: readonly string[];
  readonly scope?: string;
  readonly userScope?: string;
  readonly upload?: boolean;
}

export interface NotedRefusal {
  readonly problem: Problem;
  /** as it was answered */
  readonly body: ErrorBody;
  readonly language: Language;
}
