import { describe, expect } from "vitest";
import { builtInGroups } from "../../src/store/directory.ts";
import type { Store } from "../../src/store/store.ts";
import { storeTest } from "./engines.ts";

const organization = (code: string, parentId: number | null = null) => ({
  code,
  name: code,
  localName: "",
  localNameLocale: "",
  parentId,
  description: "",
});
const group = (code: string) => ({ code, name: code, type: "static" as const, description: "" });
const all = { offset: 0, limit: 100 };

async function hire(store: Store, ...codes: string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const code of codes) {
    const person = { code, name: code, email: "", locale: "auto" as const, timeZone: "auto", valid: true };
    const given = { ...person, administrator: false, passwordHash: "x" };
    ids.push((await store.write((writer) => writer.users.add(given, 1))).id);
  }
  return ids;
}
const id = (ids: readonly number[], at: number) => ids[at] ?? 0;

describe("departments", () => {
  storeTest("make a tree that somebody belongs to", async (store, another) => {
    const [aiko = 0, ben = 0] = await hire(store, "aiko", "ben");
    const ids = await store.write(async ({ directory }) => {
      const sales = await directory.organizations.add(organization("sales"));
      const east = await directory.organizations.add(organization("east", sales.id));
      const tokyo = await directory.organizations.add(organization("tokyo", east.id));
      const chief = await directory.titles.add({ code: "chief", name: "Chief", description: "" });
      await directory.setMemberships(aiko, [
        { organizationId: tokyo.id, titleId: chief.id },
        { organizationId: sales.id, titleId: null },
      ]);
      await directory.setMemberships(ben, [{ organizationId: east.id, titleId: null }]);
      return { sales: sales.id, east: east.id, tokyo: tokyo.id, chief: chief.id };
    });
    const { directory } = store.view;
    expect(await directory.belonging(aiko)).toEqual({
      groups: [],
      organizations: ["tokyo", "sales"],
      organizationsAbove: expect.arrayContaining(["tokyo", "east", "sales"]),
      services: ["kintone"],
    });
    expect((await directory.belonging(ben)).organizationsAbove.toSorted()).toEqual(["east", "sales"]);
    expect(await directory.memberships([aiko, 99])).toEqual(
      new Map([
        [
          aiko,
          [
            { organizationId: ids.tokyo, titleId: ids.chief },
            { organizationId: ids.sales, titleId: null },
          ],
        ],
        [99, []],
      ]),
    );
    expect(await directory.members(ids.tokyo, all)).toEqual([{ userId: aiko, titleId: ids.chief }]);

    // Another process moves the department: what was remembered here is read again.
    const elsewhere = await another();
    await elsewhere.write(({ directory }) => directory.organizations.change(ids.east, { parentId: null }));
    expect((await directory.belonging(ben)).organizationsAbove).toEqual(["east"]);
    await elsewhere.write(async ({ directory }) => {
      await directory.titles.remove([ids.chief]);
      await directory.organizations.remove([ids.sales]);
    });
    expect((await directory.memberships([aiko])).get(aiko)).toEqual([
      { organizationId: ids.tokyo, titleId: null },
    ]);
    expect(await directory.organizations.list()).toMatchObject([{ code: "east" }, { code: "tokyo" }]);
  });

  storeTest("are found by id and by code, and have a code of their own", async (store) => {
    const [a = 0, b = 0] = await store.write(async ({ directory: { organizations } }) => [
      (await organizations.add(organization("a"))).id,
      (await organizations.add(organization("b"))).id,
    ]);
    const { organizations } = store.view.directory;
    expect(await organizations.byCodes(["b", "?", "a"])).toMatchObject([{ id: a }, { id: b }]);
    expect(await organizations.byIds([b])).toEqual([{ id: b, ...organization("b") }]);
    expect(await organizations.list({ offset: 1, limit: 1 })).toMatchObject([{ code: "b" }]);
    await expect(
      store.write(({ directory }) => directory.organizations.add(organization("a"))),
    ).rejects.toThrow();
    await store.write(({ directory }) => directory.organizations.change(b, { name: "B", description: "x" }));
    expect(await organizations.byIds([b])).toMatchObject([{ code: "b", name: "B", description: "x" }]);
  });
});

