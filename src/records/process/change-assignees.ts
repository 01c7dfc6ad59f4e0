import { allow, holdApp } from "../../apps/open.ts";
import { invalid, message, problem } from "../../core/errors/problem.ts";
import type { Writer } from "../../store/store.ts";
import type { Written } from "../add.ts";
import { allowRecords } from "../allow.ts";
import type { Asking } from "../asking.ts";
import { usersByCode } from "../context.ts";
import { existing } from "../existing.ts";
import { formOf } from "../form.ts";
import { standingOf } from "./standing.ts";
import { writeStanding } from "./write-standing.ts";

export interface AssigneesChange {
  readonly id: number;
  /** login names; none: nobody in particular */
  readonly assignees: readonly string[];
  readonly revision?: number;
}

/** Hands a record to others without an action. Only those who manage the app do that, and they choose freely. */
export async function changeAssignees(
  store: Writer,
  asking: Asking,
  { id, assignees, revision = -1 }: AssigneesChange,
): Promise<Written> {
  const open = await holdApp(store, asking.app, asking);
  allow(asking.actor, open, "appEditable");
  allow(asking.actor, open, "recordViewable");
  const form = formOf(open);
  const { process } = form;
  if (!process) throw problem("GAIA_ST02");
  const [head] = await store.records.lock(form.table, [id]);
  if (!head) throw problem("GAIA_RE01", { id });
  await allowRecords(store, asking, open, [id], "viewable");
  if (revision !== -1 && revision !== head.revision) throw problem("GAIA_CO02");

  const codes = [...new Set(assignees)];
  const users = await usersByCode(store, codes);
  const chosen = codes.map((code) => {
    const user = users.get(code);
    if (!user) throw problem("GAIA_IL26", { code });
    return { code, name: user.name };
  });
  const record = existing(head, "record");
  const { state } = standingOf(process, record.cells);
  if (state?.assignee.type === "ONE" && chosen.length > 1) {
    throw invalid({ assignees: [message("sizeBetween", { min: 0, max: 1 })] });
  }
  record.values.set(process.assignee, chosen);
  record.revision += 1;
  await writeStanding({ store, asking, form, process }, [record], "assignees");
  return { id, revision: record.revision };
}
