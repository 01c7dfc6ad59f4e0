import type { ErrorCode, FactsOfCode } from "./catalogue.ts";
import type { FactsOfMessage, MessageKey } from "./messages.ts";

/** A fact may itself be a message, e.g. the reason why a formula is refused: its language is known last. */
export type Facts = Record<string, string | number | Message>;

/** One sentence about one parameter: a key of the message catalogue and the facts it needs. */
export interface Message {
  readonly text: MessageKey;
  readonly facts?: Facts;
}

/** Messages by kintone's path of the parameter, e.g. "record.price.value". */
export type FieldProblems = Record<string, Message[]>;

interface Details {
  readonly errors?: FieldProblems;
  readonly why?: string;
}

/** What the rules throw: data only. render.ts gives it words, http/ its status. */
export class Problem extends Error {
  readonly code: ErrorCode;
  readonly facts: Facts;
  readonly errors?: FieldProblems;
  /** For the administrators' log, never sent to the caller. */
  readonly why?: string;

  constructor(code: ErrorCode, facts: Facts = {}, { errors, why }: Details = {}) {
    super(why === undefined ? code : `${code}: ${why}`);
    this.name = "Problem";
    this.code = code;
    this.facts = facts;
    if (errors !== undefined) this.errors = errors;
    if (why !== undefined) this.why = why;
  }
}

/** The facts may be left out only where the sentence needs none. */
type Given<Names extends string> = [Names] extends [never]
  ? [facts?: Facts]
  : [facts: { readonly [name in Names]: Facts[string] }];

/** A problem ready to be thrown. Its code decides which facts must be given. */
export function problem<Code extends ErrorCode>(
  code: Code,
  ...given: [...Given<FactsOfCode<Code>>, details?: Details]
): Problem;
export function problem(code: ErrorCode, facts?: Facts, details?: Details): Problem {
  return new Problem(code, facts, details);
}

export function invalid(errors: FieldProblems): Problem {
  return new Problem("CB_VA01", {}, { errors });
}

export function message<Key extends MessageKey>(text: Key, ...given: Given<FactsOfMessage<Key>>): Message;
export function message(text: MessageKey, facts?: Facts): Message {
  return facts === undefined ? { text } : { text, facts };
}

/** Collects messages, so that one CB_VA01 names every bad parameter at once. */
export class Problems {
  // A map and not an object: paths come from the caller and may be called "__proto__".
  readonly #byPath = new Map<string, Message[]>();

  add(path: string, ...messages: Message[]): void {
    if (messages.length === 0) return;
    this.#byPath.set(path, [...(this.#byPath.get(path) ?? []), ...messages]);
  }

  /** Takes over the problems of a part, whose paths start below the prefix: "records[0]" + "price.value". */
  merge(other: Problems | FieldProblems, prefix = ""): void {
    const found = other instanceof Problems ? other.all : other;
    for (const [path, messages] of Object.entries(found)) this.add(below(prefix, path), ...messages);
  }

  get any(): boolean {
    return this.#byPath.size > 0;
  }

  get all(): FieldProblems {
    return Object.fromEntries(this.#byPath);
  }

  throwIfAny(): void {
    if (this.any) throw invalid(this.all);
  }
}

// "Not a number" is reported at record[code].value: a path that starts with a bracket takes no dot.
function below(prefix: string, path: string): string {
  if (prefix === "" || path === "") return prefix + path;
  return path.startsWith("[") ? prefix + path : `${prefix}.${path}`;
}
