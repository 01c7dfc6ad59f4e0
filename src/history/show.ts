import type { Asking } from "../records/asking.ts";
import type { StoredCells } from "../records/compose.ts";
import { formOf } from "../records/form.ts";
import { type Change, created, type Told, told } from "./list.ts";
import { openHistory } from "./open.ts";
import { stillThere } from "./still-there.ts";
import { versionOf } from "./version.ts";

export interface ShownVersion {
  readonly version: Told;
  readonly record: StoredCells;
  /** what going back to it would change: from what is now to what was then */
  readonly differences: readonly Change[];
  /** files and people of that version who exist no more, by field code */
  readonly gone: Readonly<Record<string, readonly string[]>>;
}

export async function showVersion(asking: Asking, record: number, revision: number): Promise<ShownVersion> {
  const { view } = asking.domain.store;
  const { open, head } = await openHistory(view, asking, record);
  const form = formOf(open);
  const { entry, cells, differences } = await versionOf(view, open, head, revision);
  const [version = created(form, head)] = entry ? await told(view, form, [entry]) : [];
  const restorable = await stillThere(view, differences);
  return {
    version,
    record: cells,
    differences: differences.map(({ at, then, now }) => ({
      code: at.code,
      type: at.field.type,
      before: now,
      after: then,
    })),
    gone: goneOf(restorable),
  };
}

export const goneOf = (restorable: Awaited<ReturnType<typeof stillThere>>) =>
  Object.fromEntries(restorable.flatMap(({ code, gone }) => (gone.length > 0 ? [[code, gone]] : [])));
