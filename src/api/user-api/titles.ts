import { parameters } from "../../core/input/shape.ts";
import { builtInGroups } from "../../store/store.ts";
import { codesIn } from "../../users/named.ts";
import { addTitles, changeTitles, deleteTitles } from "../../users/titles/titles.ts";
import type { ApiRequest } from "../request.ts";
import { writing } from "./asking.ts";
import { changedTitles, codes, newTitles } from "./shapes.ts";
import { groupView, titleView } from "./views.ts";

/** tonari's own: kintone has no API for job titles, and tells nothing of a group's type. */
export async function showTitles({ domain }: ApiRequest) {
  return { titles: (await domain.store.view.directory.titles.list()).map(titleView) };
}
export const postTitles = writing((store, { given }) =>
  addTitles(store, parameters(given, newTitles).titles),
);
export const putTitles = writing((store, { given }) =>
  changeTitles(store, parameters(given, changedTitles).titles),
);
export const removeTitles = writing((store, { given }) =>
  deleteTitles(store, codesIn("codes", parameters(given, codes).codes)),
);

export async function listGroups({ domain }: ApiRequest) {
  const groups = await domain.store.view.directory.groups.list();
  const builtIn: readonly number[] = Object.values(builtInGroups);
  return {
    groups: groups.map((group) => ({
      ...groupView(group),
      type: group.type,
      builtIn: builtIn.includes(group.id),
    })),
  };
}
