import type { Answer, Params, Person } from "../person.ts";

/** What the tests of this folder share: short names for what is asked, and for what is heard. */

export { add, cells, deploy, done, engines, formApp, update, valuesOf } from "../api/form-app.ts";
export { type Company, company, type Engine } from "../company.ts";
export { type Answer, type Params, Person } from "../person.ts";

export const en = { "Accept-Language": "en" };
export const ja = { "Accept-Language": "ja" };
export const zh = { "Accept-Language": "zh" };

/** "200", or status and code of what was refused. */
export async function outcome(asked: Promise<Answer>): Promise<string> {
  const { status, body } = await asked;
  return status < 300 ? String(status) : `${status} ${body.code ?? failureIn(body)?.code}`;
}

/** The error object of a bulkRequest. */
export const failureIn = (body: Answer["body"]) => body.results?.find((one: Params) => "code" in one);

/** The messages below each key of a reply that must be CB_VA01. */
export async function errors(asked: Promise<Answer>): Promise<Record<string, string[]>> {
  const { status, body } = await asked;
  if (body.code !== "CB_VA01" || status !== 400) return { [`${status} ${body.code ?? "done"}`]: [] };
  const entries = Object.entries<{ messages: string[] }>(body.errors ?? {});
  return Object.fromEntries(entries.map(([key, { messages }]) => [key, messages]));
}

export const labelled = (...labels: string[]) =>
  Object.fromEntries(labels.map((label, index) => [label, { label, index: String(index) }]));

/** Adds a record: what is stored of it. */
export async function stored(owner: Person, app: string, values: Params = {}): Promise<Params> {
  const { id } = await success(owner.post("/k/v1/record.json", { app, record: given(values) }));
  return read(owner, app, id);
}

export async function read(owner: Person, app: string, id: string): Promise<Params> {
  const { record } = await success(owner.get("/k/v1/record.json", { app, id }));
  const entries = Object.entries<{ value: unknown }>(record);
  return Object.fromEntries(entries.map(([code, { value }]) => [code, value]));
}

export const given = (values: Params) =>
  Object.fromEntries(Object.entries(values).map(([code, value]) => [code, { value }]));

export async function success(asked: Promise<Answer>): Promise<Answer["body"]> {
  const { status, body } = await asked;
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

/** Rows of a table, as they are sent: without ids. */
export const rows = (...values: Params[]) => values.map((row) => ({ value: given(row) }));

/** The values of a table that was read, row by row. */
export const cellsOf = (table: unknown): Params[] =>
  (table as { value: Record<string, { value: unknown }> }[]).map((row) =>
    Object.fromEntries(Object.entries(row.value).map(([code, { value }]) => [code, value])),
  );
