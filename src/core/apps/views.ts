import { type Message, message, type Problems, problem } from "../errors/problem.ts";
import type { Field } from "../fields/field.ts";
import { typeOf } from "../fields/index.ts";
import type { Given } from "../input/given.ts";
import { boolean, enumOf, integer, list, object, optional, type Read, text } from "../input/shape.ts";
import { type CheckContext, checkSaved, checkSort, codesIn } from "../query/check.ts";
import { parseCondition, parseSort } from "../query/parse.ts";
import type { AppSettings, View } from "./settings.ts";

export const mostViews = 1000;

const viewShape = object({
  index: integer({ min: 0 }),
  type: enumOf("LIST", "CALENDAR", "CUSTOM"),
  name: optional(text({ min: 1, max: 64 })),
  filterCond: optional(text()),
  sort: optional(text()),
  fields: optional(list(text())),
  date: optional(text()),
  title: optional(text()),
  html: optional(text()),
  pager: optional(boolean),
  device: optional(enumOf("DESKTOP", "ANY")),
});
type GivenView = Read<typeof viewShape>;

interface ViewsContext {
  readonly problems: Problems;
  readonly query: CheckContext;
}

/** The codes of users, departments and groups that the filters name, to be looked up together. What is no filter is left for `readViews`. */
export function usersInViews(views: Given, fields: readonly Field[]): string[] {
  return Object.values(views).flatMap((view) => {
    const filter = (view as Given | null)?.filterCond;
    if (typeof filter !== "string") return [];
    try {
      return Object.values(codesIn(parseCondition(filter, ""), fields)).flat();
    } catch {
      return [];
    }
  });
}

/** kintone's number for the built-in list of all records, in addresses too: no view may have it */
export const allRecordsId = 20;

/** The whole set of views: one that is not listed is deleted, one under its present name keeps its id. */
export function readViews(app: AppSettings, given: Given, { problems, query }: ViewsContext): AppSettings {
  const known = new Map(app.views.map((view) => [view.name, view]));
  const doubles = new Doubles(problems);
  let { nextId } = app;
  const newId = () => {
    if (nextId === allRecordsId) nextId++;
    return nextId++;
  };
  const kept = app.views.find(({ builtinType }) => builtinType !== undefined);
  if (kept && !Object.hasOwn(given, kept.name)) throw problem("GAIA_IL44");
  const views = Object.entries(given).map(([key, one]) => {
    const place = { path: `views[${key}]`, fields: app.fields, problems, query };
    const view = viewShape.read(one, place.path, problems) as Partial<GivenView>;
    const before = known.get(key);
    const name = before?.builtinType ? before.name : (view.name ?? key);
    if (!before && name !== key) problems.add(`${place.path}.name`, message("nameMustEqualKey"));
    if (key.length > 64) problems.add(`${place.path}.name`, message("lengthBetween", { min: 1, max: 64 }));
    doubles.refuse(name, `${place.path}.name`, message("duplicateName", { name }));
    const { index } = view;
    if (index !== undefined) {
      doubles.refuse(index, `${place.path}.index`, message("duplicateIndex", { index }));
    }
    return readView(before, before?.id ?? newId(), name, view, place);
  });
  if (views.length > mostViews) problems.add("views", message("tooMany", { max: mostViews }));
  const inOrder = views.sort((a, b) => a.index - b.index).map((view, index) => ({ ...view, index }));
  return { ...app, views: inOrder, nextId };
}

interface Place extends ViewsContext {
  readonly path: string;
  readonly fields: readonly Field[];
}

