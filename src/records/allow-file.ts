import type { OpenApp } from "../apps/open.ts";
import { problem } from "../core/errors/problem.ts";
import { allFields } from "../core/fields/index.ts";
import type { Actor } from "../core/permissions/actor.ts";
import type { Domain } from "../domain.ts";
import type { StoredFile } from "../store/store.ts";
import { visibleRecord } from "./allow.ts";
import { formOf } from "./form.ts";
import { idsWhere } from "./read-seen.ts";
import { sightOf } from "./sight.ts";

/** A file opens to those who see its record, and the field that it stands in. */
export async function allowFile(
  domain: Domain,
  actor: Actor,
  open: OpenApp,
  { recordId, fieldId }: StoredFile,
): Promise<void> {
  const { view } = domain.store;
  const asking = { domain, actor, app: open.app.id, guestSpace: null };
  const sight = recordId === null ? undefined : await sightOf(view, asking, open);
  if (recordId === null || !sight) return;
  await visibleRecord(view, asking, open, recordId);
  const field = allFields(open.settings.fields).find(({ id }) => id === fieldId);
  const rights = field && sight.fields.get(field.code);
  if (
    !rights ||
    (await idsWhere(view.records, formOf(open).table, [recordId], rights.viewable)).has(recordId)
  ) {
    return;
  }
  const why = `${actor.user.code} may not see the field ${field.code}: field permission ${field.code}`;
  throw problem("CB_NO02", {}, { why });
}
