import { invalid, message, problem } from "../core/errors/problem.ts";
import type { Given } from "../core/input/given.ts";
import type { Change, Target } from "./target.ts";

/** The record that a change adds when none has its key: the key is one of its values. */
export function asNewRecord({ given = {}, updateKey }: Change): Given {
  return updateKey ? { ...given, [updateKey.field]: { value: updateKey.value } } : given;
}

/** A request that may add records names each key once, and outside the record. */
export function refuseDoubleKeys(targets: readonly Target[]): void {
  const seen = new Set<string>();
  for (const { change, key } of targets) {
    const { updateKey, given = {}, place } = change;
    if (!updateKey || !key) continue;
    const { field } = updateKey;
    if (Object.hasOwn(given, field)) {
      throw invalid({ [`${place}record.${field}`]: [message("unknownKey", { key: field })] });
    }
    const name = `${field}:${key.value}`;
    if (seen.has(name)) throw problem("GAIA_IQ28");
    seen.add(name);
  }
}
