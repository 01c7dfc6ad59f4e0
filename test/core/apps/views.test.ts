import { describe, expect, test } from "vitest";
import { readViews, usersInViews } from "../../../src/core/apps/views.ts";
import { Problems } from "../../../src/core/errors/problem.ts";
import type { Given } from "../../../src/core/input/given.ts";
import { adding, orders, texts, thrown } from "./app.ts";

const query = {
  timeZone: "UTC",
  now: Date.UTC(2026, 0, 1),
  caller: { id: 2, code: "aiko", name: "Aiko" },
  user: (code: string) => (code === "aiko" ? { id: 2, code, name: "Aiko" } : undefined),
};
function read(given: Given, app = orders) {
  const problems = new Problems();
  const next = readViews(app, given, { problems, query });
  return { next, views: next.views, problems: texts(problems.all) };
}
const list = { type: "LIST", index: 0, fields: ["name", "qty"] };

describe("a set of views", () => {
  test("replaces the one before, and a view under its name keeps its id", () => {
    const first = read({ All: list, Old: { ...list, index: 1 } });
    expect(first.problems).toEqual({});
    const second = read(
      { All: { type: "LIST", index: "5", name: "Everything" }, New: { ...list, index: 2 } },
      first.next,
    );
    expect(second.problems).toEqual({});
    const [all, old] = first.views;
    expect(second.views).toEqual([
      {
        id: expect.any(Number),
        name: "New",
        index: 0,
        type: "LIST",
        fields: ["name", "qty"],
        filterCond: "",
        sort: "",
      },
      { ...all, name: "Everything", index: 1 },
    ]);
    expect(second.views[0]?.id).not.toBe(old?.id);
  });

  test("no view gets the number of the built-in list of all records", () => {
    const app = { ...orders, nextId: 19 };
    const { views } = read({ A: list, B: { ...list, index: 1 }, C: { ...list, index: 2 } }, app);
    expect(views.map(({ id }) => id)).toEqual([19, 21, 22]);
  });

  test("names everything that is wrong at once", () => {
    const { problems } = read({
      A: { type: "LIST", index: 0 },
      B: { ...list, name: "C" },
      D: { ...list, type: "GRID", index: "x" },
      E: { index: 7, type: "CALENDAR", date: "name" },
      F: { ...list, index: 7, fields: ["name", "name"] },
      G: { type: "CUSTOM", device: "WATCH", pager: "perhaps" },
      ["x".repeat(65)]: { ...list, index: 9 },
    });
    expect(problems).toEqual({
      "views[A].fields": ["requiredParameter"],
      "views[B].name": ["nameMustEqualKey"],
      "views[D].type": ["enumValue"],
      "views[D].index": ["integer"],
      "views[E].date": ["wrongFieldType"],
      "views[F].fields[1]": ["duplicate"],
      "views[F].index": ["duplicateIndex"],
      "views[B].index": ["duplicateIndex"],
      "views[G].device": ["enumValue"],
      "views[G].index": ["requiredParameter"],
      "views[G].pager": ["boolean"],
      [`views[${"x".repeat(65)}].name`]: ["lengthBetween"],
    });
  });

  test("two views cannot end up with one name", () => {
    const { next } = read({ A: list, B: { ...list, index: 1 } });
    const { problems } = read({ A: { ...list, name: "B" }, B: { ...list, index: 1 } }, next);
    expect(problems).toEqual({ "views[B].name": ["duplicateName"] });
  });

  test("a field that is not there is named", () => {
    expect(thrown(() => read({ A: { ...list, fields: ["nobody"] } }))).toBe("GAIA_FC01");
    expect(thrown(() => read({ A: { type: "CALENDAR", index: 0, date: "nobody" } }))).toBe("GAIA_FC01");
    expect(thrown(() => read({ A: "view" }))).toBe("CB_IJ01");
  });
});

describe("what a view shows", () => {
  const filtered =
    (filterCond: string, sort = "") =>
    () =>
      read({ A: { ...list, filterCond, sort } });

  test("keeps filter and order as they were written", () => {
    const { views } = filtered('name  =  "a"', "qty desc")();
    expect(views).toMatchObject([{ filterCond: 'name  =  "a"', sort: "qty desc" }]);
  });

  test.each([
    ["name =", "", "CB_VA01"],
    ['name = "a" order by qty', "", "CB_VA01"],
    ['nobody = "a"', "", "GAIA_IQ11"],
    ['name > "a"', "", "GAIA_IQ03"],
    ['state in ("sold")', "", "GAIA_IQ10"],
    ['name = "a" and qty = 1 or qty = 2', "", "GAIA_IQ02"],
    ['Created_by in ("zoe")', "", "GAIA_IL42"],
    ["", "qty limit 5", "CB_VA01"],
    ["", "nobody", "GAIA_IQ11"],
  ])("refuses filter %s, order %s", (filterCond, sort, code) => {
    expect(thrown(filtered(filterCond, sort))).toBe(code);
  });

  test("the users of a filter are known before it is read", () => {
    const views = { A: { filterCond: 'Created_by in ("aiko", "ben")' }, B: { filterCond: "((" }, C: null };
    expect(usersInViews(views, orders.fields)).toEqual(["aiko", "ben"]);
  });

  test("a calendar has a date and a title, from the system if nobody says", () => {
    const { views } = read({
      A: { type: "CALENDAR", index: 0 },
      B: { type: "CALENDAR", index: 1, date: "day", title: "name" },
    });
    expect(views).toMatchObject([
      { type: "CALENDAR", date: "Created_datetime", title: "Record_number" },
      { type: "CALENDAR", date: "day", title: "name" },
    ]);
  });

  test("a custom view has its page, and keeps it when only its place changes", () => {
    const { next, views } = read({ A: { type: "CUSTOM", index: 0, html: "<div></div>", device: "ANY" } });
    expect(views).toMatchObject([{ type: "CUSTOM", html: "<div></div>", pager: true, device: "ANY" }]);
    expect(read({ A: { type: "CUSTOM", index: 3 } }, next).views).toEqual(views);
  });

  test("a view of another type keeps nothing of the old one", () => {
    const { next } = read({ A: list });
    expect(read({ A: { type: "CALENDAR", index: 0 } }, next).views[0]).not.toHaveProperty("fields");
    expect(read({ A: { type: "CUSTOM", index: 0 } }, next).views[0]).not.toHaveProperty("fields");
  });
});

test("an app may have a thousand views", () => {
  const many = (n: number) =>
    Object.fromEntries(Array.from({ length: n }, (_, index) => [`v${index}`, { ...list, index }]));
  expect(read(many(1000)).problems).toEqual({});
  expect(read(many(1001)).problems).toEqual({ views: ["tooMany"] });
});

test("an option that was removed may stay in a filter", () => {
  const app = adding(orders, {});
  expect(read({ A: { ...list, filterCond: 'state in ("open")' } }, app).problems).toEqual({});
});
