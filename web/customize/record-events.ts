import { useState, useSyncExternalStore } from "react";
import type { AppForm } from "../parts/app-form.ts";
import type { Marks } from "../parts/record-form/marks.ts";
import { idOf, type RecordData } from "../parts/records.ts";
import { shown } from "./event-record.ts";
import { Marking } from "./marking.ts";
import { useScreen, useShow } from "./use-show.ts";

/** app.record.detail.show; what comes back are the marks of scripts on the record that is shown. */
export function useDetailShow(form: AppForm, record: RecordData, fresh: boolean): Marks {
  const [marking] = useState(() => new Marking());
  useScreen({ is: "detail", form, record: () => shown(record), marks: marking });
  useShow({
    what: fresh ? idOf(record) : undefined,
    event: () => ({
      type: "app.record.detail.show",
      appId: Number(form.app),
      recordId: Number(idOf(record)),
      record: shown(record),
    }),
  });
  return useSyncExternalStore(marking.watch, marking.now);
}
