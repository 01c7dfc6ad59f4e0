import type { AppSettings } from "../core/apps/settings.ts";
import type { ColumnValue, Entity, Field, WireValue } from "../core/fields/field.ts";
import { initialAssignees } from "../core/process/initial.ts";
import type { ProcessSettings } from "../core/process/settings.ts";
import type { Writer } from "../store/store.ts";
import { builtInId } from "../users/administrators.ts";
import { tableOf } from "./table.ts";

/**
 * A process begins: every record is where it was when the process was last switched off, or else in the first status,
 * with nobody as its assignee or whoever made it.
 */
export async function startProcess(store: Writer, appId: number, settings: AppSettings): Promise<void> {
  const { process, fields } = settings;
  const status = fields.find(({ type }) => type === "STATUS");
  const assignee = fields.find(({ type }) => type === "STATUS_ASSIGNEE");
  const [first] = process?.states ?? [];
  if (!process || !status || !assignee || !first) return;
  const people = await everybody(store);
  const creator = fields.find(({ type }) => type === "CREATOR");

  const change = ({ json }: { json: string }, columns: ReadonlyMap<number, ColumnValue>) => {
    const cells = JSON.parse(json) as Record<string, { type: string; value: WireValue }>;
    const state = stateOf(columns.get(status.id), process);
    const assignees = state
      ? listed(columns.get(assignee.id)).flatMap((id) => people.byId.get(id) ?? [])
      : initialAssignees(process, cells[creator?.code ?? ""]?.value as Entity | undefined);
    const { id, name } = state ?? first;
    const added = cellsOf([status, name], [assignee, assignees]);
    const ids = assignees.flatMap(({ code }) => people.idOf.get(code) ?? []);
    return {
      json: `${json.slice(0, -1)},${added}}`,
      columns: new Map<number, ColumnValue>([
        [status.id, String(id)],
        [assignee.id, ids],
      ]),
    };
  };
  await store.records.rewrite(tableOf(settings, appId), change, [status.id, assignee.id]);
}

const cellsOf = (...cells: readonly [Field, WireValue][]) =>
  cells
    .map(([{ code, type }, value]) => `${JSON.stringify(code)}:${JSON.stringify({ type, value })}`)
    .join(",");

function stateOf(column: ColumnValue | undefined, { states }: ProcessSettings) {
  return states.find(({ id }) => String(id) === column);
}

const listed = (column: ColumnValue | undefined): readonly string[] =>
  typeof column === "object" && column !== null ? column : [];

const pageSize = 500;

/** Codes and names as they are now, because both may have changed while the process was off. */
async function everybody({ users }: Writer) {
  const byId = new Map<string, Entity>();
  const idOf = new Map<string, string>();
  const note = ({ id, code, name }: Entity & { id: number }) => {
    byId.set(String(id), { code, name });
    idOf.set(code, String(id));
  };
  const acting = await users.byId(builtInId);
  if (acting) note(acting);
  for (let offset = 0; ; offset += pageSize) {
    const page = await users.list({ offset, limit: pageSize });
    page.forEach(note);
    if (page.length < pageSize) return { byId, idOf };
  }
}
