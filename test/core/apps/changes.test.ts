import { describe, expect, test } from "vitest";
import { changes, differs } from "../../../src/core/apps/changes.ts";
import { deleteFields, updateFields } from "../../../src/core/apps/form.ts";
import { emptyMember, migrated, migration, mustRewrite } from "../../../src/core/apps/migration.ts";
import { Problems } from "../../../src/core/errors/problem.ts";
import { adding, fieldOf, formContext, orders } from "./app.ts";

const note = {
  note: { type: "CHECK_BOX", code: "note", label: "Note", options: { a: { label: "a", index: 0 } } },
};
const update = (properties: object) => updateFields(orders, { ...properties }, formContext());

describe("the differences between live and preview", () => {
  test("there are none after nothing, or after only ids were used up", () => {
    expect(changes(orders, orders)).toEqual([]);
    expect(differs(orders, { ...orders, nextId: orders.nextId + 3 })).toBe(false);
    expect(differs(orders, adding(orders, note))).toBe(true);
  });

  test("fields are told by label, with the properties that differ; their places follow silently", () => {
    const renamed = update({ qty: { type: "NUMBER", code: "pieces", required: true, unit: "pcs" } });
    expect(changes(orders, adding(deleteFields(renamed, ["name"], new Problems()), note))).toEqual([
      { area: "fields", change: "removed", name: "Name", details: [] },
      { area: "fields", change: "changed", name: "Quantity", details: ["code", "required", "unit"] },
      { area: "fields", change: "added", name: "Note", details: [] },
    ]);
  });

  test("everything else has its area", () => {
    const [creator, everyone] = orders.acl;
    if (!creator || !everyone) throw new Error("no default permissions");
    const ben = { ...everyone, entity: { type: "USER" as const, code: "ben" } };
    const view = {
      id: 50,
      name: "All",
      index: 0,
      type: "LIST" as const,
      fields: [],
      filterCond: "",
      sort: "",
    };
    const token = { id: "t", permissions: ["view" as const], memo: "" };
    const live = { ...orders, acl: [ben, everyone], views: [view], tokens: [token] };
    const preview = {
      ...live,
      general: { ...live.general, name: "Sales", theme: "RED" },
      layout: [...live.layout].reverse(),
      views: [
        { ...view, name: "Everything" },
        { ...view, id: 51 },
      ],
      acl: [creator, { ...everyone, recordDeletable: false }, ben],
      tokens: [{ ...token, permissions: ["view" as const, "add" as const] }],
    };
    expect(changes(live, preview, ({ id }) => `token ${id}`)).toEqual([
      { area: "general", change: "changed", name: "", details: ["name", "theme"] },
      { area: "layout", change: "changed", name: "", details: [] },
      { area: "views", change: "changed", name: "Everything", details: ["name"] },
      { area: "views", change: "added", name: "All", details: [] },
      { area: "acl", change: "added", name: "CREATOR", details: [] },
      { area: "acl", change: "changed", name: "everyone", details: ["recordDeletable"] },
      { area: "acl", change: "changed", name: "", details: ["order"] },
      { area: "tokens", change: "changed", name: "token t", details: ["permissions"] },
    ]);
  });
});

describe("what a deploy does to the records", () => {
  const record = JSON.stringify({
    name: { type: "SINGLE_LINE_TEXT", value: "a" },
    qty: { type: "NUMBER", value: "3" },
    state: { type: "DROP_DOWN", value: "open" },
    day: { type: "DATE", value: null },
    $id: { type: "__ID__", value: "1" },
    $revision: { type: "__REVISION__", value: "4" },
  });

  test("new fields only are appended unread", () => {
    const next = adding(orders, note);
    const plan = migration(orders, next);
    expect(mustRewrite(plan)).toBe(false);
    expect(plan.added.map(emptyMember)).toEqual(['"note":{"type":"CHECK_BOX","value":[]}']);
  });

  test("nothing is done for labels and rules", () => {
    const plan = migration(
      orders,
      update({ qty: { type: "NUMBER", label: "x", required: true, unique: true } }),
    );
    expect(plan).toEqual({ added: [], removed: [], recoded: [], relabelled: [], tables: [] });
  });

  test("codes are exchanged, options renamed, fields removed and added, in one go", () => {
    const options = { open: { label: "new", index: 0 }, done: { label: "open", index: 1 } };
    const swapped = update({
      name: { type: "SINGLE_LINE_TEXT", code: "qty" },
      qty: { type: "NUMBER", code: "name" },
      state: { type: "DROP_DOWN", code: "phase", options },
    });
    const next = adding(deleteFields(swapped, ["day"], new Problems()), note);
    const plan = migration(orders, next);
    expect(mustRewrite(plan)).toBe(true);
    expect(migrated(record, plan)).toEqual({
      qty: { type: "SINGLE_LINE_TEXT", value: "a" },
      name: { type: "NUMBER", value: "3" },
      phase: { type: "DROP_DOWN", value: "new" },
      $id: { type: "__ID__", value: "1" },
      $revision: { type: "__REVISION__", value: "4" },
      note: { type: "CHECK_BOX", value: [] },
    });
  });

  test("a renamed option is renamed in lists too", () => {
    const live = adding(orders, note);
    const next = updateFields(
      live,
      { note: { type: "CHECK_BOX", options: { a: { label: "b" } } } },
      formContext(),
    );
    const plan = migration(live, next);
    const stored = JSON.stringify({ note: { type: "CHECK_BOX", value: ["a", "gone"] } });
    expect(migrated(stored, plan)).toEqual({ note: { type: "CHECK_BOX", value: ["b", "gone"] } });
    expect(plan.relabelled).toMatchObject([{ from: "note", field: { id: fieldOf(live, "note").id } }]);
  });
});
