import { message, Problems } from "../../../core/errors/problem.ts";
import {
  customText,
  type GroupCondition,
  type GroupRule,
  type textOperators,
} from "../../../core/users/group-rule.ts";
import type { Group, Reader, Writer } from "../../../store/store.ts";
import { customItems } from "../../custom-items/items.ts";
import { get, groupsNamed, organizationsNamed, titlesNamed } from "../../named.ts";
import { refuseBuiltIn } from "../built-in.ts";
import { followEverybody } from "./follow.ts";

/** As it is asked for and shown: departments and titles by their codes. */
export interface GivenRule {
  readonly match: GroupRule["match"];
  readonly conditions: readonly GivenCondition[];
}
export interface GivenCondition {
  readonly type: (typeof conditionTypes)[number];
  /** of the department, the title or the organisation's own item */
  readonly code?: string;
  readonly includeSubs?: boolean;
  readonly titleCode?: string;
  /** the text of the account or profile */
  readonly item?: string;
  readonly operator?: (typeof textOperators)[number];
  readonly values?: readonly string[];
  readonly not?: boolean;
}
export const conditionTypes = ["ORGANIZATION", "TITLE", "PROFILE", "CUSTOM_ITEM"] as const;

/** From now on these decide who is in the group. */
export async function setGroupRule(store: Writer, code: string, given: GivenRule): Promise<void> {
  const problems = new Problems();
  const named = [{ code, path: "code" }];
  const found = await groupsNamed(store, named, problems);
  refuseBuiltIn(named, found, problems);
  const group = found.get(code);
  if (group?.type === "static") problems.add("code", message("staticGroup"));
  const conditions = await read(store, given.conditions, problems);
  problems.throwIfAny();
  if (!group) return;
  const rule: GroupRule = { match: given.match, conditions };
  await store.directory.setGroupRule(group.id, JSON.stringify(rule));
  await followEverybody(store);
}

async function read(
  store: Reader,
  given: readonly GivenCondition[],
  problems: Problems,
): Promise<GroupCondition[]> {
  const at = (index: number, key: string) => `conditions[${index}].${key}`;
  requireWhatIsNeeded(given, problems);
  await requireItems(store, given, problems);
  const codes = (type: GivenCondition["type"]) =>
    given.flatMap((one, index) =>
      one.type === type && one.code ? [{ code: one.code, path: at(index, "code") }] : [],
    );
  const organizations = await organizationsNamed(store, codes("ORGANIZATION"), problems);
  const beside = given.flatMap(({ type, titleCode }, index) =>
    type === "ORGANIZATION" && titleCode ? [{ code: titleCode, path: at(index, "titleCode") }] : [],
  );
  const titles = await titlesNamed(store, [...codes("TITLE"), ...beside], problems);
  problems.throwIfAny();
  return given.map((one): GroupCondition => {
    const { type, code = "", titleCode, item = "", operator = "is", values = [], not = false } = one;
    if (type === "TITLE") return { type: "title", id: get(titles, code).id, not };
    if (type === "PROFILE") return { type: "text", item, operator, values, not };
    if (type === "CUSTOM_ITEM") return { type: "text", item: customText(code), operator, values, not };
    const titleId = titleCode ? get(titles, titleCode).id : null;
    const { includeSubs = false } = one;
    return { type: "organization", id: get(organizations, code).id, includeSubs, titleId, not };
  });
}

/** Each kind of condition needs some of what a condition may have. */
function requireWhatIsNeeded(given: readonly GivenCondition[], problems: Problems): void {
  for (const [index, { type, code, item, values = [] }] of given.entries()) {
    const missing = (key: string) =>
      problems.add(`conditions[${index}].${key}`, message("requiredParameter"));
    if (type === "PROFILE" ? !item : !code) missing(type === "PROFILE" ? "item" : "code");
    if ((type === "PROFILE" || type === "CUSTOM_ITEM") && values.length === 0) missing("values");
  }
}

async function requireItems(
  store: Reader,
  given: readonly GivenCondition[],
  problems: Problems,
): Promise<void> {
  const items = new Set((await customItems(store)).map(({ code }) => code));
  for (const [index, { type, code }] of given.entries()) {
    if (type !== "CUSTOM_ITEM" || !code || items.has(code)) continue;
    problems.add(`conditions[${index}].code`, message("unknownCustomItem", { code }));
  }
}

/** The rules of these groups, in codes. A department or title that is gone has none: "". */
export async function rulesOf(
  { directory }: Reader,
  groups: readonly Group[],
): Promise<ReadonlyMap<number, GivenRule>> {
  const stored = await directory.groupRules();
  const dynamic = groups.filter(({ id }) => stored.has(id));
  if (dynamic.length === 0) return new Map();
  const codesOf = async (named: { list(): Promise<{ id: number; code: string }[]> }) =>
    new Map((await named.list()).map(({ id, code }) => [id, code]));
  const organizations = await codesOf(directory.organizations);
  const titles = await codesOf(directory.titles);
  const shown = (one: GroupCondition): GivenCondition => {
    const { not } = one;
    if (one.type === "title") return { type: "TITLE", code: titles.get(one.id) ?? "", not };
    if (one.type === "organization") {
      const { includeSubs, titleId } = one;
      const titleCode = titleId === null ? "" : (titles.get(titleId) ?? "");
      return { type: "ORGANIZATION", code: organizations.get(one.id) ?? "", includeSubs, titleCode, not };
    }
    const { item, operator, values } = one;
    const own = item.startsWith(customText("")) ? item.slice(customText("").length) : undefined;
    return own === undefined
      ? { type: "PROFILE", item, operator, values, not }
      : { type: "CUSTOM_ITEM", code: own, operator, values, not };
  };
  return new Map(
    dynamic.map(({ id }) => {
      const { match, conditions } = JSON.parse(stored.get(id) ?? "") as GroupRule;
      return [id, { match, conditions: conditions.map(shown) }];
    }),
  );
}
