import { besideDeploys } from "../../apps/beside-deploys.ts";
import { allow, type OpenApp, openApp } from "../../apps/open.ts";
import { invalid, message, problem } from "../../core/errors/problem.ts";
import { parseQuery } from "../../core/query/parse.ts";
import type { Asking } from "../asking.ts";
import { checkedTree } from "../find.ts";
import { formOf } from "../form.ts";
import { sightOf } from "../sight.ts";
import { lifetime, mostCursors } from "./limits.ts";

export interface NewCursor {
  readonly query: string;
  /** only these keys of each record; absent or empty: all */
  readonly fields?: readonly string[];
  readonly size: number;
}

/** Fixes which records will be read, and in which order. Their values are those of the moment of reading. */
export async function createCursor(asking: Asking, { query, fields, size }: NewCursor) {
  const { domain, actor } = asking;
  const open = () => openApp(domain.store.view, asking.app, asking);
  const recordIds = await besideDeploys(open, (app) => matching(app, asking, query));

  const now = domain.now();
  const id = uuid(domain.randomBytes(16));
  await domain.store.write(async ({ cursors }) => {
    await cursors.removeExpired(now);
    if ((await cursors.lockAndCount()) >= mostCursors) throw problem("GAIA_TM12");
    await cursors.add({
      id,
      appId: asking.app,
      ownerId: actor.user.id,
      recordIds,
      codes: fields && fields.length > 0 ? fields : null,
      size,
      position: 0,
      expiresAt: now + lifetime,
    });
  });
  return { id, totalCount: recordIds.length };
}

async function matching(open: OpenApp, asking: Asking, query: string): Promise<number[]> {
  allow(asking.actor, open, "recordViewable");
  const { table, settings } = formOf(open);
  const tree = parseQuery(query);
  if (tree.limit !== undefined || tree.offset !== undefined) {
    throw invalid({ query: [message("querySyntax")] });
  }
  const sight = await sightOf(asking.domain.store.view, asking, open);
  const checked = await checkedTree(asking, tree, settings.fields, sight);
  const everything = { ...checked, limit: Number.MAX_SAFE_INTEGER, offset: 0 };
  return asking.domain.store.view.records.ids(table, everything);
}

/** 16 random bytes in the form of a version 4 UUID */
function uuid(bytes: Uint8Array): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [8, 12, 16, 20, 32].map((end, i) => hex.slice([0, 8, 12, 16, 20][i], end)).join("-");
}
