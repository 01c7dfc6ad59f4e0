import { type Company, company, type Engine } from "../../company.ts";
import type { Person } from "../../person.ts";
import { deploy, draftApp, ok, text } from "../app-maker.ts";

/** What tests of process management need: an app with a process, and short names for what is asked. */

export const engines: readonly Engine[] = ["sqlite", "postgres"];
export const processPath = "/k/v1/preview/app/status.json";

const user = (code: string) => ({ entity: { type: "USER", code }, includeSubs: false });
const creator = { entity: { type: "FIELD_ENTITY", code: "Created_by" }, includeSubs: false };
export const people = { user, creator };

type Body = Record<string, unknown>;

export const state = (index: number, type = "ONE", entities: readonly Body[] = []) => ({
  index,
  assignee: { type, entities },
});
export const action = (name: string, from: string, to: string, more: Body = {}) => ({
  name,
  from,
  to,
  ...more,
});

/** Draft → Review (Ben or Chie, chosen) → Done; back from Review to Draft. */
export const review = {
  enable: true,
  states: {
    Draft: state(0),
    Review: state(1, "ONE", [user("ben"), user("chie")]),
    Done: state(2),
  },
  actions: [
    action("Submit", "Draft", "Review"),
    action("Approve", "Review", "Done"),
    action("Return", "Review", "Draft"),
  ],
};

export async function setProcess(person: Person, app: string, process: Body) {
  return ok(person.put(processPath, { app, ...process }));
}

export const fields = {
  ...text("name"),
  qty: { type: "NUMBER", code: "qty", label: "Quantity" },
  helpers: { type: "USER_SELECT", code: "helpers", label: "Helpers" },
};

/** An app of Aiko's with this process, in use. Everybody may view, add and edit its records. */
export async function appWithProcess({ aiko }: Company, process: Body = review): Promise<string> {
  const app = await draftApp(aiko, fields);
  await setProcess(aiko, app, process);
  await deploy(aiko, app);
  return app;
}

export async function addRecord(person: Person, app: string, values: Body = {}): Promise<string> {
  const record = Object.fromEntries(Object.entries(values).map(([code, value]) => [code, { value }]));
  return (await ok(person.post("/k/v1/record.json", { app, record }))).id;
}

export async function recordOf(person: Person, app: string, id: string) {
  return (await ok(person.get("/k/v1/record.json", { app, id }))).record;
}

/** Status, assignees and revision, as one text. */
export async function standing(person: Person, app: string, id: string): Promise<string> {
  const { Status, Assignee, $revision } = await recordOf(person, app, id);
  const names = Assignee.value.map(({ code }: { code: string }) => code).join("+");
  return `${Status.value} ${names || "nobody"} r${$revision.value}`;
}

export const act = (person: Person, app: string, id: string, name: string, more: Body = {}) =>
  person.put("/k/v1/record/status.json", { app, id, action: name, ...more });

export { company };
