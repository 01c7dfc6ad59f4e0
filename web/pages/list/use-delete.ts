import { useQueryClient } from "@tanstack/react-query";
import { askToDelete, Refused } from "../../customize/ask.ts";
import { useConfirm } from "../../parts/confirm.tsx";
import { useT } from "../../parts/i18n.tsx";
import { recordTitle } from "../../parts/record-title.ts";
import { deleteRecord, idOf, type RecordData, recordsKey } from "../../parts/records.ts";
import { useToast } from "../../parts/toast.tsx";
import type { ListSettings } from "./use-list.ts";

/** Asks, deletes, and shows the list without the record. */
export function useDelete({ app, fields, layout, general }: ListSettings) {
  const t = useT();
  const confirm = useConfirm();
  const toast = useToast();
  const client = useQueryClient();
  return async (record: RecordData) => {
    const title = recordTitle(record, { fields, layout, settings: general });
    const sure = await confirm({
      title: t("record.deleteTitle"),
      text: t("record.deleteText", { title }),
      action: t("common.delete"),
      danger: true,
    });
    if (!sure) return;
    try {
      await askToDelete("index", app, record);
      await deleteRecord(app, idOf(record));
      toast.done(t("record.deleted"));
    } catch (error) {
      if (!(error instanceof Refused)) toast.failed(error);
    }
    await client.invalidateQueries({ queryKey: recordsKey(app) });
  };
}
