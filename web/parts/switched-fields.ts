import type { FieldProperty } from "../fields/field.ts";
import { api } from "./api.ts";

/**
 * fields.json lists the fields of process management and categories even while these are switched off, and does not
 * tell the names of the statuses. Pages want only what is there, and a status to be chosen like any other option.
 */
export async function presentFields(
  fields: Fields,
  path: "/k/v1/app/status.json" | "/k/v1/preview/app/status.json",
  app: string,
  signal?: AbortSignal,
): Promise<Fields> {
  const present = Object.entries(fields).filter(([, field]) => field.enabled !== false);
  if (!present.some(([, field]) => isStatus(field))) return Object.fromEntries(present);
  const { states } = await api.get<{ states: States | null }>(path, { app, lang: "user" }, { signal });
  return Object.fromEntries(
    present.map(([code, field]) => [
      code,
      isStatus(field) ? { ...field, options: optionsOf(states) } : field,
    ]),
  );
}

type Fields = Readonly<Record<string, FieldProperty>>;
type States = Readonly<Record<string, { readonly index: string }>>;

const isStatus = ({ type }: FieldProperty) => type === "STATUS";
const optionsOf = (states: States | null) =>
  Object.fromEntries(Object.entries(states ?? {}).map(([label, { index }]) => [label, { label, index }]));
