import { message, problem } from "../errors/problem.ts";
import type { Operator } from "../fields/field.ts";
import { isFunctionName } from "./functions.ts";
import type { Call, Comparison, ConditionTree, Operand, QueryTree, SortKey } from "./syntax.ts";
import { SyntaxProblem, type Token, tokens } from "./tokens.ts";

/**
 * Text → tree: `[condition] [order by …] [limit n] [offset n]`. What is not a query is kintone's CB_VA01 about the
 * parameter that `path` names.
 */
export function parseQuery(text: string, path = "query"): QueryTree {
  return parsing(text, path, (parser) => parser.query());
}

/** A saved filter: a condition or nothing. */
export function parseCondition(text: string, path: string): ConditionTree | undefined {
  return parsing(text, path, (parser) => parser.onlyCondition());
}

/** A saved order: `price desc, $id asc`, or nothing. */
export function parseSort(text: string, path: string): readonly SortKey[] {
  return parsing(text, path, (parser) => parser.onlySort());
}

export function syntaxError(path: string, why: string) {
  return problem("CB_VA01", {}, { errors: { [path]: [message("querySyntax")] }, why });
}

function parsing<T>(text: string, path: string, read: (parser: Parser) => T): T {
  try {
    return read(new Parser(text));
  } catch (error) {
    if (error instanceof SyntaxProblem) throw syntaxError(path, error.message);
    throw error;
  }
}

// Far above what people write, far below what would trouble a database or the stack.
export const maxDepth = 100;
export const maxConditions = 5000;
export const maxOperands = 20_000;
/** An order by options costs the database one value per option, and it takes a bounded number of them. */
export const maxSortKeys = 20;

const comparators = new Set<string>(["=", "!=", "<", "<=", ">", ">="]);

/** One method per rule of the grammar in docs/query.md. */
class Parser {
  readonly #tokens: Iterator<Token, Token>;
  readonly #ahead: Token[] = [];
  #depth = 0;
  #conditions = 0;
  #operands = 0;

  constructor(text: string) {
    this.#tokens = tokens(text);
  }

  query(): QueryTree {
    const condition = this.#optionsBegin() ? undefined : this.#or();
    const order = this.#startsOrder() ? this.#order() : [];
    const limit = this.#option("limit");
    const offset = this.#option("offset");
    this.#end();
    return {
      ...(condition && { condition }),
      order,
      ...(limit !== undefined && { limit }),
      ...(offset !== undefined && { offset }),
    };
  }

