import { expect, test } from "vitest";
import { narrow } from "../../../src/core/query/narrow.ts";
import type { Condition } from "../../../src/core/query/query.ts";

const number = { kind: "number", column: 1 } as const;
const other = { kind: "number", column: 2 } as const;
const compare = (on: typeof number | typeof other, by: "<" | ">="): Condition => ({
  is: "compare",
  on,
  by,
  value: "5",
});
const orEmpty = (on: typeof number | typeof other): Condition => ({
  is: "or",
  parts: [compare(on, "<"), { is: "empty", on }],
});
const and = (...parts: Condition[]): Condition => ({ is: "and", parts });

test.each<[string, Condition, Condition]>([
  [
    "a stretch of one field has no empty cells in it",
    and(compare(number, ">="), orEmpty(number)),
    and(compare(number, ">="), compare(number, "<")),
  ],
  [
    "in whichever order, and however deep, it is written",
    and(and(orEmpty(number)), compare(number, ">=")),
    and(compare(number, "<"), compare(number, ">=")),
  ],
  [
    "another field's empty cells stay",
    and(compare(number, ">="), orEmpty(other)),
    and(compare(number, ">="), orEmpty(other)),
  ],
  ["less than alone means empty cells too", orEmpty(number), orEmpty(number)],
  [
    "alternatives rule nothing out",
    { is: "or", parts: [compare(number, ">="), orEmpty(number)] },
    { is: "or", parts: [compare(number, ">="), orEmpty(number)] },
  ],
])("%s", (_, asked, narrowed) => expect(narrow(asked)).toEqual(narrowed));
