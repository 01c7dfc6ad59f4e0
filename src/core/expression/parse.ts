import { message } from "../errors/problem.ts";
import { type FunctionName, functionNamed, functions } from "./functions.ts";
import { type BinaryOperator, comparisons, type Expression } from "./syntax.ts";
import { Refused, syntaxProblem, type Token, tokens } from "./tokens.ts";

// Far above what people write, far below what would trouble the stack.
export const maxDepth = 100;
export const maxOperators = 1000;

/** Text → tree. What is no formula is `Refused` with kintone's reason. */
export function parseExpression(text: string): Expression {
  return new Parser(text).whole();
}

/** One method per rule of the grammar in docs/formulas.md, the loosest operator first. */
class Parser {
  readonly #tokens: readonly Token[];
  #position = 0;
  #depth = 0;
  #operators = 0;

  constructor(text: string) {
    this.#tokens = tokens(text);
  }

  whole(): Expression {
    const expression = this.#compare();
    if (this.#here.kind !== "end") throw this.#wrong();
    return expression;
  }

  /** Comparisons are not chained: `a < b < c` is no formula. */
  #compare(): Expression {
    const left = this.#concatenate();
    const operator = this.#sign(comparisons);
    return operator ? this.#binary(operator, left, this.#concatenate()) : left;
  }
  #concatenate(): Expression {
    return this.#chain(["&"], this.#add);
  }
  #add(): Expression {
    return this.#chain(["+", "-"], this.#multiply);
  }
  #multiply(): Expression {
    return this.#chain(["*", "/"], this.#power);
  }

  #chain(operators: readonly BinaryOperator[], part: () => Expression): Expression {
    let left = part.call(this);
    for (let operator = this.#sign(operators); operator; operator = this.#sign(operators)) {
      left = this.#binary(operator, left, part.call(this));
    }
    return left;
  }

  /** From the right: `2 ^ 3 ^ 2` is `2 ^ (3 ^ 2)`. A sign binds tighter: `-2 ^ 2` is 4. */
  #power(): Expression {
    const base = this.#unary();
    return this.#sign(["^"]) ? this.#binary("^", base, this.#deeper(this.#power)) : base;
  }

  #unary(): Expression {
    const sign = this.#sign(["+", "-"]);
    return sign === "+" || sign === "-" ? { is: "sign", sign, of: this.#atom() } : this.#atom();
  }

  #atom(): Expression {
    const { kind, text } = this.#here;
    switch (kind) {
      case "number":
        this.#position++;
        return { is: "number", text };
      case "string":
        this.#position++;
        return { is: "text", text };
      case "word":
        this.#position++;
        return this.#takes("(") ? this.#call(text) : { is: "field", code: text };
      default: {
        if (!this.#takes("(")) throw this.#wrong();
        const inner = this.#deeper(this.#compare);
        this.#expect(")");
        return inner;
      }
    }
  }

  #call(written: string): Expression {
    const at = this.#before?.at;
    const list: Expression[] = [];
    if (!this.#takes(")")) {
      do list.push(this.#deeper(this.#compare));
      while (this.#takes(","));
      this.#expect(")");
    }
    const name = functionNamed(written);
    if (!name) throw new Refused(message("formulaUnknownFunction", { name: written }), at);
    checkCount(name, list.length, at);
    return { is: "call", name, arguments: list };
  }

  #binary(operator: BinaryOperator, left: Expression, right: Expression): Expression {
    if (++this.#operators > maxOperators) throw this.#wrong();
    return { is: "binary", operator, left, right };
  }

  #deeper(rule: () => Expression): Expression {
    if (++this.#depth > maxDepth) throw this.#wrong();
    const expression = rule.call(this);
    this.#depth--;
    return expression;
  }

  #sign<O extends BinaryOperator>(operators: readonly O[]): O | undefined {
    const { kind, text } = this.#here;
    const found = kind === "sign" ? operators.find((operator) => operator === text) : undefined;
    if (found) this.#position++;
    return found;
  }
  #takes(sign: "(" | ")" | ","): boolean {
    const { kind, text } = this.#here;
    if (kind !== "sign" || text !== sign) return false;
    this.#position++;
    return true;
  }
  #expect(sign: ")"): void {
    if (!this.#takes(sign)) throw this.#wrong();
  }

  get #here(): Token {
    return this.#tokens[this.#position] ?? { kind: "end", text: "", at: 0, end: 0 };
  }
  get #before(): Token | undefined {
    return this.#tokens[this.#position - 2];
  }
  #wrong(): Refused {
    return syntaxProblem(this.#here.at);
  }
}

function checkCount(name: FunctionName, count: number, at: number | undefined): void {
  const { min, max } = functions[name];
  if (count < min) {
    const reason =
      min === max
        ? message("formulaArguments", { name, count: min })
        : message("formulaTooFewArguments", { name, min });
    throw new Refused(reason, at);
  }
  if (count > max) throw new Refused(message("formulaTooManyArguments", { name, max }), at);
}