  onlyCondition(): ConditionTree | undefined {
    if (this.#peek().kind === "end") return undefined;
    const condition = this.#or();
    this.#end();
    return condition;
  }

  onlySort(): readonly SortKey[] {
    if (this.#peek().kind === "end") return [];
    const keys = this.#sortKeys();
    this.#end();
    return keys;
  }

  #or(): ConditionTree {
    return this.#group("or", () => this.#group("and", () => this.#primary()));
  }

  #group(word: "and" | "or", part: () => ConditionTree): ConditionTree {
    const first = part();
    if (!isWord(this.#peek(), word)) return first;
    const parts = [first];
    while (this.#takeWord(word)) parts.push(part());
    return { is: word, parts };
  }

  #primary(): ConditionTree {
    if (!this.#takeSign("(")) return this.#comparison();
    if (++this.#depth > maxDepth) this.#fail("fewer parentheses inside each other");
    const inner = this.#or();
    this.#needSign(")");
    this.#depth--;
    return inner;
  }

  #comparison(): Comparison {
    if (++this.#conditions > maxConditions) this.#fail("fewer conditions");
    const field = this.#name();
    const sign = this.#peek();
    if (sign.kind === "sign" && comparators.has(sign.text)) {
      this.#take();
      return comparison(field, sign.text as Operator, [this.#operand()]);
    }
    if (this.#takeWord("is")) {
      const operator = this.#takeWord("not") ? "is not empty" : "is empty";
      this.#needWord("empty");
      return comparison(field, operator, []);
    }
    const not = this.#takeWord("not");
    if (this.#takeWord("in")) return comparison(field, not ? "not in" : "in", this.#list());
    this.#needWord("like");
    return comparison(field, not ? "not like" : "like", [this.#string()]);
  }

  #name(): string {
    return this.#peek().kind === "word" ? this.#take().text : this.#fail("a field code");
  }

  #list(): readonly Operand[] {
    this.#needSign("(");
    if (this.#takeSign(")")) return [];
    const operands = [this.#operand()];
    while (this.#takeSign(",")) operands.push(this.#operand());
    this.#needSign(")");
    return operands;
  }

  #operand(): Operand {
    if (++this.#operands > maxOperands) this.#fail("fewer values");
    const { kind } = this.#peek();
    if (kind === "string" || kind === "number") return { is: "literal", text: this.#take().text };
    return kind === "word" ? this.#call() : this.#fail("a value");
  }

  #string(): Operand {
    return this.#peek().kind === "string"
      ? { is: "literal", text: this.#take().text }
      : this.#fail("a string in double quotes");
  }

  #call(): Call {
    const name = this.#peek().text.toUpperCase();
    if (!isFunctionName(name)) return this.#fail("a value or a function");
    this.#take();
    this.#needSign("(");
    if (this.#takeSign(")")) return { is: "call", name, arguments: [] };
    const given = [this.#argument()];
    while (this.#takeSign(",")) given.push(this.#argument());
    this.#needSign(")");
    return { is: "call", name, arguments: given };
  }

  #argument(): string {
    const { kind, text } = this.#peek();
    const fits = kind === "word" || (kind === "number" && !text.includes("."));
    if (!fits) this.#fail("a whole number or a word like DAYS");
    if (++this.#operands > maxOperands) this.#fail("fewer values");
    return this.#take().text.toUpperCase();
  }

  // A field may be called "order" or "limit": only what follows tells.
  #optionsBegin(): boolean {
    return (
      this.#peek().kind === "end" ||
      this.#startsOrder() ||
      ["limit", "offset"].some((word) => isWord(this.#peek(), word) && this.#peek(1).kind === "number")
    );
  }

  #startsOrder(): boolean {
    return isWord(this.#peek(), "order") && isWord(this.#peek(1), "by");
  }

  #order(): readonly SortKey[] {
    this.#needWord("order");
    this.#needWord("by");
    return this.#sortKeys();
  }

  #sortKeys(): readonly SortKey[] {
    const keys = [this.#sortKey()];
    while (this.#takeSign(",")) {
      if (keys.length === maxSortKeys) this.#fail("fewer keys to sort by");
      keys.push(this.#sortKey());
    }
    return keys;
  }

  #sortKey(): SortKey {
    const field = this.#name();
    const descending = this.#takeWord("desc");
    if (!descending) this.#takeWord("asc");
    return { field, descending };
  }

  #option(word: "limit" | "offset"): number | undefined {
    if (!this.#takeWord(word)) return undefined;
    const { kind, text } = this.#peek();
    if (kind !== "number" || !/^[0-9]+$/.test(text)) this.#fail("a whole number from 0");
    this.#take();
    return Math.min(Number(text), Number.MAX_SAFE_INTEGER);
  }

  #end(): void {
    if (this.#peek().kind !== "end") this.#fail("the end or and, or, order by, limit, offset");
  }

  #takeWord(word: string): boolean {
    const found = isWord(this.#peek(), word);
    if (found) this.#take();
    return found;
  }

  #needWord(word: string): void {
    if (!this.#takeWord(word)) this.#fail(word);
  }

  #takeSign(sign: string): boolean {
    const token = this.#peek();
    const found = token.kind === "sign" && token.text === sign;
    if (found) this.#take();
    return found;
  }

  #needSign(sign: string): void {
    if (!this.#takeSign(sign)) this.#fail(sign);
  }

  #peek(steps = 0): Token {
    for (;;) {
      const token = this.#ahead[steps];
      if (token) return token;
      const last = this.#ahead.at(-1);
      this.#ahead.push(last?.kind === "end" ? last : this.#tokens.next().value);
    }
  }

  #take(): Token {
    const token = this.#peek();
    this.#ahead.shift();
    return token;
  }

  #fail(expected: string): never {
    throw new SyntaxProblem(expected, this.#peek().at);
  }
}

const comparison = (field: string, operator: Operator, operands: readonly Operand[]): Comparison => ({
  is: "comparison",
  field,
  operator,
  operands,
});

const isWord = ({ kind, text }: Token, word: string) => kind === "word" && text.toLowerCase() === word;
