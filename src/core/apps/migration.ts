import type { Field, WireValue } from "../fields/field.ts";
import { typeOf } from "../fields/index.ts";
import { renamedOptions } from "./follow-fields.ts";
import type { AppSettings } from "./settings.ts";

/** What a deploy must do to the records that exist. */
export interface Migration {
  readonly added: readonly Field[];
  readonly removed: readonly Field[];
  readonly recoded: readonly { readonly from: string; readonly to: Field }[];
  readonly relabelled: readonly {
    /** the code so far */
    readonly from: string;
    readonly field: Field;
    readonly labels: ReadonlyMap<string, string>;
  }[];
}

export function migration(live: AppSettings, next: AppSettings): Migration {
  const before = new Map(live.fields.map((field) => [field.id, field]));
  const after = new Set(next.fields.map(({ id }) => id));
  const kept = next.fields.flatMap((field) => {
    const old = before.get(field.id);
    return old ? [{ old, field }] : [];
  });
  return {
    added: next.fields.filter(({ id }) => !before.has(id)),
    removed: live.fields.filter(({ id }) => !after.has(id)),
    recoded: kept.flatMap(({ old, field }) =>
      old.code === field.code ? [] : [{ from: old.code, to: field }],
    ),
    relabelled: kept.flatMap(({ old, field }) => {
      const labels = renamedOptions(old, field);
      return labels.size === 0 ? [] : [{ from: old.code, field, labels }];
    }),
  };
}

/** New fields can be appended to every record unread; anything else means to rewrite them. */
export function mustRewrite({ removed, recoded, relabelled }: Migration): boolean {
  return removed.length > 0 || recoded.length > 0 || relabelled.length > 0;
}

/** `"code":{"type":…,"value":…}` of a record in which nobody has filled the field. */
export function emptyMember(field: Field): string {
  return `${JSON.stringify(field.code)}:${JSON.stringify(emptyCell(field))}`;
}
const emptyCell = (field: Field) => ({ type: field.type, value: typeOf(field).empty(field) });

interface Cell {
  readonly type: string;
  readonly value: WireValue;
}
export type RecordJson = Record<string, Cell>;

/** The record as the new form shows it. Codes are exchanged all at once: two fields may have swapped theirs. */
export function migrated(json: string, { added, removed, recoded, relabelled }: Migration): RecordJson {
  const record = new Map(Object.entries(JSON.parse(json) as RecordJson));
  for (const { from, labels } of relabelled) {
    const cell = record.get(from);
    if (cell) record.set(from, { ...cell, value: withLabels(cell.value, labels) });
  }
  const gone = new Set(removed.map(({ code }) => code));
  const codes = new Map(recoded.map(({ from, to }) => [from, to.code]));
  const kept = [...record].flatMap(([code, cell]): [string, Cell][] =>
    gone.has(code) ? [] : [[codes.get(code) ?? code, cell]],
  );
  const fresh = added.map((field): [string, Cell] => [field.code, emptyCell(field)]);
  return Object.fromEntries([...kept, ...fresh]);
}

/** A choice is one label or a list of them. */
export function withLabels(value: WireValue, labels: ReadonlyMap<string, string>): WireValue {
  const now = (label: unknown) => (typeof label === "string" ? (labels.get(label) ?? label) : label);
  return Array.isArray(value) ? (value.map(now) as readonly string[]) : (now(value) as string | null);
}
