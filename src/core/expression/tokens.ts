import type { Message } from "../errors/problem.ts";
import { message } from "../errors/problem.ts";

/** The pieces of a formula's text. */
export interface Token {
  readonly kind: "word" | "number" | "string" | "sign" | "end";
  /** a string without its quotes and escapes */
  readonly text: string;
  /** where it begins and ends, counted from 0 */
  readonly at: number;
  readonly end: number;
}

/** Why a text is no formula, or not one that this app can use: kintone's reason, and where. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly reason: Message;
  readonly at: number | undefined;
  constructor(reason: Message, at?: number) {
    super(reason.text);
    this.reason = reason;
    this.at = at;
  }
}
export const syntaxProblem = (at: number) => new Refused(message("formulaSyntax"), at);

const blanks = /[ \t\r\n\u3000]*/y;
// Every field code that the form accepts is a word.
const inside = String.raw`[\p{L}\p{M}\p{N}_＿・･·＄￠￡￥￦]`;
const word = new RegExp(`(?!\\p{Nd})${inside}+`, "uy");
const number = new RegExp(`[0-9]+(?:[.][0-9]+)?(?![.]|${inside})`, "uy");
const wrongSign = /={2,}|=<|=>|<={2,}|>={2,}|\*\*|!={2,}|[×÷≠≦≧≤≥−]/y;
const sign = /!=|<>|<=|>=|[-+*/^&=<>(),]/y;
const string = /"((?:[^"\\]|\\[\s\S])*)"/y;

/** What people write instead, and what they mean. */
const meant = new Map(
  Object.entries({ "=<": "<=", "=>": ">=", "**": "^", "×": "*", "÷": "/", "≠": "!=", "≦": "<=", "≧": ">=" }),
)
  .set("≤", "<=")
  .set("≥", ">=")
  .set("−", "-");

export function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (let at = skip(text, 0); at < text.length; ) {
    const token = next(text, at);
    found.push(token);
    at = skip(text, token.end);
  }
  found.push({ kind: "end", text: "", at: text.length, end: text.length });
  return found;
}

const skip = (text: string, at: number) => at + (take(blanks, text, at)?.length ?? 0);

function next(text: string, at: number): Token {
  const token = (kind: Token["kind"], written: string, meaning = written): Token => ({
    kind,
    text: meaning,
    at,
    end: at + written.length,
  });
  const quoted = take(string, text, at);
  if (quoted !== undefined) return token("string", quoted, unescaped(quoted));
  const wrong = take(wrongSign, text, at);
  if (wrong !== undefined) throw wrongOperator(wrong, at);
  const name = take(word, text, at);
  if (name !== undefined) return token("word", name);
  const digits = take(number, text, at);
  if (digits !== undefined) return token("number", digits);
  const operator = take(sign, text, at);
  if (operator !== undefined) return token("sign", operator, operator === "<>" ? "!=" : operator);
  throw fullWidth(text, at) ?? syntaxProblem(at);
}

function wrongOperator(given: string, at: number): Refused {
  const wanted = meant.get(given) ?? given.replace(/=+$/, given.startsWith("=") ? "" : "=");
  return new Refused(message("formulaWrongOperator", { given, wanted: wanted || "=" }), at);
}

/** The full-width forms of ASCII stand in its order, quotation marks by the side. */
function fullWidth(text: string, at: number): Refused | undefined {
  const given = text[at] ?? "";
  const wide = given >= "！" && given <= "～";
  const wanted = wide ? String.fromCharCode(given.charCodeAt(0) - 0xfee0) : halves[given];
  return wanted === undefined ? undefined : new Refused(message("formulaFullWidth", { given, wanted }), at);
}

const halves: Readonly<Record<string, string>> = { "“": '"', "”": '"', "、": "," };

/** Only the quotation mark and the backslash itself are escaped; before anything else a backslash is one. */
const unescaped = (quoted: string) => quoted.slice(1, -1).replace(/\\(["\\])/g, "$1");

function take(form: RegExp, text: string, at: number): string | undefined {
  form.lastIndex = at;
  return form.exec(text)?.[0];
}