describe("groups", () => {
  storeTest("are two from the start, whose members a rule tells", async (store) => {
    const [aiko = 0, ben = 0] = await hire(store, "aiko", "ben");
    await store.write(async ({ users }) => {
      await users.change(aiko, { administrator: true }, 2);
      await users.change(ben, { valid: false }, 2);
    });
    const { directory } = store.view;
    expect(await directory.groups.list()).toMatchObject([
      { id: builtInGroups.everyone, code: "everyone" },
      { id: builtInGroups.administrators, code: "Administrators" },
    ]);
    expect(await directory.groupMembers(builtInGroups.everyone, all)).toEqual([aiko]);
    expect(await directory.groupMembers(builtInGroups.administrators, all)).toEqual([aiko]);
  });

  storeTest("list their members, thousands if need be", async (store) => {
    const ids = await hire(store, "aiko", "ben");
    const [red, blue] = await store.write(async ({ directory: { groups } }) => [
      await groups.add(group("red")),
      await groups.add(group("blue")),
    ]);
    const many = Array.from({ length: 3000 }, (_, index) => index + 1000);
    await store.write(async ({ directory }) => {
      await directory.setGroupMembers(red.id, [...ids, ...many]);
      await directory.setGroupsOf(id(ids, 0), [red.id, blue.id]);
      await directory.setGroupsOf(id(ids, 1), []);
    });
    const { directory } = store.view;
    expect(await directory.groupMembers(red.id, { offset: 0, limit: 2 })).toEqual([id(ids, 0), 1000]);
    expect(await directory.groupMembers(red.id, { offset: 3000, limit: 100 })).toEqual([3999]);
    expect((await directory.groupsOf(ids)).get(id(ids, 0))).toEqual([red, blue]);
    expect((await directory.belonging(id(ids, 0))).groups.toSorted()).toEqual(["blue", "red"]);
    await store.write(({ directory }) => directory.groups.remove([red.id]));
    expect((await directory.belonging(id(ids, 0))).groups).toEqual(["blue"]);
  });
});

storeTest(
  "profiles keep what is given, and everybody has the service until it is taken away",
  async (store) => {
    const ids = await hire(store, "aiko", "ben");
    const profile = { surName: "佐藤", sortOrder: 3, customItemValues: [{ code: "c", value: "v" }] };
    await store.write(({ directory }) => directory.setProfile(id(ids, 0), { profile, services: [] }));
    const found = await store.view.directory.profiles(ids);
    expect(found.get(id(ids, 0))).toEqual({ profile, services: [] });
    expect(found.get(id(ids, 1))).toEqual({ profile: {}, services: ["kintone"] });
    expect((await store.view.directory.belonging(id(ids, 0))).services).toEqual([]);
  },
);

storeTest("somebody who goes is in no list any more", async (store) => {
  const [aiko = 0] = await hire(store, "aiko");
  const [made, red] = await store.write(async ({ directory }) => [
    await directory.organizations.add(organization("sales")),
    await directory.groups.add(group("red")),
  ]);
  await store.write(async ({ directory }) => {
    await directory.setMemberships(aiko, [{ organizationId: made.id, titleId: null }]);
    await directory.setGroupsOf(aiko, [red.id]);
    await directory.setProfile(aiko, { profile: { surName: "A" }, services: [] });
  });
  await store.write(async ({ directory, users }) => {
    await directory.forget(aiko);
    await users.remove(aiko);
  });
  const { directory, users } = store.view;
  expect(await users.byId(aiko)).toBeUndefined();
  expect(await directory.members(made.id, all)).toEqual([]);
  expect(await directory.groupMembers(red.id, all)).toEqual([]);
  expect((await directory.profiles([aiko])).get(aiko)).toEqual({ profile: {}, services: ["kintone"] });
  const [next = 0] = await hire(store, "ben");
  expect(next).toBeGreaterThan(aiko);
});

storeTest("a unit that fails leaves what everybody remembers as it was", async (store) => {
  const [aiko = 0] = await hire(store, "aiko");
  const red = await store.write(({ directory }) => directory.groups.add(group("red")));
  expect((await store.view.directory.belonging(aiko)).groups).toEqual([]);
  const failing = store.write(async ({ directory }) => {
    await directory.setGroupsOf(aiko, [red.id]);
    expect((await directory.belonging(aiko)).groups).toEqual(["red"]);
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect((await store.view.directory.belonging(aiko)).groups).toEqual([]);
});

storeTest("imports are kept until they are asked for", async (store) => {
  const made = await store.write(({ directory }) =>
    directory.addImport({
      options: "",
      kind: "user",
      fileKey: "k",
      actorId: 2,
      state: "running",
      problem: null,
      createdAt: 5,
      touchedAt: 5,
    }),
  );
  await store.write(({ directory }) => directory.changeImport(made.id, { state: "done", touchedAt: 9 }));
  expect(await store.view.directory.getImport(made.id)).toEqual({ ...made, state: "done", touchedAt: 9 });
  expect(await store.view.directory.getImport(99)).toBeUndefined();
});
