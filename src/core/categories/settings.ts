import { followFields } from "../apps/follow-fields.ts";
import type { AppSettings } from "../apps/settings.ts";
import { message, type Problems, problem } from "../errors/problem.ts";
import { removedOptions } from "../fields/base/options.ts";
import type { Field, Option } from "../fields/field.ts";
import { type Given, isObject } from "../input/given.ts";
import { anyObject, boolean, integer, object, optional, text } from "../input/shape.ts";

/** One category: an option of the app's field CATEGORY, which stands under another one or on top. */
export interface Category extends Option {
  readonly parent?: number;
}

export const deepest = 5;
const most = 1000;

/** The parameters of the API beside the app and its revision. */
export const categoryParameters = { enabled: optional(boolean), categories: optional(anyObject) };
export interface GivenCategories {
  readonly enabled?: boolean;
  readonly categories?: Given;
}

export const categoryField = ({ fields }: Pick<AppSettings, "fields">): Field | undefined =>
  fields.find(({ type }) => type === "CATEGORY");
/** Each after the one that it stands under. */
export const categoriesOf = (field: Field | undefined): readonly Category[] => field?.options ?? [];

/** Ids of the category of this name and of all that stand under it. */
export function withAllUnder(all: readonly Category[], name: string): readonly number[] {
  const ids: number[] = [];
  // Each comes after the one that it stands under.
  for (const { id, label, parent } of all) {
    if (label === name || (parent !== undefined && ids.includes(parent))) ids.push(id);
  }
  return ids;
}

/** What is not given stays; categories that are given replace all that there were. */
export function changeCategories(app: AppSettings, given: GivenCategories, problems: Problems): AppSettings {
  const before = categoryField(app);
  if (!before) return app;
  const enabled = given.enabled ?? before.enabled === true;
  const reader = new Reader(categoriesOf(before), app.nextId, problems);
  const options = given.categories ? reader.read(given.categories) : categoriesOf(before);
  const field = {
    ...before,
    enabled,
    ...(enabled && { stored: true }),
    ...((given.categories || before.options) && { options, removedOptions: removedOptions(options, before) }),
  };
  const fields = app.fields.map((one) => (one === before ? field : one));
  return followFields({ ...app, fields, nextId: reader.nextId }, app);
}

const shape = object({
  name: optional(text({ min: 1, max: 64 })),
  index: integer({ min: 0 }),
  children: optional(anyObject),
});
interface Given1 {
  readonly name?: string;
  readonly index?: number;
  readonly children?: Given;
}

/** Reads a tree; a key is the name so far, wherever the category stood. */
class Reader {
  nextId: number;
  readonly #before: readonly Category[];
  readonly #problems: Problems;
  readonly #names = new Set<string>();
  readonly #kept = new Set<Category>();
  readonly #found: Omit<Category, "index">[] = [];

  constructor(before: readonly Category[], nextId: number, problems: Problems) {
    this.#before = before;
    this.nextId = nextId;
    this.#problems = problems;
  }

  read(given: Given): readonly Category[] {
    this.#level(given, "categories", 1);
    if (this.#found.length > most) this.#problems.add("categories", message("tooMany", { max: most }));
    return this.#found.map((category, index) => ({ ...category, index }));
  }

  #level(given: Given, path: string, depth: number, parent?: number) {
    const indexes = new Set<number>();
    const read = Object.entries(given).map(([key, one]) => {
      const at = `${path}[${key}]`;
      const { name = key, index = 0, children } = this.#one(one, at);
      if (indexes.has(index)) this.#problems.add(`${at}.index`, message("duplicateIndex", { index }));
      indexes.add(index);
      return { at, key, name, index, children };
    });
    for (const { at, key, name, children } of read.sort((a, b) => a.index - b.index)) {
      // Records hold names alone: one name has to mean one category, wherever it stands.
      if (this.#names.has(name)) this.#problems.add(`${at}.name`, message("duplicateName", { name }));
      this.#names.add(name);
      const known = this.#before.find((one) => one.label === key && !this.#kept.has(one));
      if (known) this.#kept.add(known);
      if (!known && name !== key) this.#problems.add(`${at}.name`, message("nameMustEqualKey"));
      const id = known?.id ?? this.nextId++;
      this.#found.push({ id, label: name, ...(parent !== undefined && { parent }) });
      if (!children || Object.keys(children).length === 0) continue;
      if (depth === deepest) this.#problems.add(`${at}.children`, message("tooDeep", { max: deepest }));
      else this.#level(children, `${at}.children`, depth + 1, id);
    }
  }

  #one(given: unknown, at: string): Given1 {
    if (!isObject(given)) throw problem("CB_IJ01");
    if (at.includes("\0")) this.#problems.add(at.replaceAll("\0", ""), message("string"));
    return (shape.read(given, at, this.#problems) ?? {}) as Given1;
  }
}

// ------------------------------------------------------------------------------------------ what API clients see

interface ShownCategory {
  readonly name: string;
  readonly index: string;
  readonly children: Shown;
}
type Shown = Readonly<Record<string, ShownCategory>>;

export function showCategories(all: readonly Category[], under?: number): Shown {
  const here = all.filter(({ parent }) => parent === under);
  return Object.fromEntries(
    here.map(({ id, label }, index) => [
      label,
      { name: label, index: String(index), children: showCategories(all, id) },
    ]),
  );
}
