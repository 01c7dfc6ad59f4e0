import { expect, test } from "vitest";
import { followCode } from "../../../src/core/apps/follow-codes.ts";
import type { AppSettings, View } from "../../../src/core/apps/settings.ts";
import { adding, fieldOf, orders } from "./app.ts";

const aiko = { type: "USER", code: "aiko" };
const withUsers = adding(orders, {
  who: { type: "USER_SELECT", code: "who", label: "Who", entities: [aiko], defaultValue: [aiko] },
});
const view = (filterCond: string): View => ({
  id: 90,
  name: "V",
  index: 0,
  type: "LIST",
  filterCond,
  sort: "",
});
const filtered = (filterCond: string): AppSettings => ({ ...withUsers, views: [view(filterCond)] });
const renamed = { type: "USER", from: "aiko", to: "ai" } as const;

test("settings that name nobody stay the same object", () => {
  const app = filtered('name = "aiko" and who in (LOGINUSER())');
  expect(followCode(app, { type: "USER", from: "ben", to: "b" })).toBe(app);
  expect(followCode(app, { type: "GROUP", from: "aiko", to: "b" })).toBe(app);
});

test("fields, permissions and filters follow a new code", () => {
  const rights = {
    ...withUsers.acl[0],
    entity: { type: "USER", code: "aiko" },
  } as AppSettings["acl"][number];
  const app = { ...filtered('name = "aiko" and (who in ("aiko", "b") or $id = "1")'), acl: [rights] };
  const next = followCode(app, renamed);
  expect(next.acl[0]?.entity).toEqual({ type: "USER", code: "ai" });
  expect(fieldOf(next, "who")).toMatchObject({
    entities: [{ type: "USER", code: "ai" }],
    defaultValue: [{ type: "USER", code: "ai" }],
  });
  expect(next.views[0]?.filterCond).toBe('name = "aiko" and (who in ("ai", "b") or $id = "1")');
});

test("departments and groups are followed in their own fields and filters only", () => {
  const sales = { type: "ORGANIZATION", code: "sales" };
  const withUnits = adding(orders, {
    unit: {
      type: "ORGANIZATION_SELECT",
      code: "unit",
      label: "Unit",
      entities: [sales],
      defaultValue: [sales],
    },
    team: { type: "GROUP_SELECT", code: "team", label: "Team" },
  });
  const app = { ...withUnits, views: [view('unit in ("sales") and team in ("sales")')] };
  const next = followCode(app, { type: "ORGANIZATION", from: "sales", to: "market" });
  expect(fieldOf(next, "unit")).toMatchObject({
    entities: [{ type: "ORGANIZATION", code: "market" }],
    defaultValue: [{ type: "ORGANIZATION", code: "market" }],
  });
  expect(next.views[0]?.filterCond).toBe('unit in ("market") and team in ("sales")');
  expect(followCode(app, { type: "GROUP", from: "sales", to: "g" }).views[0]?.filterCond).toBe(
    'unit in ("sales") and team in ("g")',
  );
});

test("what names somebody who is gone goes too, but no filter becomes wider", () => {
  const rights = {
    ...withUsers.acl[0],
    entity: { type: "USER", code: "aiko" },
  } as AppSettings["acl"][number];
  const app = { ...filtered('who in ("aiko")'), acl: [rights, ...withUsers.acl] };
  const next = followCode(app, { ...renamed, to: undefined });
  expect(next.acl).toEqual(withUsers.acl);
  expect(fieldOf(next, "who")).toMatchObject({ entities: [], defaultValue: [] });
  expect(next.views).toBe(app.views);
});
