import { message, type Problems, problem } from "../core/errors/problem.ts";
import { cellOf, emptyCells } from "../core/fields/base/rows.ts";
import type { ColumnValue, Directory, TableRow, ValueContext, WireValue } from "../core/fields/field.ts";
import { isObject } from "../core/input/given.ts";
import { searchIndex } from "../core/search.ts";
import type { StoredRow } from "../store/store.ts";
import type { FormField } from "./form.ts";
import { rowsOf } from "./tables/cells.ts";

/** The value in `{"value": …}`; what else a client sends along is not looked at. */
export function inputOf(cell: unknown): unknown {
  if (!isObject(cell)) throw problem("CB_IJ01");
  return cell.value;
}

/** Any JSON → wire value. Everything that is wrong with it is reported under the record's path. */
export function readValue(
  at: FormField,
  input: unknown,
  context: ValueContext,
  path: string,
  problems: Problems,
  before?: WireValue,
): WireValue {
  const { value, problems: found } = at.type.read(at.field, input, context, before);
  checkRequired(at, value, path, problems);
  for (const { at: below, message, bracket } of found) {
    // kintone names a number that is none in brackets, and everything else after a point.
    problems.add(bracket ? `${path}[${at.code}]${below}` : `${path}.${at.code}${below}`, message);
  }
  return value;
}

export function checkRequired(at: FormField, value: WireValue, path: string, problems: Problems): void {
  if (!at.required || !at.type.isEmpty(value)) return;
  problems.add(`${path}.${at.code}${at.type.path}`, message("required"));
}

/** A value that stays: the form may ask for more than when it was stored. */
export function checkKept(at: FormField, value: WireValue, path: string, problems: Problems): void {
  checkRequired(at, value, path, problems);
  if (!at.inner) return;
  for (const { at: below, message } of emptyCells(at.inner, rowsOf(value))) {
    problems.add(`${path}.${at.code}${below}`, message);
  }
}

interface Cells {
  readonly columns: ReadonlyMap<number, ColumnValue>;
  readonly search: ReadonlyMap<number, string>;
}
export interface Searchable extends Cells {
  readonly rows: ReadonlyMap<number, readonly StoredRow[]>;
}
/** What the store searches by, for exactly these values. */
export function searchable(values: ReadonlyMap<FormField, WireValue>, context: Directory): Searchable {
  const rows = new Map<number, readonly StoredRow[]>();
  for (const [{ field, inner }, value] of values) {
    if (inner)
      rows.set(
        field.id,
        rowsOf(value).map((row) => storedRow(inner, row, context)),
      );
  }
  return { ...searchableCells(values, context), rows };
}

/** The same for values that only formulas have changed: of rows, nothing else is written. */
export function searchableResults(values: ReadonlyMap<FormField, WireValue>) {
  const rows = [...values].flatMap(([{ field, inner }, value]): [number, Cells[]][] => {
    const calculated = inner?.filter((at) => at.type.formula?.expression(at.field) !== undefined);
    if (!calculated) return [];
    const cellsOf = (row: TableRow) =>
      calculated.map((at): [FormField, WireValue] => [at, cellOf(at, row.value).value]);
    return [[field.id, rowsOf(value).map((row) => searchableCells(cellsOf(row), nobody))]];
  });
  return { ...searchableCells(values, nobody), rows: new Map(rows) };
}

/** No formula gives a user. */
const nobody: Directory = { user: () => undefined };

function storedRow(inner: readonly FormField[], { id, value }: TableRow, context: Directory) {
  const cells = inner.map((at): [FormField, WireValue] => [at, cellOf(at, value).value]);
  return { id: Number(id), ...searchableCells(cells, context) };
}

function searchableCells(values: Iterable<readonly [FormField, WireValue]>, context: Directory): Cells {
  const columns = new Map<number, ColumnValue>();
  const search = new Map<number, string>();
  for (const [{ field, type }, value] of values) {
    if (type.column !== null) columns.set(field.id, type.columnValue(field, value, context));
    if (type.searched) search.set(field.id, searchIndex(type.searchText(value)));
  }
  return { columns, search };
}
