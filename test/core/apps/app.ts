import { addFields, type FormContext } from "../../../src/core/apps/form.ts";
import { newApp } from "../../../src/core/apps/new-app.ts";
import type { AppSettings } from "../../../src/core/apps/settings.ts";
import { type FieldProblems, Problem, Problems } from "../../../src/core/errors/problem.ts";
import type { Given } from "../../../src/core/input/given.ts";

/** What the form rules ask for: Aiko is the only user, Sales the only department, and HTML is left alone. */
export function formContext(): FormContext {
  return {
    problems: new Problems(),
    user: (code) => (code === "aiko" ? { code, name: "Aiko" } : undefined),
    app: () => undefined,
    related: () => undefined,
    query: { timeZone: "UTC", now: 0, caller: { id: 1, code: "aiko", name: "Aiko" }, user: () => undefined },
    organization: (code) => (code === "sales" ? { code, name: "Sales" } : undefined),
    sanitize: (html) => html,
  };
}

export const orders = adding(newApp("Orders", "en"), {
  name: { type: "SINGLE_LINE_TEXT", code: "name", label: "Name" },
  qty: { type: "NUMBER", code: "qty", label: "Quantity" },
  state: {
    type: "DROP_DOWN",
    code: "state",
    label: "State",
    options: { open: { label: "open", index: "0" }, done: { label: "done", index: "1" } },
  },
  day: { type: "DATE", code: "day", label: "Day" },
});

/** The app with these fields added; throws what is wrong with them. */
export function adding(app: AppSettings, properties: Given): AppSettings {
  const context = formContext();
  const next = addFields(app, properties, context);
  context.problems.throwIfAny();
  return next;
}

/** The texts of the messages by path that this work reports. */
export function reported(work: (context: FormContext) => unknown): Record<string, string[]> {
  const context = formContext();
  work(context);
  return texts(context.problems.all);
}

export function texts(problems: FieldProblems): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(problems).map(([path, messages]) => [path, messages.map(({ text }) => text)]),
  );
}

/** The code of the problem that this work throws. */
export function thrown(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return "nothing";
}

export const codes = (app: AppSettings) => app.fields.map(({ code }) => code);
export const fieldOf = (app: AppSettings, code: string) => {
  const field = app.fields.find((one) => one.code === code);
  if (!field) throw new Error(`no field ${code}`);
  return field;
};
