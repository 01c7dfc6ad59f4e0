import { message, Problems } from "../../core/errors/problem.ts";
import { parameters } from "../../core/input/shape.ts";
import { allowUserAdministration } from "../../core/permissions/domain.ts";
import type { Reader, User, Writer } from "../../store/store.ts";
import { groupsNamed, organizationsNamed, usersNamed } from "../../users/named.ts";
import type { ApiRequest } from "../request.ts";
import { chosen } from "./shapes.ts";

/** `ids` or `codes` or neither, and which part of what they give. */
export function choice({ given }: ApiRequest) {
  const { ids, codes, offset = 0, size = 100 } = parameters(given, chosen);
  if (ids && codes) {
    const problems = new Problems();
    problems.add("ids", message("onlyOneOf", { one: "ids", other: "codes" }));
    problems.throwIfAny();
  }
  return { ids, codes, offset, size };
}

interface Readable<T> {
  byIds(ids: readonly number[]): Promise<T[]>;
  byCodes(codes: readonly string[]): Promise<T[]>;
  list(page: { offset: number; limit: number }): Promise<T[]>;
}

export async function chosenOf<T>(
  from: Readable<T>,
  { ids, codes, offset, size }: ReturnType<typeof choice>,
  counts: (one: T) => boolean = () => true,
): Promise<T[]> {
  const named = ids ? await from.byIds(ids) : codes && (await from.byCodes(codes));
  return named?.filter(counts).slice(offset, offset + size) ?? from.list({ offset, limit: size });
}

/** A write of the User API: by an administrator, in one unit, answering nothing. */
export const writing =
  (work: (store: Writer, request: ApiRequest) => Promise<unknown>) =>
  async (request: ApiRequest): Promise<object> => {
    allowUserAdministration(request.actor);
    await request.domain.store.write((store) => work(store, request));
    return {};
  };

export async function oneUser(store: Reader, code: string): Promise<User> {
  return one(code, (named, problems) => usersNamed(store, named, problems));
}
export const oneOrganization = (store: Reader, code: string) =>
  one(code, (named, problems) => organizationsNamed(store, named, problems));
export const oneGroup = (store: Reader, code: string) =>
  one(code, (named, problems) => groupsNamed(store, named, problems));

async function one<T>(
  code: string,
  find: (named: { code: string; path: string }[], problems: Problems) => Promise<ReadonlyMap<string, T>>,
): Promise<T> {
  const problems = new Problems();
  const found = (await find([{ code, path: "code" }], problems)).get(code);
  problems.throwIfAny();
  if (found === undefined) throw new Error("unreachable: the unknown code was refused");
  return found;
}
