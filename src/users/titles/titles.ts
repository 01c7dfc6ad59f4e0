import { Problems } from "../../core/errors/problem.ts";
import type { Title, Writer } from "../../store/store.ts";
import { followEverybody } from "../groups/dynamic/follow.ts";
import { get, type Named, namedIn, refuseTaken, refuseTwice, titlesNamed } from "../named.ts";
import { codeTaken, currentCodes, type NewCodes, refuseNewCodes, stepsOf } from "../rename-codes.ts";

export type NewTitle = Pick<Title, "code" | "name"> & { readonly description?: string };
export type TitleChange = Pick<Title, "code"> & Partial<Pick<Title, "name" | "description">>;

/** kintone manages job titles by its screens and by CSV only; each of these does all or nothing. */
export async function addTitles({ directory }: Writer, given: readonly NewTitle[]): Promise<void> {
  const problems = new Problems();
  const named = namedIn("titles", given);
  refuseTwice(named, problems);
  await refuseTaken(named, directory.titles.byCodes, codeTaken, problems);
  problems.throwIfAny();
  for (const { description = "", ...title } of given) await directory.titles.add({ ...title, description });
}

export async function changeTitles(store: Writer, given: readonly TitleChange[]): Promise<void> {
  const problems = new Problems();
  const named = namedIn("titles", given);
  refuseTwice(named, problems);
  const found = await titlesNamed(store, named, problems);
  problems.throwIfAny();
  for (const { code, ...change } of given) await store.directory.titles.change(get(found, code).id, change);
}

/** Whoever had the title keeps the department. */
export async function deleteTitles(store: Writer, named: readonly Named[]): Promise<void> {
  const problems = new Problems();
  refuseTwice(named, problems);
  const found = await titlesNamed(store, named, problems);
  problems.throwIfAny();
  await store.directory.titles.remove(named.map(({ code }) => get(found, code).id));
  await followEverybody(store);
}

export async function renameTitles(store: Writer, codes: readonly NewCodes[]): Promise<void> {
  const { titles } = store.directory;
  const problems = new Problems();
  await titlesNamed(store, currentCodes(codes), problems);
  await refuseNewCodes(codes, titles.byCodes, codeTaken, problems);
  problems.throwIfAny();
  for (const { currentCode, newCode } of stepsOf(codes)) {
    const [one] = await titles.byCodes([currentCode]);
    if (one) await titles.change(one.id, { code: newCode });
  }
}
