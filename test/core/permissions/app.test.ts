import { describe, expect, test } from "vitest";
import type { AppAclRow, AppRights } from "../../../src/core/apps/settings.ts";
import { type Actor, type Belonging, nowhere } from "../../../src/core/permissions/actor.ts";
import { appRights, may } from "../../../src/core/permissions/app.ts";

const none: AppRights = {
  recordViewable: false,
  recordAddable: false,
  recordEditable: false,
  recordDeletable: false,
  appEditable: false,
  recordImportable: false,
  recordExportable: false,
};
type Row = Partial<AppRights> & { includeSubs?: boolean };
const row = (type: AppAclRow["entity"]["type"], code: string | null, rights: Row = {}): AppAclRow => ({
  entity: { type, code },
  includeSubs: false,
  ...none,
  ...rights,
});
const user = { id: 7, code: "ben", name: "Ben", locale: "en", timeZone: "UTC", administrator: false };
const ben = (belonging: Partial<Belonging> = {}, more: Partial<Actor["user"]> = {}): Actor => ({
  method: "session",
  user: { ...user, ...more },
  belonging: { ...nowhere, ...belonging },
});
const app = (...acl: AppAclRow[]) => ({ id: 1, creatorId: 2, acl });
const view = { recordViewable: true };
const everyone = row("GROUP", "everyone", { recordViewable: true, recordAddable: true });

describe("the rights on an app", () => {
  test("are those of the first row that matches, never a sum", () => {
    const acl = [row("ORGANIZATION", "ops", view), everyone];
    expect(appRights(ben({ organizations: ["ops"], organizationsAbove: ["ops"] }), app(...acl))).toEqual({
      ...none,
      ...view,
    });
    expect(appRights(ben(), app(...acl))).toMatchObject({ recordAddable: true });
  });

  test("of Everyone come last, wherever that row stands", () => {
    const acl = [everyone, row("GROUP", "guests")];
    expect(appRights(ben({ groups: ["guests"] }), app(...acl))).toEqual(none);
    expect(may(ben(), app(...acl), "recordAddable")).toBe(true);
  });

  test("of a department reach those below it only with includeSubs", () => {
    const below = ben({ organizations: ["tokyo"], organizationsAbove: ["tokyo", "japan"] });
    expect(may(below, app(row("ORGANIZATION", "japan", view)), "recordViewable")).toBe(false);
    expect(may(below, app(row("ORGANIZATION", "tokyo", view)), "recordViewable")).toBe(true);
    const deep = row("ORGANIZATION", "japan", { ...view, includeSubs: true });
    expect(may(below, app(deep), "recordViewable")).toBe(true);
    expect(may(ben(), app(deep), "recordViewable")).toBe(false);
  });

  test("tell users, groups and departments with one code apart", () => {
    const inGroup = ben({ groups: ["ops"] });
    expect(may(inGroup, app(row("ORGANIZATION", "ops", view)), "recordViewable")).toBe(false);
    expect(may(inGroup, app(row("USER", "ops", view)), "recordViewable")).toBe(false);
    expect(may(inGroup, app(row("GROUP", "ops", view)), "recordViewable")).toBe(true);
  });

  test("of Administrators belong to whoever administers the users, and to no group of that name", () => {
    const acl = app(row("GROUP", "Administrators", view));
    expect(may(ben({ groups: ["Administrators"] }), acl, "recordViewable")).toBe(false);
    expect(may(ben({}, { administrator: true }), acl, "recordViewable")).toBe(true);
  });

  test("are none without a row, and managing the app for administrators", () => {
    expect(appRights(ben(), app())).toEqual(none);
    expect(appRights(ben({}, { administrator: true }), app())).toEqual({ ...none, appEditable: true });
  });

  test("of a token are what it grants, whatever the rows say", () => {
    const tokens = [{ tokenId: "t", appId: 1, permissions: ["add" as const] }];
    const actor: Actor = { ...ben({ groups: ["ops"] }), method: "apiToken", tokens };
    expect(appRights(actor, app(row("GROUP", "ops", view), everyone))).toEqual({
      ...none,
      recordAddable: true,
    });
  });
});
