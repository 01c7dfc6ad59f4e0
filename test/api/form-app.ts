import type { Engine } from "../company.ts";
import type { Answer, Params, Person } from "../person.ts";

/** The store must behave alike on both: what matters most runs on each. */
export const engines: readonly Engine[] = ["sqlite", "postgres"];

type Properties = Record<string, { type: string } & Params>;

/** An app with these fields, deployed. Code and label of a field are its key. */
export async function formApp(owner: Person, properties: Properties, settings: Params = {}): Promise<string> {
  const { app } = await done(owner.post("/k/v1/preview/app.json", { name: "App" }));
  const named = Object.entries(properties).map(([code, property]) => [
    code,
    { code, label: code, ...property },
  ]);
  await done(
    owner.post("/k/v1/preview/app/form/fields.json", { app, properties: Object.fromEntries(named) }),
  );
  if (Object.keys(settings).length > 0) {
    await done(owner.put("/k/v1/preview/app/settings.json", { app, ...settings }));
  }
  await deploy(owner, app);
  return app;
}

export async function changeForm(owner: Person, app: string, properties: Properties): Promise<void> {
  await done(owner.put("/k/v1/preview/app/form/fields.json", { app, properties }));
  await deploy(owner, app);
}

export async function deploy(owner: Person, app: string): Promise<void> {
  await done(owner.post("/k/v1/preview/app/deploy.json", { apps: [{ app }] }));
  for (;;) {
    const { apps } = await done(owner.get("/k/v1/preview/app/deploy.json", { apps: [app] }));
    if (apps[0].status === "SUCCESS") return;
    if (apps[0].status !== "PROCESSING") throw new Error(`not deployed: ${JSON.stringify(apps)}`);
  }
}

/** The body of an answer that must be a success. */
export async function done(asked: Promise<Answer>): Promise<Answer["body"]> {
  const { status, body } = await asked;
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

const options = Object.fromEntries(["A", "B", "C"].map((label, index) => [label, { label, index }]));

/** One field of each type, each called as its type in small letters. */
export const everyType: Properties = {
  text: { type: "SINGLE_LINE_TEXT" },
  lines: { type: "MULTI_LINE_TEXT" },
  rich: { type: "RICH_TEXT" },
  number: { type: "NUMBER" },
  check: { type: "CHECK_BOX", options },
  radio: { type: "RADIO_BUTTON", options },
  drop: { type: "DROP_DOWN", options },
  multi: { type: "MULTI_SELECT", options },
  date: { type: "DATE" },
  time: { type: "TIME" },
  moment: { type: "DATETIME" },
  link: { type: "LINK" },
  users: { type: "USER_SELECT" },
  files: { type: "FILE" },
};

/** `{a: "1"}` → `{a: {value: "1"}}` */
export function cells(values: Params): Record<string, { value: unknown }> {
  return Object.fromEntries(Object.entries(values).map(([code, value]) => [code, { value }]));
}

export const add = (person: Person, app: string, values: Params = {}) =>
  person.post("/k/v1/record.json", { app, record: cells(values) });

export const update = (person: Person, app: string, id: string, values: Params, more: Params = {}) =>
  person.put("/k/v1/record.json", { app, id, record: cells(values), ...more });

/** The values of a record by field code. */
export async function valuesOf(person: Person, app: string, id: string): Promise<Params> {
  const { record } = await done(person.get("/k/v1/record.json", { app, id }));
  return Object.fromEntries(
    Object.entries<{ value: unknown }>(record).map(([code, { value }]) => [code, value]),
  );
}
