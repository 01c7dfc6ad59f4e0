import { message, Problems } from "../../core/errors/problem.ts";
import { renameEntity } from "../../records/rename-entity.ts";
import type { Organization, Writer } from "../../store/store.ts";
import { followEverybody } from "../groups/dynamic/follow.ts";
import { get, namedIn, organizationsNamed, refuseTwice } from "../named.ts";
import type { NewOrganization } from "./add.ts";

/** What is absent stays; `parentCode: ""` moves to the top. */
export type OrganizationChange = Pick<NewOrganization, "code"> & Partial<NewOrganization>;

/** All of them or none. */
export async function changeOrganizations(
  store: Writer,
  given: readonly OrganizationChange[],
): Promise<void> {
  const problems = new Problems();
  const named = namedIn("organizations", given);
  refuseTwice(named, problems);
  const found = await organizationsNamed(store, named, problems);
  const parents = given.flatMap(({ parentCode = "" }, index) =>
    parentCode === "" ? [] : [{ code: parentCode, path: `organizations[${index}].parentCode` }],
  );
  const above = await organizationsNamed(store, parents, problems);
  problems.throwIfAny();

  const moves = new Map(
    given.flatMap(({ code, parentCode }) =>
      parentCode === undefined
        ? []
        : [[get(found, code).id, parentCode === "" ? null : get(above, parentCode).id] as const],
    ),
  );
  if (moves.size > 0) await refuseCircles(store, given, found, moves, problems);
  for (const { code, parentCode: _, ...change } of given) {
    const organization = get(found, code);
    const { id, name } = organization;
    const parentId = moves.get(id);
    await store.directory.organizations.change(id, {
      ...change,
      ...(parentId !== undefined && { parentId }),
    });
    await renameEntity(store, "organizations", organization, { name, ...change, code });
  }
  if (moves.size > 0) await followEverybody(store);
}

/** Seen when all moves are made: two departments may change places. */
async function refuseCircles(
  { directory }: Writer,
  given: readonly OrganizationChange[],
  found: ReadonlyMap<string, Organization>,
  moves: ReadonlyMap<number, number | null>,
  problems: Problems,
): Promise<void> {
  const parents = new Map((await directory.organizations.list()).map(({ id, parentId }) => [id, parentId]));
  for (const [id, parentId] of moves) parents.set(id, parentId);
  for (const [index, { code, parentCode }] of given.entries()) {
    if (parentCode === undefined || !isBelowItself(get(found, code).id, parents)) continue;
    problems.add(`organizations[${index}].parentCode`, message("organizationCycle"));
  }
  problems.throwIfAny();
}

function isBelowItself(start: number, parents: ReadonlyMap<number, number | null>): boolean {
  const seen = new Set<number>();
  for (let at = parents.get(start) ?? null; at !== null; at = parents.get(at) ?? null) {
    if (at === start) return true;
    // Another circle above this one: whoever closes it is told.
    if (seen.has(at)) return false;
    seen.add(at);
  }
  return false;
}
