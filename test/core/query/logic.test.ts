import fc from "fast-check";
import { expect, test } from "vitest";
import { and, choose, everything, not, nothing, or } from "../../../src/core/query/logic.ts";
import type { Condition } from "../../../src/core/query/query.ts";
import { matches } from "../../interpreter.ts";
import { record } from "./asking.ts";

/** Conditions that are joined mean what their words say, however much of them was decided already. */

const ids = [1, 2, 3];
const isOneOf = (values: readonly number[]): Condition => ({
  is: "in",
  on: { kind: "integer", column: "id" },
  values,
});
const some: fc.Arbitrary<Condition> = fc.oneof(
  fc.constant(everything),
  fc.constant(nothing),
  fc.subarray(ids, { minLength: 1 }).map(isOneOf),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    some,
    tie("condition").map(not),
    fc.array(tie("condition"), { maxLength: 3 }).map((parts) => and(...parts)),
    fc.array(tie("condition"), { maxLength: 3 }).map((parts) => or(...parts)),
    fc
      .tuple(tie("condition"), tie("condition"), tie("condition"))
      .map(([when, yes, no]) => choose(when, yes, no)),
  ),
}));
const found = (condition: Condition) => ids.map((id) => matches(condition, record([], id, {})));

test("and, or, not and choose are what they say", () => {
  fc.assert(
    fc.property(condition, condition, condition, (one, other, third) => {
      const [a, b, c] = [found(one), found(other), found(third)];
      expect(found(and(one, other, third))).toEqual(ids.map((_, i) => a[i] && b[i] && c[i]));
      expect(found(or(one, other, third))).toEqual(ids.map((_, i) => a[i] || b[i] || c[i]));
      expect(found(not(one))).toEqual(a.map((yes) => !yes));
      expect(found(choose(one, other, third))).toEqual(ids.map((_, i) => (a[i] ? b[i] : c[i])));
    }),
  );
});

test("what is decided costs nothing", () => {
  const open = isOneOf([1]);
  expect(and()).toBe(everything);
  expect(or()).toBe(nothing);
  expect(and(everything, open)).toBe(open);
  expect(and(open, nothing)).toBe(nothing);
  expect(or(open, everything)).toBe(everything);
  expect(choose(open, everything, nothing)).toBe(open);
  expect(choose(everything, open, nothing)).toBe(open);
  expect(choose(nothing, nothing, open)).toBe(open);
  expect(not(not(open))).toBe(open);
});
