import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "./api.ts";
import type { AppForm } from "./app-form.ts";
import { idOf, type RecordData, recordsKey } from "./records.ts";
import { seenFields, seenLayout } from "./seen-form.ts";

/** What kintone's evaluate.json says of a record. */
export interface RecordRights {
  readonly record: { readonly viewable: boolean; readonly editable: boolean; readonly deletable: boolean };
  readonly fields: Readonly<Record<string, { readonly viewable: boolean; readonly editable: boolean }>>;
}

const rightsQuery = (app: string, ids: readonly string[]) =>
  queryOptions({
    queryKey: [...recordsKey(app), "rights", ids],
    queryFn: async ({ signal }) => {
      const { rights } = await api.get<{ rights: readonly (RecordRights & { id: string })[] }>(
        "/k/v1/records/acl/evaluate.json",
        { app, ids },
        { signal },
      );
      return new Map(rights.map(({ id, ...one }) => [id, one]));
    },
    staleTime: 0,
  });

/**
 * The form as the reader may use it on each of these records. Apps without rules ask nothing; where there are some,
 * nothing can be changed before the answer is there.
 */
export function useFormsOf(form: AppForm, records: readonly RecordData[]): (record: RecordData) => AppForm {
  const { ruled } = form.rights;
  const ids = records.map(idOf);
  const { data } = useQuery({ ...rightsQuery(form.app, ids), enabled: ruled && ids.length > 0 });
  if (!ruled) return () => form;
  return (record) => withRights(form, data?.get(idOf(record)));
}

const nothing: RecordRights = { record: { viewable: true, editable: false, deletable: false }, fields: {} };

const made = new WeakMap<RecordRights, { readonly of: AppForm; readonly form: AppForm }>();

/** The same object for the same form and rights: what is drawn already need not be drawn again. */
function withRights(form: AppForm, rights: RecordRights = nothing): AppForm {
  const known = made.get(rights);
  if (known && isSame(known.of, form)) return known.form;
  const next = leaving(form, rights);
  made.set(rights, { of: form, form: next });
  return next;
}

const isSame = (one: AppForm, other: AppForm) =>
  one.fields === other.fields && one.layout === other.layout && one.rights === other.rights;

function leaving(form: AppForm, { record, fields }: RecordRights): AppForm {
  const { rights, layout } = form;
  const codes = (wanted: (one: RecordRights["fields"][string]) => boolean) =>
    Object.entries(fields).flatMap(([code, one]) => (wanted(one) ? [code] : []));
  const seen = seenFields(form.fields, {
    hidden: codes(({ viewable }) => !viewable),
    locked: codes(({ editable }) => !editable),
  });
  return {
    ...form,
    rights: {
      ...rights,
      recordEditable: rights.recordEditable && record.editable,
      recordDeletable: rights.recordDeletable && record.deletable,
    },
    fields: seen,
    layout: seenLayout(layout, seen),
  };
}
