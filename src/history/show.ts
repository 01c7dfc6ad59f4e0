import type { Asking } from "../records/asking.ts";
import type { StoredCells } from "../records/compose.ts";
import type { FieldsOn } from "../records/fields-on.ts";
import { type Form, formOf } from "../records/form.ts";
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
  const { open, head, fields } = await openHistory(view, asking, record);
  const form = formOf(open);
  const { entry, cells, differences } = await versionOf(view, open, head, revision);
  const [version = created(form, head)] = entry ? await told(view, form, [entry], fields) : [];
  const restorable = await stillThere(
    view,
    differences.filter(({ at }) => fields.editable(at.field)),
  );
  return {
    version,
    record: seenCells(form, cells, fields),
    differences: differences
      .filter(({ at }) => fields.viewable(at.field))
      .map(({ at, then, now }) => ({
        code: at.code,
        type: at.field.type,
        before: fields.shown(now),
        after: fields.shown(then),
      })),
    gone: goneOf(restorable),
  };
}

export const goneOf = (restorable: Awaited<ReturnType<typeof stillThere>>) =>
  Object.fromEntries(restorable.flatMap(({ code, gone }) => (gone.length > 0 ? [[code, gone]] : [])));

function seenCells({ byCode }: Form, cells: StoredCells, { viewable, shown }: FieldsOn): StoredCells {
  return Object.fromEntries(
    Object.entries(cells).flatMap(([code, cell]) => {
      const at = byCode.get(code);
      return at && !viewable(at.field) ? [] : [[code, { ...cell, value: shown(cell.value) }]];
    }),
  );
}
