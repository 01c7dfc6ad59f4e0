import { useQuery } from "@tanstack/react-query";
import type { AppForm } from "../../parts/app-form.ts";
import { idOf, pageQuery } from "../../parts/records.ts";
import { planOf } from "../list/plan.ts";
import type { ListContext, RecordAddress } from "./address.ts";

interface Neighbour {
  readonly id: string;
  readonly list: ListContext;
}
export interface Neighbours {
  readonly previous?: Neighbour;
  readonly next?: Neighbour;
  /** "5 of 345"; unknown when the record was not opened from a list */
  readonly place?: { readonly at: number; readonly total: number };
}

const furthest = 10_000;

/** The records before and after this one in the list it was opened from, else by their numbers. */
export function useNeighbours({ app, views }: AppForm, { record = "", list }: RecordAddress): Neighbours {
  const view = views.find(({ id }) => id === list.view);
  const text = list.query ?? (view ? planOf(view, undefined).text : "");
  const inList = list.position !== undefined && list.position <= furthest;

  const offset = Math.max(0, (list.position ?? 0) - 1);
  const around = useQuery({
    ...pageQuery(app, `${text} limit 3 offset ${offset}`.trim(), ["$id"], list.category),
    enabled: inList,
  });
  const window = (around.data?.records ?? []).map(idOf);
  const at = window.indexOf(record);
  // The list has changed meanwhile (or the record no longer matches): its neighbours there would be a guess.
  const known = inList && at !== -1;
  const byNumber = { enabled: !inList || (around.isSuccess && !known) };
  const before = useQuery({
    ...pageQuery(app, `$id > "${record}" order by $id asc limit 1`, ["$id"]),
    ...byNumber,
  });
  const after = useQuery({
    ...pageQuery(app, `$id < "${record}" order by $id desc limit 1`, ["$id"]),
    ...byNumber,
  });

  if (known) {
    const neighbour = (step: -1 | 1): Neighbour | undefined => {
      const id = window[at + step];
      return id === undefined ? undefined : { id, list: { ...list, position: offset + at + step } };
    };
    return {
      previous: neighbour(-1),
      next: neighbour(1),
      place: { at: offset + at + 1, total: Number(around.data?.totalCount ?? 0) },
    };
  }
  const { position: _, ...context } = list;
  const only = (found: typeof before): Neighbour | undefined => {
    const first = found.data?.records[0];
    return first && { id: idOf(first), list: context };
  };
  return { previous: only(before), next: only(after) };
}
