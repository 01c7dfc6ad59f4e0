import { sentCode } from "./catalogue.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import type { Language } from "./language.ts";
import type { Facts, FieldProblems, Message, Problem } from "./problem.ts";
import type { Sentences } from "./sentences.ts";
import { zh } from "./zh.ts";

const languages: Record<Language, Sentences> = { ja, en, zh };

/** The body of an error reply, in kintone's form. */
export interface ErrorBody {
  readonly code: string;
  readonly id: string;
  readonly message: string;
  readonly errors?: Record<string, { readonly messages: string[] }>;
}

export function renderProblem({ code, facts, errors }: Problem, language: Language, id: string): ErrorBody {
  const body = { code: sentCode(code), id, message: say(languages[language].codes[code], facts, language) };
  return errors ? { ...body, errors: renderErrors(errors, language) } : body;
}

export function sentence({ text, facts = {} }: Message, language: Language): string {
  return say(languages[language].messages[text], facts, language);
}

function renderErrors(errors: FieldProblems, language: Language) {
  return Object.fromEntries(
    Object.entries(errors).map(([path, messages]) => [
      path,
      { messages: messages.map((message) => sentence(message, language)) },
    ]),
  );
}

type Spoken = Record<string, string | number>;

function say(words: string | ((facts: never) => string), facts: Facts, language: Language): string {
  // The catalogue's types have checked the facts where the problem was made.
  return typeof words === "string" ? words : (words as (facts: Spoken) => string)(spoken(facts, language));
}

/** Facts that are messages themselves become words. */
function spoken(facts: Facts, language: Language): Spoken {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === "object" ? sentence(fact, language) : fact,
    ]),
  );
}
