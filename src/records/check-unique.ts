import { invalid, type Message, message, type Problems } from "../core/errors/problem.ts";
import type { ColumnValue, Directory } from "../core/fields/field.ts";
import { type RecordReader, UniqueConflict } from "../store/store.ts";
import type { Draft } from "./draft.ts";
import type { Form, FormField } from "./form.ts";

/** No two records may hold one value of a unique field: neither stored ones nor two of the same request. */
export async function checkUnique(
  records: RecordReader,
  { table, unique }: Form,
  drafts: readonly Draft[],
  context: Directory,
  problems: Problems,
): Promise<void> {
  for (const at of unique) {
    const byValue = new Map<ColumnValue, Draft>();
    for (const draft of drafts) {
      const value = columnOf(at, draft, context);
      if (value === null) continue;
      const other = byValue.get(value);
      if (other && !isSame(other, draft)) problems.add(pathOf(at, draft), duplicateValue);
      else byValue.set(value, draft);
    }
    if (byValue.size === 0) continue;
    const holders = await records.idsByValue(table, at.field.id, [...byValue.keys()]);
    for (const [value, id] of holders) {
      const draft = byValue.get(value);
      if (draft && draft.id !== id) problems.add(pathOf(at, draft), duplicateValue);
    }
  }
}

const duplicateValue: Message = message("duplicateValue");
const pathOf = (at: FormField, { path }: Draft) => `${path}.${at.code}${at.type.path}`;

/** One record may be named twice in a request. */
const isSame = (a: Draft, b: Draft) => a === b || (a.id !== 0 && a.id === b.id);

function columnOf(at: FormField, { values }: Draft, context: Directory): ColumnValue {
  const value = values.get(at);
  return value === undefined ? null : at.type.columnValue(at.field, value, context);
}

/** Another request was faster: the store refuses what was still free when we looked. */
export async function refuseConflicts<T>(
  { unique }: Form,
  drafts: readonly Draft[],
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof UniqueConflict)) throw error;
    const at = unique.find(({ field }) => field.id === error.field);
    const draft = at && drafts.find(({ values }) => values.has(at));
    if (!at || !draft) throw error;
    throw invalid({ [pathOf(at, draft)]: [duplicateValue] });
  }
}
