import { boolean, enumOf, list, object, optional, parameters, text } from "../../core/input/shape.ts";
import { textOperators } from "../../core/users/group-rule.ts";
import { builtInGroups } from "../../store/store.ts";
import { ruleTexts } from "../../users/groups/dynamic/judge.ts";
import { conditionTypes, rulesOf, setGroupRule } from "../../users/groups/dynamic/set-rule.ts";
import { codesIn } from "../../users/named.ts";
import { addTitles, changeTitles, deleteTitles } from "../../users/titles/titles.ts";
import type { ApiRequest } from "../request.ts";
import { writing } from "./asking.ts";
import { changedTitles, code, codes, newTitles } from "./shapes.ts";
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
  const { view } = domain.store;
  const groups = await view.directory.groups.list();
  const rules = await rulesOf(view, groups);
  const builtIn: readonly number[] = Object.values(builtInGroups);
  return {
    groups: groups.map((group) => ({
      ...groupView(group),
      type: group.type,
      builtIn: builtIn.includes(group.id),
      rule: rules.get(group.id) ?? null,
    })),
  };
}

const named = optional(text({ max: 128 }));
const rule = {
  code,
  match: enumOf("all", "any"),
  conditions: list(
    object({
      type: enumOf(...conditionTypes),
      code: named,
      includeSubs: optional(boolean),
      titleCode: named,
      item: optional(enumOf(...ruleTexts)),
      operator: optional(enumOf(...textOperators)),
      values: optional(list(text({ max: 1000 }), { max: 100 })),
      not: optional(boolean),
    }),
    { max: 50 },
  ),
};

export const putGroupRule = writing((store, { given }) => {
  const { code, ...asked } = parameters(given, rule);
  return setGroupRule(store, code, asked);
});
