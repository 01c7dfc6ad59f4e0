/** The pieces of a query's text. */
export interface Token {
  readonly kind: "word" | "string" | "number" | "sign" | "end";
  /** a string without its quotes and escapes */
  readonly text: string;
  /** where it begins, counted from 0 */
  readonly at: number;
}

/** Thrown inside this folder only; parse.ts turns it into kintone's error. */
export class SyntaxProblem extends Error {
  constructor(expected: string, at: number) {
    super(`${expected} expected at character ${at + 1}`);
  }
}

const blanks = /[ \t\r\n\u3000]*/y;
// Every field code that the form accepts is a word, and so is $id; the part behind a dot names a related field.
const inside = String.raw`[\p{L}\p{M}\p{N}\p{Sc}_＿・･·]`;
const name = String.raw`(?!\p{Nd})${inside}+`;
const word = new RegExp(`${name}(?:[.]${name})?`, "uy");
const number = new RegExp(`[+-]?[0-9]+(?:[.][0-9]+)?(?!${inside})`, "uy");
const sign = /!=|<=|>=|[=<>(),]/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: raw control characters are what kintone refuses here
const unescaped = /[^"\\\u0000-\u001f]*/y;
const escapes = new Map(Object.entries({ '"': '"', "\\": "\\", n: "\n", t: "\t", r: "\r" }));

/** Cuts the text into tokens, one at a time: what is wrong near the beginning is found without reading on. */
export function* tokens(text: string): Generator<Token, Token> {
  let position = 0;
  for (;;) {
    position += take(blanks, text, position)?.length ?? 0;
    if (position >= text.length) return { kind: "end", text: "", at: position };
    const { token, length } = next(text, position);
    yield token;
    position += length;
  }
}

function next(text: string, at: number): { token: Token; length: number } {
  if (text[at] === '"') return quoted(text, at);
  const found = (kind: Token["kind"], form: RegExp) => {
    const taken = take(form, text, at);
    return taken === undefined ? undefined : { token: { kind, text: taken, at }, length: taken.length };
  };
  const token = found("word", word) ?? found("number", number) ?? found("sign", sign);
  if (!token) throw new SyntaxProblem("something else", at);
  return token;
}

function quoted(text: string, at: number): { token: Token; length: number } {
  let value = "";
  let position = at + 1;
  for (;;) {
    const plain = take(unescaped, text, position) ?? "";
    value += plain;
    position += plain.length;
    if (text[position] === '"') {
      return { token: { kind: "string", text: value, at }, length: position + 1 - at };
    }
    const escaped = text[position] === "\\" ? escapes.get(text[position + 1] ?? "") : undefined;
    if (escaped === undefined) throw new SyntaxProblem("the end of the string or an escape", position);
    value += escaped;
    position += 2;
  }
}

function take(form: RegExp, text: string, at: number): string | undefined {
  form.lastIndex = at;
  return form.exec(text)?.[0];
}
