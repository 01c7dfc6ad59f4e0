import type { Answer, Person } from "../person.ts";

/** What one needs to write about apps: paths are short, and what must succeed does or throws. */

export const fieldsPath = "/k/v1/preview/app/form/fields.json";
export const deployPath = "/k/v1/preview/app/deploy.json";

export async function ok(asked: Promise<Answer>) {
  const { status, body } = await asked;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

export const text = (code: string, more = {}) => ({
  [code]: { type: "SINGLE_LINE_TEXT", code, label: code, ...more },
});

/** A new app with these fields, in preview only. */
export async function draftApp(person: Person, properties = {}): Promise<string> {
  const { app } = await ok(person.post("/k/v1/preview/app.json", { name: "Made for a test" }));
  if (Object.keys(properties).length > 0) await ok(person.post(fieldsPath, { app, properties }));
  return app;
}

/** A new app with these fields, in use. */
export async function liveApp(person: Person, properties = {}): Promise<string> {
  const app = await draftApp(person, properties);
  await deploy(person, app);
  return app;
}

export const deploy = (person: Person, ...apps: string[]) =>
  ok(person.post(deployPath, { apps: apps.map((app) => ({ app })) }));
export const discard = (person: Person, ...apps: string[]) =>
  ok(person.post(deployPath, { apps: apps.map((app) => ({ app })), revert: true }));

export async function statusOf(person: Person, ...apps: string[]): Promise<string[]> {
  const body = await ok(person.get(deployPath, { apps }));
  return body.apps.map(({ status }: { status: string }) => status);
}

export async function revisionOf(person: Person, app: string): Promise<number> {
  return Number((await ok(person.get("/k/v1/preview/app/settings.json", { app }))).revision);
}

/** What refused: status and code. */
export async function refusal(asked: Promise<Answer>): Promise<string> {
  const { status, body } = await asked;
  return `${status} ${status < 300 ? "done" : body.code}`;
}

/** The paths of the bad parameters. */
export async function badParameters(asked: Promise<Answer>): Promise<string[]> {
  const { body } = await asked;
  return Object.keys(body.errors ?? {}).sort();
}
