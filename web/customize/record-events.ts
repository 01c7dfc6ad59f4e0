import { useRef } from "react";
import type { Fields } from "../parts/form.ts";
import { useT } from "../parts/i18n.tsx";
import type { FormState } from "../parts/record-form/state.ts";
import { idOf, type RecordData, type Values } from "../parts/records.ts";
import { complain } from "./complain.tsx";
import { changesIn, formRecord, shown, withoutFiles } from "./event-record.ts";
import { useLatest, useScreen, useShow } from "./use-show.ts";

/** app.record.detail.show, create.show and edit.show. */

export function useDetailShow(app: string, record: RecordData, fresh: boolean): void {
  useScreen({ is: "detail", record: () => shown(record) });
  useShow({
    what: fresh ? idOf(record) : undefined,
    event: () => ({
      type: "app.record.detail.show",
      appId: Number(app),
      recordId: Number(idOf(record)),
      record: shown(record),
    }),
  });
}

export function useCreateShow(app: string, fields: Fields, state: FormState, reuse: boolean): void {
  useFormShow("create", { app, fields, state }, { reuse });
}

export function useEditShow(app: string, fields: Fields, state: FormState, record: RecordData): void {
  useFormShow("edit", { app, fields, state, record }, { recordId: Number(idOf(record)) });
}

interface Form {
  readonly app: string;
  readonly fields: Fields;
  readonly state: FormState;
  /** absent while it is added */
  readonly record?: RecordData;
}

function useFormShow(is: "create" | "edit", { app, fields, state, record }: Form, more: object): void {
  const t = useT();
  const latest = useLatest(state);
  // What a script has set is what it reads right afterwards, before the form is drawn again.
  const ahead = useRef<{ over: Values; values: Values }>({ over: state.values, values: state.values });
  const now = () => {
    const { values } = latest.current;
    if (ahead.current.over !== values) ahead.current = { over: values, values };
    return ahead.current.values;
  };
  const take = (given: unknown) => {
    const { values, problems } = changesIn(given, fields, now());
    if (problems.length > 0) return complain(t("customize.scriptFailed"), problems);
    ahead.current = { ...ahead.current, values: { ...now(), ...values } };
    for (const [code, value] of Object.entries(values)) latest.current.set(code, value);
  };
  useScreen({ is, record: () => withoutFiles(formRecord(fields, now(), record)), set: take });
  useShow({
    what: is,
    event: () => ({
      type: `app.record.${is}.show`,
      appId: Number(app),
      ...more,
      record: formRecord(fields, now(), record),
    }),
    apply: (event) => take(event.record),
  });
}
