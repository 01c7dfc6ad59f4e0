import { allow, type OpenApp, openApp } from "../../apps/open.ts";
import { problem } from "../../core/errors/problem.ts";
import type { Reader } from "../../store/store.ts";
import type { Asking } from "../asking.ts";
import { formOf } from "../form.ts";
import { idsWhere, readSeen } from "../read-seen.ts";
import { sightOf } from "../sight.ts";
import { lifetime } from "./limits.ts";

type Reading = Omit<Asking, "app">;

/**
 * The next step. Records that were deleted since are left out, so a step may be empty while more follow. After the
 * last step the cursor is gone.
 */
export async function readCursor(asking: Reading, id: string): Promise<{ json: string[]; next: boolean }> {
  const { domain, actor } = asking;
  const now = domain.now();
  return domain.store.write(async (store) => {
    const { cursors } = store;
    const cursor = await cursors.lock(id);
    if (!cursor || cursor.expiresAt <= now || cursor.ownerId !== actor.user.id) throw problem("GAIA_CN01");
    const open = await openApp(store, cursor.appId, asking);
    allow(actor, open, "recordViewable");

    const position = cursor.position + cursor.size;
    const ids = cursor.recordIds.slice(cursor.position, position);
    const json = await readNow(store, { ...asking, app: cursor.appId }, open, ids, cursor.codes ?? undefined);
    const next = position < cursor.recordIds.length;
    if (next) await cursors.advance(id, position, now + lifetime);
    else await cursors.remove(id);

    return { json, next };
  });
}

/** The values of this moment; and what the caller may not see by now is left out. */
async function readNow(
  store: Reader,
  asking: Asking,
  open: OpenApp,
  ids: readonly number[],
  codes?: readonly string[],
): Promise<string[]> {
  const form = formOf(open);
  const { records } = store;
  const sight = await sightOf(store, asking, open);
  if (sight) {
    const seen = await idsWhere(records, form.table, ids, sight.records.viewable);
    return readSeen(
      records,
      form,
      sight,
      ids.filter((id) => seen.has(id)),
      codes,
    );
  }
  const found = new Map<number, string>();
  for (const { id, json } of await records.getMany(form.table, ids)) found.set(id, json);
  const json = ids.flatMap((id) => found.get(id) ?? []);
  return codes ? json.map((text) => only(text, codes)) : json;
}

function only(json: string, codes: readonly string[]): string {
  const record = JSON.parse(json) as Record<string, unknown>;
  return JSON.stringify(
    Object.fromEntries(codes.flatMap((code) => (Object.hasOwn(record, code) ? [[code, record[code]]] : []))),
  );
}
