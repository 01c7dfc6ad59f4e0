import { message } from "../errors/problem.ts";
import type { Field, FieldType } from "../fields/field.ts";
import { typeNamed } from "../fields/index.ts";
import { codesIn, kindOf } from "./check.ts";
import { type Evaluate, evaluator } from "./evaluate.ts";
import type { Calculation } from "./functions.ts";
import { parseExpression } from "./parse.ts";
import type { Expression } from "./syntax.ts";
import { Refused } from "./tokens.ts";
import { type FromFormula, type Kind, noResult } from "./value.ts";

/** A field of the form, and the table in whose rows it stands. */
export interface Placed {
  readonly field: Field;
  readonly type: FieldType;
  readonly table: string | undefined;
}
export interface Formula extends Placed {
  readonly from: FromFormula<Field>;
  readonly evaluate: Evaluate;
}

/** The formulas of one form, prepared once for as long as its settings stay the same. */
export interface Formulas {
  readonly calculation: Calculation;
  readonly placed: ReadonlyMap<string, Placed>;
  /** each after those that it needs */
  readonly ordered: readonly Formula[];
  /** the formulas that cannot be used, in the order of the form; their fields have no result */
  readonly refused: readonly { readonly field: Field; readonly why: Refused }[];
}

/** Everything that the formulas of these fields say, and what is wrong with them. */
export function formulasOf(fields: readonly Field[], calculation: Calculation): Formulas {
  const placed = new Map(fields.flatMap(placesIn).map((one) => [one.field.code, one]));
  const compiler = new Compiler(placed, calculation);
  for (const one of placed.values()) compiler.add(one);
  return { calculation, placed, ordered: compiler.ordered, refused: compiler.refusedInOrder() };
}

function placesIn(field: Field): Placed[] {
  const own = placedIn(undefined)(field);
  return [...own, ...cellsOf(field).flatMap(placedIn(field.code))];
}
const placedIn = (table: string | undefined) => (field: Field) => {
  const type = typeNamed(field.type);
  return type ? [{ field, type, table }] : [];
};
const cellsOf = ({ fields }: Field) => (Array.isArray(fields) ? (fields as readonly Field[]) : []);

const withoutResult: Evaluate = () => {
  throw noResult;
};

/** Takes the fields one by one and puts each formula behind those that it needs. */
class Compiler {
  readonly ordered: Formula[] = [];
  readonly #refused = new Map<string, Refused>();
  readonly #kinds = new Map<string, Kind>();
  /** the fields whose formulas are being read: who comes by again stands in a circle */
  readonly #open = new Set<string>();
  readonly #placed: ReadonlyMap<string, Placed>;
  readonly #calculation: Calculation;

  constructor(placed: ReadonlyMap<string, Placed>, calculation: Calculation) {
    this.#placed = placed;
    this.#calculation = calculation;
  }

  /** What other formulas may expect of a calculated field; undefined: people fill this one. */
  add(one: Placed): Kind | undefined {
    const { code } = one.field;
    const { formula } = one.type;
    const text = formula?.expression(one.field);
    if (!formula || text === undefined) return undefined;
    const known = this.#kinds.get(code);
    if (known) return known;
    if (this.#open.has(code)) throw new Refused(message("formulaCircular"));
    this.#open.add(code);
    const { kind, evaluate } = this.#read(one, text);
    this.#open.delete(code);
    const expected = formula.kind(kind);
    this.#kinds.set(code, expected);
    this.ordered.push({ ...one, from: formula, evaluate });
    return expected;
  }

  #read(one: Placed, text: string): { kind: Kind; evaluate: Evaluate } {
    try {
      if (text.trim() === "") return { kind: "any", evaluate: () => null };
      const tree = parseExpression(text);
      const kinds = this.#kindsIn(tree, one);
      const kind = kindOf(tree, (code) => kinds.get(code) ?? "any");
      return { kind, evaluate: evaluator(tree, this.#calculation) };
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      this.#refused.set(one.field.code, why);
      return { kind: "any", evaluate: withoutResult };
    }
  }

  #kindsIn(tree: Expression, one: Placed): ReadonlyMap<string, Kind> {
    return new Map([...codesIn(tree)].map((code) => [code, this.#kindFor(one, code)]));
  }

  #kindFor({ table }: Placed, code: string): Kind {
    const named = this.#placed.get(code);
    if (!named) throw new Refused(message("formulaUnknownField", { code }));
    const kind = this.add(named) ?? named.type.inFormula?.kind;
    if (!kind) throw new Refused(message("formulaFieldType", { type: named.type.type }));
    if (named.table === undefined || named.table === table) return kind;
    // Rows do not see the rows of other tables.
    if (table !== undefined) throw new Refused(message("formulaList"));
    return kind === "text" ? "texts" : kind === "list" ? "lists" : "numbers";
  }

  refusedInOrder() {
    return [...this.#placed.values()].flatMap(({ field }) => {
      const why = this.#refused.get(field.code);
      return why ? [{ field, why }] : [];
    });
  }
}
