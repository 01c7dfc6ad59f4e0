import type { ErrorCode, FactsOfCode } from "./catalogue.ts";
import type { FactsOfMessage, MessageKey } from "./messages.ts";

/** A fixed text, or, where there are facts to name, a function of them. */
type Sentence<Names extends string> = [Names] extends [never]
  ? string
  : (facts: { readonly [name in Names]: string | number }) => string;

/** What a language must be able to say. A missing code or key does not compile. */
export interface Sentences {
  readonly codes: { readonly [Code in ErrorCode]: Sentence<FactsOfCode<Code>> };
  readonly messages: { readonly [Key in MessageKey]: Sentence<FactsOfMessage<Key>> };
}
