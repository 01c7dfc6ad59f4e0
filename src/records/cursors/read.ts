import { allow, openApp } from "../../apps/open.ts";
import { problem } from "../../core/errors/problem.ts";
import type { RecordHead } from "../../store/store.ts";
import type { Asking } from "../asking.ts";
import { formOf } from "../form.ts";
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
    const found = new Map<number, RecordHead>();
    for (const record of await store.records.getMany(formOf(open).table, ids)) found.set(record.id, record);
    const next = position < cursor.recordIds.length;
    if (next) await cursors.advance(id, position, now + lifetime);
    else await cursors.remove(id);

    const { codes } = cursor;
    const json = ids.flatMap((one) => found.get(one)?.json ?? []);
    return { json: codes ? json.map((text) => only(text, codes)) : json, next };
  });
}

function only(json: string, codes: readonly string[]): string {
  const record = JSON.parse(json) as Record<string, unknown>;
  return JSON.stringify(
    Object.fromEntries(codes.flatMap((code) => (Object.hasOwn(record, code) ? [[code, record[code]]] : []))),
  );
}
