import type { WireValue } from "../fields/field.ts";
import type { Formula, Formulas } from "./formulas.ts";
import { Failure, type FailureKind, noResult, type Value } from "./value.ts";

/** The wire values of a record by field code. A table is a list of rows. */
export type RecordValues = (code: string) => WireValue | undefined;

/** What a calculated field shows: "" after a failure, as everywhere in kintone's API. */
export interface Result {
  readonly text: string;
  readonly failure?: FailureKind;
}
export interface Results {
  readonly own: ReadonlyMap<string, Result>;
  /** by the table's code: the results of each row */
  readonly rows: ReadonlyMap<string, readonly ReadonlyMap<string, Result>[]>;
}

/** All calculated values of a record. The same code runs when a record is saved and while somebody types. */
export function calculate(formulas: Formulas, values: RecordValues): Results {
  return new RecordCalculation(formulas, values).results();
}

type Cells = Readonly<Record<string, { readonly value?: unknown } | undefined>>;
type Known = Value | Failure;

class RecordCalculation {
  readonly #formulas: Formulas;
  readonly #values: RecordValues;
  /** what is known so far, of the record and of each row */
  readonly #own = new Map<string, Known>();
  readonly #rows = new Map<string, Map<string, Known>[]>();

  constructor(formulas: Formulas, values: RecordValues) {
    this.#formulas = formulas;
    this.#values = values;
  }

  results(): Results {
    const own = new Map<string, Result>();
    const rows = new Map<string, Map<string, Result>[]>();
    for (const formula of this.#formulas.ordered) {
      const { code } = formula.field;
      if (formula.table === undefined) own.set(code, this.#run(formula, this.#own));
      else {
        const table = this.#rowsOf(formula.table);
        const results = rows.get(formula.table) ?? table.map(() => new Map<string, Result>());
        rows.set(formula.table, results);
        table.forEach((known, row) => {
          results[row]?.set(code, this.#run(formula, known, row));
        });
      }
    }
    return { own, rows };
  }

  #run({ field, from, evaluate }: Formula, known: Map<string, Known>, row?: number): Result {
    const { numbers } = this.#formulas.calculation;
    try {
      const held = from.held(
        evaluate((code) => resolved(this.#known(code, row))),
        numbers,
      );
      const text = from.shown(field, held, numbers);
      known.set(field.code, held);
      return { text };
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      known.set(field.code, failure);
      return { text: "", failure: failure.kind };
    }
  }

  /** `row`: of the table in which the formula stands. */
  #known(code: string, row: number | undefined): Known {
    const table = this.#formulas.placed.get(code)?.table;
    if (table === undefined) return this.#read(code, this.#own, this.#values(code));
    const rows = this.#rowsOf(table);
    const cell = (at: number) =>
      this.#read(code, rows[at] ?? new Map(), this.#cellsOf(table)[at]?.[code]?.value);
    if (row !== undefined) return cell(row);
    return rows.map((_, at) => resolved(cell(at)));
  }

  /** A calculated field has its place in `known` already: the formulas are in order. */
  #read(code: string, known: Map<string, Known>, given: unknown): Known {
    const before = known.get(code);
    if (before !== undefined) return before;
    const { calculation, placed } = this.#formulas;
    const one = placed.get(code);
    if (!one?.type.inFormula) return noResult;
    const value = (given ?? one.type.empty(one.field)) as WireValue;
    const read = one.type.inFormula.value(value, calculation.numbers);
    known.set(code, read);
    return read;
  }

  #rowsOf(table: string): Map<string, Known>[] {
    const rows = this.#rows.get(table) ?? this.#cellsOf(table).map(() => new Map());
    this.#rows.set(table, rows);
    return rows;
  }

  #cellsOf(table: string): readonly Cells[] {
    const rows = this.#values(table) ?? [];
    if (!Array.isArray(rows)) return [];
    return rows.map((row: { readonly value?: Cells }) => row.value ?? {});
  }
}

function resolved(known: Known): Value {
  if (known instanceof Failure) throw known;
  return known;
}
