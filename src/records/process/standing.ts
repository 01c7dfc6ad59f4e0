import type { Entity } from "../../core/fields/field.ts";
import type { Standing } from "../../core/permissions/process.ts";
import { stateNamed } from "../../core/process/move.ts";
import type { State } from "../../core/process/settings.ts";
import type { StoredCells } from "../compose.ts";
import type { FormProcess } from "../form.ts";

/** Where a stored record stands in its process. */
export interface RecordStanding extends Standing {
  readonly state: State | undefined;
}

export function standingOf(process: FormProcess, cells: StoredCells): RecordStanding {
  return {
    state: stateNamed(process, String(cells[process.status.code]?.value)),
    assignees: (cells[process.assignee.code]?.value ?? []) as readonly Entity[],
    cellOf: (code) => (Object.hasOwn(cells, code) ? cells[code] : undefined),
  };
}
