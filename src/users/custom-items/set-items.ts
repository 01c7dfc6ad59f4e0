import { Problems } from "../../core/errors/problem.ts";
import type { Writer } from "../../store/store.ts";
import { followUsers } from "../groups/dynamic/follow.ts";
import { namedIn, refuseTwice } from "../named.ts";
import { type CustomItemDefinition, customItems, valueName } from "./items.ts";

/** These are the items from now on. What people said in others is gone: the code may come to mean something else. */
export async function setCustomItems(store: Writer, items: readonly CustomItemDefinition[]): Promise<void> {
  const problems = new Problems();
  refuseTwice(namedIn("items", items), problems);
  problems.throwIfAny();
  await store.directory.hold();
  const codes = new Set(items.map(({ code }) => code));
  const leaving = (await customItems(store)).filter(({ code }) => !codes.has(code));
  await store.values.set(valueName, JSON.stringify(items));
  if (leaving.length > 0) await forgetValues(store, codes);
}

const pageSize = 500;

async function forgetValues(store: Writer, staying: ReadonlySet<string>): Promise<void> {
  for (let offset = 0; ; offset += pageSize) {
    const ids = (await store.users.list({ offset, limit: pageSize })).map(({ id }) => id);
    const changed: number[] = [];
    for (const [id, kept] of await store.directory.profiles(ids)) {
      const { customItemValues = [], ...rest } = kept.profile;
      const left = customItemValues.filter(({ code }) => staying.has(code));
      if (left.length === customItemValues.length) continue;
      await store.directory.setProfile(id, { ...kept, profile: { ...rest, customItemValues: left } });
      changed.push(id);
    }
    await followUsers(store, changed);
    if (ids.length < pageSize) return;
  }
}
