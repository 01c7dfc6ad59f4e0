import { message } from "../errors/problem.ts";
import { type Parameter, ruleOf } from "./functions.ts";
import type { Binary, BinaryOperator, Call, Expression } from "./syntax.ts";
import { Refused } from "./tokens.ts";
import type { Kind } from "./value.ts";

/** What a field code stands for; throws `Refused` for a code that this formula cannot use. */
export type Kinds = (code: string) => Kind;

/**
 * The kind of a formula's result. kintone refuses what can never be calculated; a number where a condition is needed
 * is not refused, it only gives no result.
 */
export function kindOf(tree: Expression, kinds: Kinds): Kind {
  const kind = kindInside(tree, kinds);
  return scalar(kind);
}

function kindInside(tree: Expression, kinds: Kinds): Kind {
  switch (tree.is) {
    case "number":
    case "text":
      return tree.is;
    case "field":
      return kinds(tree.code);
    case "sign":
      return calculated(tree.sign, kindOf(tree.of, kinds));
    case "binary":
      return kindOfBinary(tree, kinds);
    case "call":
      return kindOfCall(tree, kinds);
  }
}

/** A list has no place but in the functions that take lists. */
function scalar(kind: Kind): Kind {
  if (isList(kind)) throw new Refused(message("formulaList"));
  return kind;
}
const isList = (kind: Kind) => kind === "list" || kind === "numbers" || kind === "texts" || kind === "lists";

function kindOfBinary({ operator, left, right }: Binary, kinds: Kinds): Kind {
  const operands = [kindOf(left, kinds), kindOf(right, kinds)];
  if (operator === "&") return "text";
  if (!"+-*/^".includes(operator)) return "boolean";
  for (const kind of operands) calculated(operator, kind);
  return "number";
}

function calculated(operator: BinaryOperator, kind: Kind): Kind {
  if (kind === "text") throw new Refused(message("formulaOperatorTypes", { operator }));
  return "number";
}

function kindOfCall({ name, arguments: list }: Call, kinds: Kinds): Kind {
  const { takes, gives } = ruleOf(name);
  const given = list.map((one, i) => {
    const kind = kindInside(one, kinds);
    accept(name, takes[Math.min(i, takes.length - 1)] ?? "scalar", kind);
    return kind;
  });
  if (gives !== "branch") return gives;
  const [, yes, no] = given;
  return yes !== undefined && yes === no ? yes : "any";
}

const refused: Readonly<Record<Parameter, readonly Kind[]>> = {
  number: ["text"],
  numbers: ["text", "texts"],
  text: ["number", "boolean"],
  scalar: [],
  choices: ["number", "boolean"],
};
const lists: Readonly<Record<Parameter, readonly Kind[]>> = {
  number: [],
  numbers: ["numbers"],
  text: [],
  scalar: [],
  choices: ["list", "texts"],
};

function accept(name: Call["name"], parameter: Parameter, kind: Kind): void {
  if (refused[parameter].includes(kind)) throw new Refused(message("formulaFunctionTypes", { name }));
  if (isList(kind) && !lists[parameter].includes(kind)) throw new Refused(message("formulaList"));
}

/** The codes that a formula names, each once. */
export function codesIn(tree: Expression): Set<string> {
  const codes = new Set<string>();
  const walk = (part: Expression): void => {
    if (part.is === "field") codes.add(part.code);
    else if (part.is === "sign") walk(part.of);
    else if (part.is === "call") part.arguments.forEach(walk);
    else if (part.is === "binary") {
      walk(part.left);
      walk(part.right);
    }
  };
  walk(tree);
  return codes;
}
