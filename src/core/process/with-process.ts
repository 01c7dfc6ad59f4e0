import { followFields } from "../apps/follow-fields.ts";
import type { AppSettings, View } from "../apps/settings.ts";
import type { Language } from "../errors/language.ts";
import { removedOptions } from "../fields/base/options.ts";
import type { Field, Option } from "../fields/field.ts";
import { typeOf } from "../fields/index.ts";
import { parseCondition } from "../query/parse.ts";
import { comparisons } from "../query/syntax.ts";
import { assignedToMe } from "./presets.ts";
import type { ProcessSettings } from "./settings.ts";

/** Sets the process together with what the rest of the settings shows of it: two fields and a view. */
export function withProcess(app: AppSettings, process: ProcessSettings, language: Language): AppSettings {
  const options = process.states.map(({ id, name }, index): Option => ({ id, label: name, index }));
  const fields = app.fields.map((field) => {
    const switched = { ...field, enabled: process.enable, ...(process.enable && { stored: true }) };
    if (field.type === "STATUS")
      return { ...switched, options, removedOptions: removedOptions(options, field) };
    return field.type === "STATUS_ASSIGNEE" ? switched : field;
  });
  const next = followFields({ ...app, fields, process }, app);
  return process.enable ? withAssignedView(next, language) : withoutQuestions(next);
}

/** Everybody's list of the records that wait for them. It comes last, so that no other list loses its place. */
function withAssignedView(app: AppSettings, language: Language): AppSettings {
  if (app.views.some(({ builtinType }) => builtinType === "ASSIGNEE")) return app;
  const name = assignedToMe[language];
  // Somebody made a view of this name while there was no process: it becomes that list.
  const taken = app.views.find((view) => view.name === name);
  const view: View = {
    id: taken?.id ?? app.nextId,
    name,
    builtinType: "ASSIGNEE",
    index: taken?.index ?? app.views.length,
    type: "LIST",
    filterCond: `${codeOf(app.fields, "STATUS_ASSIGNEE")} in (LOGINUSER())`,
    sort: "",
    fields: taken?.fields ?? columnsOf(app.fields),
  };
  const views = taken ? app.views.map((one) => (one === taken ? view : one)) : [...app.views, view];
  return { ...app, views, nextId: taken ? app.nextId : app.nextId + 1 };
}

const first = ["RECORD_NUMBER", "STATUS"];

function columnsOf(fields: readonly Field[]): string[] {
  const own = fields.filter((field) => {
    const { system, column } = typeOf(field);
    return !system && column !== null;
  });
  return [...first.map((type) => codeOf(fields, type)), ...own.map(({ code }) => code)];
}

/** Without a process nothing can be asked about it: lists and rules for records that do are gone, as in kintone. */
function withoutQuestions(app: AppSettings): AppSettings {
  const codes = [codeOf(app.fields, "STATUS"), codeOf(app.fields, "STATUS_ASSIGNEE")];
  const { recordAcl, ...others } = app;
  const rules = recordAcl?.filter(({ filterCond }) => !asksFor(filterCond, codes));
  return withoutViews({ ...others, ...(rules && rules.length > 0 && { recordAcl: rules }) }, codes);
}

function withoutViews(app: AppSettings, codes: readonly string[]): AppSettings {
  const views = app.views.filter(({ builtinType, filterCond }) => {
    return builtinType !== "ASSIGNEE" && !asksFor(filterCond, codes);
  });
  if (views.length === app.views.length) return app;
  return { ...app, views: views.map((view, index) => ({ ...view, index })) };
}

export function asksFor(condition: string, codes: readonly string[]): boolean {
  const tree = parseCondition(condition, "filterCond");
  return [...comparisons(tree)].some(({ field }) => codes.includes(field));
}

const codeOf = (fields: readonly Field[], type: string) =>
  fields.find((field) => field.type === type)?.code ?? "";
