import { type Answer, done, given, type Params, type Person } from "../facts.ts";

/** An app's records that a query finds, by their numbers; what refuses it, by its code. */
export type Ask = (query: string, more?: Params) => Promise<number[] | string>;

export const asking =
  (person: Person, app: () => string): Ask =>
  async (query, more = {}) =>
    found(await person.get("/k/v1/records.json", { app: app(), query, ...more }));

function found({ status, body }: Answer): number[] | string {
  if (status !== 200) return `${status} ${body.code}`;
  return body.records.map((record: { $id: { value: string } }) => Number(record.$id.value));
}

/** Records with these values, numbered from 1. */
export async function fill(owner: Person, app: string, ...records: Params[]): Promise<void> {
  await done(owner.post("/k/v1/records.json", { app, records: records.map(given) }));
}

/** The message of a refusal in a language. */
export async function said(person: Person, app: string, query: string, headers: Record<string, string>) {
  return (await person.get("/k/v1/records.json", { app, query }, headers)).body.message as string;
}
