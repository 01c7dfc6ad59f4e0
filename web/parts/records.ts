import { queryOptions } from "@tanstack/react-query";
import type { Entity, WireValue } from "../../src/core/fields/field.ts";
import { api } from "./api.ts";

/** A record as kintone's API shows it, by field code, with `$id` and `$revision`. */
export type RecordData = Readonly<Record<string, { readonly type: string; readonly value: WireValue }>>;
export type Values = Readonly<Record<string, WireValue>>;

export interface RecordPage {
  readonly records: readonly RecordData[];
  readonly totalCount: string | null;
}

export const idOf = (record: RecordData) => String(record.$id?.value ?? "");
export const revisionOf = (record: RecordData) => String(record.$revision?.value ?? "");

/** Who saved the record last; its field's code is the app's own. */
export const modifierOf = (record: RecordData) =>
  Object.values(record).find(({ type }) => type === "MODIFIER")?.value as Entity | undefined;

export function valuesOf(record: RecordData): Values {
  return Object.fromEntries(Object.entries(record).map(([code, { value }]) => [code, value]));
}

/** Everything about an app's records stands under this key, so that a change can make all of it old. */
export const recordsKey = (app: string) => ["records", app] as const;

export const recordQuery = (app: string, id: string) =>
  queryOptions({
    queryKey: [...recordsKey(app), "one", id],
    queryFn: ({ signal }) =>
      api
        .get<{ record: RecordData }>("/k/v1/record.json", { app, id }, { signal })
        .then((reply) => reply.record),
    staleTime: 0,
  });

/** `category`: only its records and those of what stands under it; empty: those in none. */
export const pageQuery = (app: string, query: string, fields?: readonly string[], category?: string) =>
  queryOptions({
    queryKey: [...recordsKey(app), "page", query, fields, category],
    queryFn: ({ signal }) => {
      const asked = { query, fields, totalCount: true };
      return category === undefined
        ? api.get<RecordPage>("/k/v1/records.json", { app, ...asked }, { signal })
        : api.get<RecordPage>(`/tonari/v1/apps/${app}/records`, { ...asked, category }, { signal });
    },
    staleTime: 0,
  });

/** Values as a write sends them. */
export const wrapped = (values: Values) =>
  Object.fromEntries(Object.entries(values).map(([code, value]) => [code, { value }]));

/** The form was changed while somebody entered values: these codes are no longer in it. */
export class FormChanged extends Error {
  readonly codes: readonly string[];

  constructor(codes: readonly string[]) {
    super(`not in the form any more: ${codes.join(", ")}`);
    this.name = "FormChanged";
    this.codes = codes;
  }
}

// kintone's API ignores codes that it does not know: what was entered there would be lost without a word.
async function refuseLostValues(app: string, values: Values): Promise<void> {
  const { properties } = await api.get<{ properties: object }>("/k/v1/app/form/fields.json", { app });
  const lost = Object.keys(values).filter((code) => !Object.hasOwn(properties, code));
  if (lost.length > 0) throw new FormChanged(lost);
}

/** `categories`: those that the record is put into at the same time; absent: none were chosen. */
export async function addRecord(
  app: string,
  values: Values,
  categories?: readonly string[],
): Promise<{ id: string; revision: string }> {
  await refuseLostValues(app, values);
  if (categories) return api.post(`/tonari/v1/apps/${app}/records`, { record: wrapped(values), categories });
  return api.post("/k/v1/record.json", { app, record: wrapped(values) });
}

export async function changeRecord(
  app: string,
  id: string,
  revision: string,
  values: Values,
  categories?: readonly string[],
): Promise<{ revision: string }> {
  await refuseLostValues(app, values);
  const record = wrapped(values);
  if (categories) return api.put(`/tonari/v1/apps/${app}/records/${id}`, { record, revision, categories });
  return api.put("/k/v1/record.json", { app, id, revision, record });
}

export const deleteRecord = (app: string, id: string) => api.delete("/k/v1/records.json", { app, ids: [id] });
