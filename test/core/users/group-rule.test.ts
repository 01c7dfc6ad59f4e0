import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Existing,
  type GroupCondition,
  type GroupRule,
  isInGroup,
  type Judged,
  textOperators,
} from "../../../src/core/users/group-rule.ts";

// sales (1) > east (2); support (3); chief (7), clerk (8)
const existing: Existing = { organizations: new Set([1, 2, 3]), titles: new Set([7, 8]) };
const aiko: Judged = {
  places: [
    { organizations: [2, 1], titleId: 7 },
    { organizations: [3], titleId: 8 },
  ],
  texts: { employeeNumber: "Ａ-100", "custom:team": "Red" },
};
const one = (condition: GroupCondition, match: GroupRule["match"] = "all") =>
  isInGroup({ match, conditions: [condition] }, aiko, existing);
const belongs = (id: number, change: Partial<Extract<GroupCondition, { type: "organization" }>> = {}) =>
  one({ type: "organization", id, includeSubs: false, titleId: null, not: false, ...change });
const says = (item: string, operator: (typeof textOperators)[number], ...values: string[]) =>
  one({ type: "text", item, operator, values, not: false });

test("a department is meant alone, or with all below it", () => {
  expect([belongs(2), belongs(1), belongs(1, { includeSubs: true })]).toEqual([true, false, true]);
});

test("a title is meant in any department, or in the one that is named", () => {
  expect(one({ type: "title", id: 8, not: false })).toBe(true);
  expect([belongs(2, { titleId: 7 }), belongs(2, { titleId: 8 })]).toEqual([true, false]);
  expect(belongs(1, { includeSubs: true, titleId: 7 })).toBe(true);
});

test("texts are compared in any case and width; one of the values is enough", () => {
  expect(says("employeeNumber", "startsWith", "b", "a-")).toBe(true);
  expect(says("employeeNumber", "endsWith", "100")).toBe(true);
  expect(says("custom:team", "is", "red")).toBe(true);
  expect(says("custom:team", "is", "re")).toBe(false);
  expect(says("custom:team", "contains", "ED")).toBe(true);
  expect(says("phone", "contains", "1")).toBe(false);
});

test("what is gone holds for nobody, also when it is denied", () => {
  for (const not of [true, false]) {
    expect(belongs(9, { not })).toBe(false);
    expect(belongs(2, { titleId: 9, not })).toBe(false);
    expect(one({ type: "title", id: 9, not })).toBe(false);
  }
});

describe("of any conditions", () => {
  const not = fc.boolean();
  const conditions: fc.Arbitrary<GroupCondition> = fc.oneof(
    fc.record({
      type: fc.constant("organization" as const),
      id: fc.constantFrom(1, 2, 3),
      includeSubs: fc.boolean(),
      titleId: fc.constantFrom(null, 7, 8),
      not,
    }),
    fc.record({ type: fc.constant("title" as const), id: fc.constantFrom(7, 8), not }),
    fc.record({
      type: fc.constant("text" as const),
      item: fc.constantFrom("employeeNumber", "custom:team", "phone"),
      operator: fc.constantFrom(...textOperators),
      values: fc.array(fc.constantFrom("a", "1", "red", "", "A-100"), { minLength: 1 }),
      not,
    }),
  );

  test("all of them hold when none of their opposites does", () => {
    fc.assert(
      fc.property(fc.array(conditions, { minLength: 1 }), (given) => {
        const opposite = given.map((condition) => ({ ...condition, not: !condition.not }));
        const all = isInGroup({ match: "all", conditions: given }, aiko, existing);
        expect(isInGroup({ match: "any", conditions: opposite }, aiko, existing)).toBe(!all);
      }),
    );
  });

  test("none at all hold nobody", () => {
    for (const match of ["all", "any"] as const) {
      expect(isInGroup({ match, conditions: [] }, aiko, existing)).toBe(false);
    }
  });
});
