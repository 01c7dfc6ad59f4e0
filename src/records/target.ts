import { invalid, message, problem } from "../core/errors/problem.ts";
import type { ColumnValue, Field } from "../core/fields/field.ts";
import type { Given } from "../core/input/given.ts";
import type { ActingUser } from "../core/permissions/actor.ts";
import type { RecordReader } from "../store/store.ts";
import type { Form, FormField } from "./form.ts";

/** One record to change, by its id or by the value of a unique field. */
export interface Change {
  readonly id?: number;
  readonly updateKey?: UpdateKey;
  /** absent: nothing changes */
  readonly given?: Given;
  /** the revision that the caller has seen; absent or -1: whatever it is now */
  readonly revision?: number;
  /** where problems of its values are reported */
  readonly path: string;
  /** where the change itself stands in the request: "" or "records[3]." */
  readonly place: string;
}
export interface UpdateKey {
  readonly field: string;
  readonly value: string;
}
/** A change and the record that it means; undefined: no record has the key. */
export interface Target {
  readonly change: Change;
  readonly key: Key | undefined;
  readonly id: number | undefined;
}
interface Key {
  readonly at: FormField;
  readonly value: ColumnValue | undefined;
}

/** Finds what the changes mean: one question to the store per key field, however many records. */
export async function findTargets(
  records: RecordReader,
  form: Form,
  changes: readonly Change[],
  user: Pick<ActingUser, "timeZone">,
): Promise<Target[]> {
  const keys = changes.map((change) => keyOf(change, form, user));
  const found = new Map<FormField, Map<ColumnValue, number>>();
  for (const { at } of keys.filter((key) => key !== undefined)) {
    if (found.has(at)) continue;
    const values = keys.flatMap((key) => (key?.at === at && key.value !== undefined ? [key.value] : []));
    found.set(at, await records.idsByValue(form.table, at.field.id, [...new Set(values)]));
  }
  return changes.map((change, i) => {
    const key = keys[i];
    return { change, key, id: key ? found.get(key.at)?.get(key.value ?? null) : change.id };
  });
}

function keyOf(
  { id, updateKey, place }: Change,
  form: Form,
  { timeZone }: Pick<ActingUser, "timeZone">,
): Key | undefined {
  if (id !== undefined && updateKey) {
    throw invalid({ [`${place}updateKey`]: [message("idAndUpdateKey")] });
  }
  if (!updateKey) return undefined;
  const at = keyField(form, updateKey.field);
  return { at, value: at.type.operand(at.field, updateKey.value, { timeZone, user: nobody }) };
}

/** No field of users can be a key. */
const nobody = () => undefined;

function keyField({ byCode }: Form, code: string): FormField {
  const at = byCode.get(code);
  if (!at) throw problem("GAIA_IQ11", { code });
  if (!isUnique(at.field, at)) throw problem("GAIA_IQ27", { code });
  return at;
}

const isUnique = (field: Field, { type }: FormField) => type.canBeUnique && field.unique === true;
