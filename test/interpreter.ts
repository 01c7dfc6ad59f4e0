import { comparePlain } from "../src/core/decimal.ts";
import type { ColumnKind, ColumnValue } from "../src/core/fields/field.ts";
import type { ColumnRef, Condition, OrderKey, Query } from "../src/core/query/query.ts";
import type { StoredRecord } from "../src/store/store.ts";

/** The records of other apps, for lists of related records. */
export type Others = ReadonlyMap<number, readonly StoredRecord[]>;

/** Runs checked queries on records in memory, as plainly as it can be said: what both engines have to agree with. */
export function run(query: Query, records: readonly StoredRecord[], others: Others = new Map()): number[] {
  return records
    .filter((record) => matches(query.where, record, others))
    .sort((a, b) => inOrder(query.order, a, b))
    .slice(query.offset, query.offset + query.limit)
    .map(({ id }) => id);
}

export function matches(condition: Condition, record: StoredRecord, others: Others = new Map()): boolean {
  switch (condition.is) {
    case "all":
      return true;
    case "none":
      return false;
    case "and":
      return condition.parts.every((part) => matches(part, record, others));
    case "or":
      return condition.parts.some((part) => matches(part, record, others));
    case "not":
      return !matches(condition.part, record, others);
    case "empty":
      return isEmpty(cell(condition.on, record));
    case "compare": {
      const found = cell(condition.on, record);
      if (isEmpty(found) || isEmpty(condition.value)) return false;
      const order = compare(condition.on.kind, found, condition.value);
      return { "=": order === 0, "<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0 }[
        condition.by
      ];
    }
    case "in": {
      const { on, values } = condition;
      const found = cell(on, record);
      if (isEmpty(found)) return false;
      if (Array.isArray(found)) return values.some((value) => found.includes(String(value)));
      return values.some((value) => compare(on.kind, found, value) === 0);
    }
    case "row": {
      const { table, part } = condition;
      return (record.rows?.get(table) ?? []).some((row) =>
        matches(part, { ...record, ...row, id: record.id }),
      );
    }
    case "related": {
      const { list, part } = condition;
      const value = cell(list.here, record);
      const kind = list.here.kind === "number" || list.there.kind === "number" ? "number" : list.here.kind;
      if (isEmpty(value)) return false;
      return (others.get(list.app) ?? []).some((other) => {
        const found = cell(list.there, other);
        const same = !isEmpty(found) && compare(kind, value, found) === 0;
        return same && matches(list.where, other, others) && matches(part, other, others);
      });
    }
    case "search": {
      const text =
        typeof condition.on.column === "number" ? record.search.get(condition.on.column) : undefined;
      return condition.words.length > 0 && (text ?? "").includes(` ${condition.words.join(" ")} `);
    }
  }
}

function cell({ column }: ColumnRef, record: StoredRecord): ColumnValue {
  switch (column) {
    case "id":
      return record.id;
    case "revision":
      return record.revision;
    case "creator":
      return record.creatorId;
    case "created":
      return record.createdAt;
    case "modifier":
      return record.modifierId;
    case "updated":
      return record.updatedAt;
    default:
      return record.columns.get(column) ?? null;
  }
}

function isEmpty(value: ColumnValue): value is null {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

function compare(kind: ColumnKind, a: ColumnValue, b: ColumnValue): number {
  if (kind === "number") return comparePlain(String(a), String(b));
  if (kind === "integer") return Number(a) - Number(b);
  // UTF-8 sorts by code point, a string of JavaScript does not.
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}

function inOrder(keys: readonly OrderKey[], a: StoredRecord, b: StoredRecord): number {
  for (const { on, descending, positions } of keys) {
    const order = compareCells(on.kind, cell(on, a), cell(on, b), positions);
    if (order !== 0) return descending ? -order : order;
  }
  return 0;
}

/** Empty ones first; what is not in the list of positions last. */
function compareCells(
  kind: ColumnKind,
  a: ColumnValue,
  b: ColumnValue,
  positions?: readonly string[],
): number {
  if (isEmpty(a) || isEmpty(b)) return Number(isEmpty(b)) - Number(isEmpty(a));
  if (!positions) return compare(kind, a, b);
  const place = (value: ColumnValue) => positions.indexOf(String(value));
  if (place(a) < 0 || place(b) < 0) return Number(place(a) < 0) - Number(place(b) < 0);
  return place(a) - place(b);
}
