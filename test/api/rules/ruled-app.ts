import type { Company } from "../../company.ts";
import type { Person } from "../../person.ts";
import { done, formApp } from "../form-app.ts";

/** What one needs to write about rules for records and fields. */

export type Row = Record<string, unknown>;
const rowOf = (type: string, code: string, more: Row) => ({ entity: { type, code }, ...more });

export const all = { viewable: true, editable: true, deletable: true };
export const view = { viewable: true };
export const edit = { viewable: true, editable: true };
export const no = {};

export const user = (code: string, rights: Row) => rowOf("USER", code, rights);
export const group = (code: string, rights: Row) => rowOf("GROUP", code, rights);
export const everyone = (rights: Row) => group("everyone", rights);
export const department = (code: string, rights: Row, includeSubs = false) =>
  rowOf("ORGANIZATION", code, { ...rights, includeSubs });
export const inField = (code: string, rights: Row) => rowOf("FIELD_ENTITY", code, rights);

export const can = (accessibility: "WRITE" | "READ" | "NONE") => ({ accessibility });

/** The rule for the records that fulfil the condition. */
export const where = (filterCond: string, ...entities: Row[]) => ({ filterCond, entities });
export const field = (code: string, ...entities: Row[]) => ({ code, entities });

export const setRecordRules = (owner: Person, app: string, ...rights: Row[]) =>
  done(owner.put("/k/v1/record/acl.json", { app, rights }));
export const setFieldRules = (owner: Person, app: string, ...rights: Row[]) =>
  done(owner.put("/k/v1/field/acl.json", { app, rights }));

/** Aiko's app of requests; everybody may do everything with its records until a rule says otherwise. */
export function requestsApp({ aiko }: Pick<Company, "aiko">): Promise<string> {
  return formApp(aiko, {
    title: { type: "SINGLE_LINE_TEXT" },
    number: { type: "SINGLE_LINE_TEXT", unique: true },
    qty: { type: "NUMBER" },
    salary: { type: "NUMBER" },
    kind: {
      type: "DROP_DOWN",
      options: { open: { label: "open", index: "0" }, secret: { label: "secret", index: "1" } },
    },
    person: { type: "USER_SELECT" },
    papers: { type: "FILE" },
    day: { type: "DATE" },
  });
}

export const value = (values: Row) =>
  Object.fromEntries(Object.entries(values).map(([code, value]) => [code, { value }]));

/** A record with these values: its id. */
export async function add(by: Person, app: string, values: Row): Promise<string> {
  return (await done(by.post("/k/v1/record.json", { app, record: value(values) }))).id;
}

/** The titles that somebody's list shows, oldest first. */
export async function titles(by: Person, app: string, query = "order by $id asc"): Promise<string[]> {
  const { records } = await done(by.get("/k/v1/records.json", { app, query }));
  return records.map((one: { title: { value: string } }) => one.title.value);
}
