import {
  IconArrowBackUp,
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconFilter,
  IconLink,
  IconPencil,
  IconPlus,
  IconTrash,
} from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import type { Action } from "../../actions/action.ts";
import { askToDelete, Refused } from "../../customize/ask.ts";
import type { AppForm } from "../../parts/app-form.ts";
import { copyText } from "../../parts/clipboard.ts";
import { useConfirm } from "../../parts/confirm.tsx";
import { type Translate, useT } from "../../parts/i18n.tsx";
import { recordTitle } from "../../parts/record-title.ts";
import { deleteRecord, idOf, type RecordData, recordsKey } from "../../parts/records.ts";
import { useToast } from "../../parts/toast.tsx";
import { listAddress, type RecordAddress, recordAddress } from "./address.ts";
import type { Neighbours } from "./neighbours.ts";

export interface DetailContext {
  readonly form: AppForm;
  readonly record: RecordData;
  readonly address: RecordAddress;
  readonly neighbours: Neighbours;
  readonly t: Translate;
  readonly go: (to: string) => void;
  readonly confirm: ReturnType<typeof useConfirm>;
  readonly toast: ReturnType<typeof useToast>;
  /** after a record is gone */
  readonly forget: () => Promise<void>;
}

export function useDetailContext(
  given: Pick<DetailContext, "form" | "record" | "address" | "neighbours">,
): DetailContext {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { app } = given.form;
  return {
    ...given,
    t: useT(),
    go: (to) => navigate(to),
    confirm: useConfirm(),
    toast: useToast(),
    async forget() {
      client.removeQueries({ queryKey: [...recordsKey(app), "one", idOf(given.record)] });
      await client.invalidateQueries({ queryKey: [...recordsKey(app), "page"] });
    },
  };
}

const add: Action<DetailContext> = {
  id: "add",
  label: "recordList.add",
  icon: IconPlus,
  keys: ["c"],
  when: ({ form }) => form.rights.recordAddable,
  run: ({ form, go }) => go(`/k/${form.app}/edit`),
};
const edit: Action<DetailContext> = {
  id: "edit",
  label: "common.edit",
  icon: IconPencil,
  keys: ["e"],
  when: ({ form }) => form.rights.recordEditable,
  run: ({ form, record, address, go }) => go(recordAddress(form.app, idOf(record), address.list, "edit")),
};
const reuse: Action<DetailContext> = {
  id: "reuse",
  label: "record.reuse",
  icon: IconCopy,
  when: ({ form }) => form.rights.recordAddable && form.general.enableDuplicateRecord,
  run: ({ form, record, go }) => go(`/k/${form.app}/edit?record=${idOf(record)}&recycle=true`),
};
const copyLink: Action<DetailContext> = {
  id: "copyLink",
  label: "record.copyLink",
  icon: IconLink,
  async run({ form, record, t, toast }) {
    await copyText(location.origin + recordAddress(form.app, idOf(record)));
    toast.done(t("common.copied"));
  },
};
const remove: Action<DetailContext> = {
  id: "delete",
  label: "common.delete",
  icon: IconTrash,
  danger: true,
  when: ({ form }) => form.rights.recordDeletable,
  async run({ form, record, address, t, confirm, toast, go, forget }) {
    const { app, fields, layout, general } = form;
    const title = recordTitle(record, { fields, layout, settings: general });
    const question = { title: t("record.deleteTitle"), text: t("record.deleteText", { title }) };
    if (!(await confirm({ ...question, action: t("common.delete"), danger: true }))) return;
    try {
      await askToDelete("detail", app, record);
      await deleteRecord(app, idOf(record));
    } catch (error) {
      if (!(error instanceof Refused)) toast.failed(error);
      return;
    }
    go(listAddress(app, address.list));
    await forget();
    toast.done(t("record.deleted"));
  },
};
export const previous: Action<DetailContext> = {
  id: "previous",
  label: "record.previous",
  icon: IconArrowUp,
  keys: ["k"],
  when: ({ neighbours }) => neighbours.previous !== undefined,
  run: ({ form, neighbours: { previous }, go }) =>
    previous && go(recordAddress(form.app, previous.id, previous.list)),
};
export const next: Action<DetailContext> = {
  id: "next",
  label: "record.next",
  icon: IconArrowDown,
  keys: ["j"],
  when: ({ neighbours }) => neighbours.next !== undefined,
  run: ({ form, neighbours: { next }, go }) => next && go(recordAddress(form.app, next.id, next.list)),
};
const showView: Action<DetailContext> = {
  id: "showView",
  label: "record.toList",
  icon: IconArrowBackUp,
  keys: ["g a"],
  run: ({ form, address: { list }, go }) => go(listAddress(form.app, { view: list.view })),
};
const showFilter: Action<DetailContext> = {
  id: "showFilter",
  label: "record.toFilteredList",
  icon: IconFilter,
  keys: ["g i"],
  run: ({ form, address, go }) => go(listAddress(form.app, address.list)),
};

/** On the bar, in this order; the others are in the menu or on the keyboard only. */
export const barActions = [add, edit, reuse];
export const menuActions = [copyLink, remove];
export const keyActions = [add, edit, next, previous, showView, showFilter];
