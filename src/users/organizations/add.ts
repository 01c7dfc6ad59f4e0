import { message, Problems } from "../../core/errors/problem.ts";
import type { Writer } from "../../store/store.ts";
import { namedIn, refuseTaken, refuseTwice } from "../named.ts";
import { codeTaken } from "../rename-codes.ts";

export interface NewOrganization {
  readonly code: string;
  readonly name: string;
  readonly localName?: string;
  readonly localNameLocale?: string;
  /** absent or "": at the top */
  readonly parentCode?: string;
  readonly description?: string;
}

/** All of them or none. A department may stand below one that comes earlier in the same request. */
export async function addOrganizations(store: Writer, given: readonly NewOrganization[]): Promise<void> {
  const { organizations } = store.directory;
  const problems = new Problems();
  const named = namedIn("organizations", given);
  refuseTwice(named, problems);
  await refuseTaken(named, organizations.byCodes, codeTaken, problems);
  const parents = [...new Set(given.flatMap(({ parentCode }) => parentCode || []))];
  const ids = new Map((await organizations.byCodes(parents)).map(({ code, id }) => [code, id]));
  const earlier = new Set(ids.keys());
  for (const [index, { code, parentCode }] of given.entries()) {
    if (parentCode && !earlier.has(parentCode)) {
      const path = `organizations[${index}].parentCode`;
      problems.add(path, message("unknownOrganization", { code: parentCode }));
    }
    earlier.add(code);
  }
  problems.throwIfAny();
  for (const { code, name, localName = "", localNameLocale = "", parentCode, description = "" } of given) {
    const parentId = parentCode ? (ids.get(parentCode) ?? null) : null;
    const one = { code, name, localName, localNameLocale, parentId, description };
    ids.set(code, (await organizations.add(one)).id);
  }
}
