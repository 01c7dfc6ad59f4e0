import { printQuery } from "../../src/core/query/print.ts";
import type { QueryTree } from "../../src/core/query/syntax.ts";
import type { AppForm } from "../parts/app-form.ts";
import type { View } from "../parts/form.ts";
import { queryClient } from "../parts/query-client.ts";
import { type RecordData, recordQuery } from "../parts/records.ts";
import { shown } from "./event-record.ts";
import { fire, isAwaited, type KintoneEvent } from "./events.ts";
import { useScreen, useShow } from "./use-show.ts";

/** app.record.index.show, for the three kinds of views. */

interface ShownList {
  readonly form: AppForm;
  readonly view: View;
  /** condition and order; none where the address holds something that is no query */
  readonly tree: QueryTree | undefined;
  /** the records of the page that is shown; undefined: not all there yet, or none are asked for */
  readonly records: readonly RecordData[] | undefined;
  readonly offset: number;
  /** records on a page */
  readonly size: number;
}

/** A table, or a page of the administrator's own. A calendar tells for itself. */
export function useListShow({ form, view, tree, records, offset, size }: ShownList): void {
  const { app } = form;
  const order = tree?.order.length ? tree.order : [{ field: "$id", descending: true }];
  const condition = tree ? printQuery({ ...tree, order: [] }) : null;
  const query = tree ? printQuery({ ...tree, order, limit: size, offset }) : null;
  useScreen({ is: "list", form, view, condition, query });

  const paged = view.type !== "CUSTOM" || view.pager !== false;
  const there = view.type !== "CALENDAR" && tree !== undefined && (!paged || records !== undefined);
  useShow({
    what: there ? JSON.stringify([app, view.id, query]) : undefined,
    event: () => ({
      ...about(app, view),
      records: (records ?? []).map(shown),
      date: null,
      offset: paged ? offset : 0,
      size: records?.length ?? 0,
    }),
  });
}

interface ShownMonth {
  readonly app: string;
  readonly view: View;
  /** "2026-04" */
  readonly month: string;
  /** by day; undefined: not all there yet */
  readonly days: ReadonlyMap<string, readonly RecordData[]> | undefined;
  readonly condition: string;
}

export function useCalendarShow({ app, view, month, days, condition }: ShownMonth): void {
  useShow({
    what: days && JSON.stringify([app, view.id, month, condition]),
    event: () => ({
      ...about(app, view),
      records: Object.fromEntries([...(days ?? [])].map(([day, records]) => [day, records.map(shown)])),
      date: month,
      offset: null,
      size: null,
    }),
  });
}

function about(app: string, { id, name, type }: View): KintoneEvent {
  return {
    type: "app.record.index.show",
    appId: Number(app),
    viewId: Number(id),
    viewName: name,
    viewType: type.toLowerCase(),
  };
}

/** A row that was edited is a row again, saved or not. */
export function tellFinish(app: string, id: string): void {
  const type = "app.record.index.edit.finish";
  if (!isAwaited(type)) return;
  void queryClient.fetchQuery(recordQuery(app, id)).then(
    (record) =>
      requestAnimationFrame(
        () => void fire({ type, appId: Number(app), recordId: id, record: shown(record) }),
      ),
    // Somebody deleted it meanwhile: there is no row.
    () => undefined,
  );
}
