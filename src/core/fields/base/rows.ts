import { message, problem } from "../../errors/problem.ts";
import { type Given, isObject } from "../../input/given.ts";
import type { Cell, Field, FieldType, ReadResult, TableRow, ValueContext } from "../field.ts";
import { fine, isUnset, listOf } from "./input.ts";

/** A field of a table's rows with the type that answers for it. */
export interface Member {
  readonly field: Field;
  readonly type: FieldType;
}
type Found = ReadResult["problems"][number];

/**
 * The rows that a request sends are the table from now on, in their order. One whose id the record knows is merged
 * with what stands there; every other one is new, whatever id was sent along, and takes the defaults of its fields.
 */
export function readRows(
  table: Field,
  members: readonly Member[],
  given: unknown,
  context: ValueContext,
  before: readonly TableRow[] | undefined,
): ReadResult<readonly TableRow[]> {
  const known = new Map(before?.map((row) => [row.id, row]));
  const sent = new Set<string>();
  const problems: Found[] = [];
  const rows = listOf(given).map((one, index): TableRow => {
    if (!isObject(one)) throw problem("CB_IJ01");
    const id = rowId(one.id);
    // A new record has no rows yet, so that the ids of another one say nothing.
    if (before && id !== "" && sent.has(id)) throw problem("GAIA_SI01", { table: table.code });
    sent.add(id);
    const value = readCells(
      members,
      cellsOf(one),
      known.get(id),
      context,
      `.value[${index}].value`,
      problems,
    );
    return { id: known.has(id) ? id : "", value };
  });
  return { value: rows, problems: problems.length > 0 ? problems : fine };
}

/** Which required cells are empty in rows that stay as they are. */
export function emptyCells(members: readonly Member[], rows: readonly TableRow[]): Found[] {
  return rows.flatMap(({ value }, index) =>
    members
      .filter((member) => isRequired(member) && member.type.isEmpty(cellOf(member, value).value))
      .map(({ field, type }) => missing(`.value[${index}].value.${field.code}${type.path}`)),
  );
}

/** The cell of this field in a row; a field that came after the row is empty in it. */
export function cellOf({ field, type }: Member, value: TableRow["value"]): Cell {
  const cell = Object.hasOwn(value, field.code) ? value[field.code] : undefined;
  return cell ?? { type: field.type, value: type.empty(field) };
}

function readCells(
  members: readonly Member[],
  cells: Given,
  former: TableRow | undefined,
  context: ValueContext,
  path: string,
  problems: Found[],
): TableRow["value"] {
  const read = members.map((member): [string, Cell] => {
    const { field, type } = member;
    const sent = Object.hasOwn(cells, field.code);
    const at = `${path}.${field.code}`;
    const cell = former && !sent ? cellOf(member, former.value) : undefined;
    if (cell) {
      if (isRequired(member) && type.isEmpty(cell.value)) problems.push(missing(at + type.path));
      return [field.code, cell];
    }
    const input = sent ? inputOf(cells[field.code]) : type.initial(field, context);
    const { value, problems: found } = readCell(member, input, context);
    if (isRequired(member) && type.isEmpty(value)) problems.push(missing(at + type.path));
    for (const one of found) problems.push({ at: at + one.at, message: one.message });
    return [field.code, { type: field.type, value }];
  });
  return Object.fromEntries(read);
}

function readCell({ field, type }: Member, input: unknown, context: ValueContext): ReadResult {
  return type.readInRow ? type.readInRow(field, input, context) : type.read(field, input, context);
}

/** What a formula fills is not missing. */
const isRequired = ({ field, type }: Member) =>
  field.required === true && type.requiredIsEnforced && type.formula?.expression(field) === undefined;
const missing = (at: string): Found => ({ at, message: message("required") });

/** A row that names no cells is one of defaults, or stays as it is. */
function cellsOf({ value = {} }: Given): Given {
  if (!isObject(value)) throw problem("CB_IJ01");
  return value;
}

function inputOf(cell: unknown): unknown {
  if (!isObject(cell)) throw problem("CB_IJ01");
  return cell.value;
}

/** "" for a row that has none. */
function rowId(given: unknown): string {
  if (isUnset(given)) return "";
  const text = typeof given === "string" || typeof given === "number" ? String(given) : "";
  if (!/^[+-]?[0-9]+$/.test(text)) throw problem("CB_IJ01");
  return text.replace(/^\+?0*(?=[0-9])/, "");
}