/** A type that is missing or unknown was reported already. */
function readView(
  before: View | undefined,
  id: number,
  name: string,
  given: Partial<GivenView>,
  place: Place,
): View {
  // A view that changes its type keeps nothing of what belonged to the old one.
  const kept = before?.type === given.type ? before : undefined;
  if (before?.builtinType) return readBuiltin(before, given, place);
  const filterCond = given.filterCond ?? before?.filterCond ?? "";
  const sort = given.sort ?? before?.sort ?? "";
  checkFilter(given, place);
  const common = { id, name, index: given.index ?? 0, filterCond, sort };
  switch (given.type) {
    case "CALENDAR":
      return { ...common, type: "CALENDAR", ...readCalendar(kept, given, place) };
    case "CUSTOM":
      return { ...common, type: "CUSTOM", ...readCustom(kept, given) };
    case "LIST":
      return { ...common, type: "LIST", fields: readColumns(kept, given, place) };
    default:
      return { ...common, type: "LIST" };
  }
}

/** The list of process management can be placed, sorted and given other columns: what it lists is fixed. */
function readBuiltin(before: View, given: Partial<GivenView>, place: Place): View {
  if (given.type && given.type !== before.type)
    place.problems.add(`${place.path}.type`, message("enumValue"));
  checkFilter({ sort: given.sort }, place);
  const sort = given.sort ?? before.sort;
  return { ...before, index: given.index ?? 0, sort, fields: readColumns(before, given, place) };
}

/** What was saved before was checked then, and has followed every change of the form since. */
function checkFilter({ filterCond, sort }: Partial<GivenView>, { path, fields, query }: Place): void {
  if (filterCond) checkSaved(parseCondition(filterCond, `${path}.filterCond`), { fields, context: query });
  if (sort) checkSort(parseSort(sort, `${path}.sort`), fields);
}

/** Types that a list has no column for. */
const unlisted = ["GROUP", "REFERENCE_TABLE"];

function readColumns(before: View | undefined, given: Partial<GivenView>, { path, fields, problems }: Place) {
  if (!given.fields) {
    if (!before) problems.add(`${path}.fields`, message("requiredParameter"));
    return before?.fields ?? [];
  }
  given.fields.forEach((code, index) => {
    const field = named(code, fields);
    const at = `${path}.fields[${index}]`;
    if (unlisted.includes(field.type)) problems.add(at, message("wrongFieldType", { code }));
    if (given.fields?.indexOf(code) !== index) problems.add(at, message("duplicate", { value: code }));
  });
  return given.fields;
}

const dates = ["DATE", "DATETIME", "CREATED_TIME", "UPDATED_TIME"];

function readCalendar(
  before: View | undefined,
  given: Partial<GivenView>,
  { path, fields, problems }: Place,
) {
  const date = given.date || before?.date || ofType("CREATED_TIME", fields);
  const title = given.title || before?.title || ofType("RECORD_NUMBER", fields);
  if (!dates.includes(named(date, fields).type)) {
    problems.add(`${path}.date`, message("wrongFieldType", { code: date }));
  }
  if (typeOf(named(title, fields)).column === "list") {
    problems.add(`${path}.title`, message("wrongFieldType", { code: title }));
  }
  return { date, title };
}

function readCustom(before: View | undefined, { html, pager, device }: Partial<GivenView>) {
  return {
    html: html ?? before?.html ?? "",
    pager: pager ?? before?.pager ?? true,
    device: device ?? before?.device ?? ("DESKTOP" as const),
  };
}

/** Says at which places a value stands that was there before. */
class Doubles {
  readonly #problems: Problems;
  readonly #seen = new Set<string>();
  constructor(problems: Problems) {
    this.#problems = problems;
  }

  refuse(value: string | number, path: string, double: Message): void {
    if (this.#seen.has(`${double.text} ${value}`)) this.#problems.add(path, double);
    this.#seen.add(`${double.text} ${value}`);
  }
}

function named(code: string, fields: readonly Field[]): Field {
  const field = fields.find((one) => one.code === code);
  if (!field) throw problem("GAIA_FC01", { code });
  return field;
}
const ofType = (type: string, fields: readonly Field[]) =>
  fields.find((field) => field.type === type)?.code ?? "";
