/** What decides who is in a dynamic group. Departments and job titles stand by id: codes may change. */
export interface GroupRule {
  readonly match: "all" | "any";
  /** none: nobody is in the group */
  readonly conditions: readonly GroupCondition[];
}
export type GroupCondition = (BelongsTo | HasTitle | SaysOfItself) & { readonly not: boolean };

interface BelongsTo {
  readonly type: "organization";
  readonly id: number;
  /** also who belongs to a department below it */
  readonly includeSubs: boolean;
  /** the job title that the user must have in that department; null: any or none */
  readonly titleId: number | null;
}
interface HasTitle {
  readonly type: "title";
  /** in whichever department */
  readonly id: number;
}
interface SaysOfItself {
  readonly type: "text";
  /** a text of the user's account or profile, or an item of the organisation's own */
  readonly item: string;
  readonly operator: (typeof textOperators)[number];
  /** one of them is enough */
  readonly values: readonly string[];
}
export const textOperators = ["is", "contains", "startsWith", "endsWith"] as const;

/** The name of an item of the organisation's own: none of kintone's texts has a colon. */
export const customText = (code: string) => `custom:${code}`;

/** What rules ask about somebody. */
export interface Judged {
  readonly places: readonly {
    /** the department, then those above it */
    readonly organizations: readonly number[];
    readonly titleId: number | null;
  }[];
  readonly texts: Readonly<Record<string, string>>;
}
/** What there is: a condition that names anything else holds for nobody, whichever way it is put. */
export interface Existing {
  readonly organizations: ReadonlySet<number>;
  readonly titles: ReadonlySet<number>;
}

export function isInGroup({ match, conditions }: GroupRule, person: Judged, existing: Existing): boolean {
  if (conditions.length === 0) return false;
  const holds = (condition: GroupCondition) =>
    isDecidable(condition, existing) && isTrue(condition, person) !== condition.not;
  return match === "all" ? conditions.every(holds) : conditions.some(holds);
}

function isDecidable(condition: GroupCondition, { organizations, titles }: Existing): boolean {
  if (condition.type === "title") return titles.has(condition.id);
  if (condition.type === "text") return true;
  return organizations.has(condition.id) && (condition.titleId === null || titles.has(condition.titleId));
}

function isTrue(condition: GroupCondition, { places, texts }: Judged): boolean {
  if (condition.type === "title") return places.some(({ titleId }) => titleId === condition.id);
  if (condition.type === "text") {
    const text = folded(texts[condition.item] ?? "");
    return condition.values.some((value) => compare[condition.operator](text, folded(value)));
  }
  const { id, includeSubs, titleId: wanted } = condition;
  return places.some(
    ({ organizations, titleId }) =>
      (includeSubs ? organizations.includes(id) : organizations[0] === id) &&
      (wanted === null || titleId === wanted),
  );
}

const compare: Readonly<Record<SaysOfItself["operator"], (text: string, value: string) => boolean>> = {
  is: (text, value) => text === value,
  contains: (text, value) => text.includes(value),
  startsWith: (text, value) => text.startsWith(value),
  endsWith: (text, value) => text.endsWith(value),
};

/** In any case, and in any width that Japanese keyboards make. */
const folded = (text: string) => text.normalize("NFKC").toLowerCase();
