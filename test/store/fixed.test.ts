import { describe, expect } from "vitest";
import type { StoredFile, UserChange } from "../../src/store/store.ts";
import { storeTest } from "./engines.ts";
import { addApp, settings } from "./orders.ts";

const person = (code: string, name = code) => ({
  code,
  name,
  email: `${code}@example.com`,
  locale: "auto" as const,
  timeZone: "auto",
  valid: true,
  administrator: false,
  passwordHash: "$argon2id$",
});

describe("users", () => {
  storeTest("begin with the acting Administrator, whom no list shows", async (store) => {
    expect(await store.view.users.byId(1)).toMatchObject({
      id: 1,
      code: "Administrator",
      name: "Administrator",
      passwordHash: null,
      administrator: false,
      valid: true,
      locale: "auto",
    });
    expect(await store.view.users.list({ offset: 0, limit: 10 })).toEqual([]);
    expect(await store.view.users.count()).toBe(0);
  });

  storeTest("are found by id and by code, in the order of ids", async (store) => {
    const [aiko, ben] = await store.write(async (writer) => [
      await writer.users.add(person("aiko", "愛子"), 5),
      await writer.users.add(person("ben"), 6),
    ]);
    expect(aiko).toEqual({
      ...person("aiko", "愛子"),
      id: 2,
      credentialVersion: 1,
      createdAt: 5,
      modifiedAt: 5,
    });
    const { users } = store.view;
    expect(await users.byCode("ben")).toEqual(ben);
    expect(await users.byCode("BEN")).toBeUndefined();
    expect(await users.byId(2)).toEqual(aiko);
    expect(await users.byCodes(["ben", "nobody", "aiko"])).toEqual([aiko, ben]);
    expect(await users.byIds([3, 2, 99])).toEqual([aiko, ben]);
    expect(await users.byIds([])).toEqual([]);
  });

  storeTest("are listed by pages and searched in any case and width", async (store) => {
    await store.write(async (writer) => {
      await writer.users.add(person("aiko", "Aiko Sato"), 1);
      await writer.users.add(person("ben", "ベン"), 1);
      await writer.users.add(person("chie", "100% Chie_"), 1);
    });
    const codes = async (search?: string, offset = 0, limit = 10) =>
      (await store.view.users.list({ offset, limit, search })).map((user) => user.code);
    expect(await codes()).toEqual(["aiko", "ben", "chie"]);
    expect(await codes(undefined, 1, 1)).toEqual(["ben"]);
    expect(await codes("SATO")).toEqual(["aiko"]);
    expect(await codes("ﾍﾞﾝ")).toEqual(["ben"]);
    expect(await codes("%")).toEqual(["chie"]);
    expect(await codes("e_")).toEqual(["chie"]);
    expect(await codes("CHIE@EXAMPLE")).toEqual(["chie"]);
    expect(await store.view.users.count("example.com")).toBe(3);
  });

  storeTest("keep what a change does not name", async (store) => {
    const { id } = await store.write((writer) => writer.users.add(person("aiko"), 1));
    const change = (given: UserChange, now: number) =>
      store.write((writer) => writer.users.change(id, given, now));
    await change({ name: "Aiko!" }, 2);
    expect(await store.view.users.byId(id)).toMatchObject({
      name: "Aiko!",
      code: "aiko",
      credentialVersion: 1,
      createdAt: 1,
      modifiedAt: 2,
    });
    await change({ valid: false }, 3);
    await change({ passwordHash: null }, 4);
    await change({ code: "aiko2", administrator: true }, 5);
    expect(await store.view.users.byId(id)).toMatchObject({
      code: "aiko2",
      valid: false,
      administrator: true,
      passwordHash: null,
      credentialVersion: 4,
    });
    expect((await store.view.users.list({ offset: 0, limit: 9, search: "aiko!" }))[0]?.id).toBe(id);
    await store.write((writer) => writer.users.change(99, { name: "nobody" }, 1));
  });

  storeTest("have a code of their own", async (store) => {
    await store.write((writer) => writer.users.add(person("aiko"), 1));
    await expect(store.write((writer) => writer.users.add(person("aiko"), 1))).rejects.toThrow();
    expect(await store.view.users.count()).toBe(1);
  });
});

describe("sessions", () => {
  const session = (digest: string, userId = 1) => ({
    digest,
    userId,
    credentialVersion: 1,
    requestToken: `t-${digest}`,
    createdAt: 10,
    usedAt: 10,
    usedFrom: "10.0.0.1",
  });

  storeTest("are found by digest until they are removed", async (store) => {
    await store.write(async (writer) => {
      for (const digest of ["a", "b", "c"]) await writer.sessions.add(session(digest));
      await writer.sessions.add(session("d", 2));
    });
    const there = async () => {
      const all = await Promise.all(["a", "b", "c", "d"].map((one) => store.view.sessions.byDigest(one)));
      return all.flatMap((one) => (one ? [one.digest] : [])).join("");
    };
    expect(await store.view.sessions.byDigest("a")).toEqual(session("a"));
    expect(await store.view.sessions.byDigest("z")).toBeUndefined();
    await store.write((writer) => writer.sessions.touch("b", 99, "10.0.0.2"));
    expect(await store.view.sessions.byDigest("b")).toEqual({
      ...session("b"),
      usedAt: 99,
      usedFrom: "10.0.0.2",
    });
    await store.write((writer) => writer.sessions.remove("a"));
    expect(await there()).toBe("bcd");
    await store.write((writer) => writer.sessions.removeByUser(2));
    expect(await there()).toBe("bc");
    await store.write((writer) => writer.sessions.removeUnusedSince(50));
    expect(await there()).toBe("b");
  });
});

describe("apps", () => {
  storeTest("begin in preview", async (store) => {
    const app = await store.write((writer) => addApp(writer, "Orders"));
    expect(app).toEqual({
      id: 1,
      code: "",
      spaceId: null,
      threadId: null,
      createdAt: 1000,
      creatorId: 1,
      modifiedAt: 1000,
      modifierId: 1,
      revision: 1,
      version: 1,
      deployStatus: "SUCCESS",
      live: false,
      changed: true,
    });
    expect(await store.view.apps.get(1)).toEqual(app);
    expect(await store.view.apps.documents(1)).toEqual({ live: null, preview: settings("Orders") });
    expect(await store.view.apps.get(2)).toBeUndefined();
    expect(await store.view.apps.documents(2)).toBeUndefined();
  });

  storeTest("change what is named", async (store) => {
    await store.write((writer) => addApp(writer, "Orders"));
    await store.write((writer) =>
      writer.apps.change(1, { preview: settings("New"), bump: 1, modifierId: 7 }, 9),
    );
    expect(await store.view.apps.get(1)).toMatchObject({
      revision: 2,
      version: 2,
      modifierId: 7,
      modifiedAt: 9,
      live: false,
    });
    await store.write((writer) => writer.apps.change(1, { deployStatus: "PROCESSING" }, 11));
    expect(await store.view.apps.get(1)).toMatchObject({ revision: 2, version: 3, modifiedAt: 9 });
    const live = settings("New");
    const deployed = { live, changed: false, deployStatus: "SUCCESS", code: "ORD" } as const;
    await store.write((writer) => writer.apps.change(1, deployed, 12));
    expect(await store.view.apps.get(1)).toMatchObject({ live: true, changed: false, code: "ORD" });
    expect(await store.view.apps.documents(1)).toEqual({ live, preview: settings("New") });
  });

  storeTest("are listed by id, filtered by every name that is asked", async (store) => {
    await store.write(async (writer) => {
      const add = (code: string, spaceId: number | null, name: string) =>
        writer.apps.add({ code, spaceId, threadId: spaceId, creatorId: 1 }, settings(name), 1);
      await add("A", null, "Orders 東京");
      await add("B", 3, "ＯＲＤＥＲＳ");
      await add("b", 4, "Sales");
      await writer.apps.change(1, { live: settings("Live name") }, 1);
      await writer.apps.change(1, { preview: settings("Preview name") }, 1);
    });
    const ids = async (filter: Parameters<typeof store.view.apps.list>[0]) =>
      (await store.view.apps.list(filter)).map((app) => app.id);
    expect(await ids({})).toEqual([1, 2, 3]);
    expect(await ids({ ids: [3, 1, 77] })).toEqual([1, 3]);
    expect(await ids({ codes: ["B"] })).toEqual([2]);
    expect(await ids({ spaceIds: [3, 4] })).toEqual([2, 3]);
    expect(await ids({ name: "orders" })).toEqual([2]);
    expect(await ids({ name: "LIVE" })).toEqual([1]);
    expect(await ids({ name: "preview" })).toEqual([]);
    expect(await ids({ ids: [1, 2], codes: ["B", "b"] })).toEqual([2]);
    expect(await ids({ ids: [] })).toEqual([]);
  });

  storeTest("are gone when they are removed, and their ids do not come again", async (store) => {
    await store.write((writer) => addApp(writer, "One"));
    await store.write((writer) => writer.apps.remove(1));
    expect(await store.view.apps.get(1)).toBeUndefined();
    expect(await store.view.apps.documents(1)).toBeUndefined();
    expect((await store.write((writer) => addApp(writer, "Two"))).id).toBe(2);
  });
});

describe("settings documents", () => {
  storeTest("are frozen, and the same object while nothing changes", async (store) => {
    await store.write((writer) => addApp(writer, "Orders"));
    const first = await store.view.apps.documents(1);
    expect(await store.view.apps.documents(1)).toBe(first);
    expect(Object.isFrozen(first?.preview.general)).toBe(true);
    expect(await store.write((writer) => writer.apps.documents(1))).toBe(first);
    await store.write((writer) => writer.apps.change(1, { preview: settings("New") }, 1));
    expect((await store.view.apps.documents(1))?.preview.general.name).toBe("New");
  });

  storeTest("read in a unit are everybody's once it is committed", async (store) => {
    await store.write((writer) => addApp(writer, "Orders"));
    const inside = await store.write((writer) => writer.apps.documents(1));
    expect(await store.view.apps.documents(1)).toBe(inside);
  });

  storeTest("that were rolled back are never seen", async (store) => {
    await store.write((writer) => addApp(writer, "Orders"));
    const failing = store.write(async (writer) => {
      await writer.apps.change(1, { preview: settings("Wrong") }, 1);
      expect((await writer.apps.documents(1))?.preview.general.name).toBe("Wrong");
      expect((await store.view.apps.documents(1))?.preview.general.name).toBe("Orders");
      throw new Error("on purpose");
    });
    await expect(failing).rejects.toThrow("on purpose");
    // The same version number, with other contents.
    await store.write((writer) => writer.apps.change(1, { preview: settings("Right") }, 1));
    expect((await store.view.apps.documents(1))?.preview.general.name).toBe("Right");
  });

  storeTest("changed by another process are seen at once", async (store, another) => {
    await store.write((writer) => addApp(writer, "Orders"));
    await store.view.apps.documents(1);
    const other = await another();
    await other.write((writer) => writer.apps.change(1, { preview: settings("Elsewhere") }, 1));
    expect((await store.view.apps.documents(1))?.preview.general.name).toBe("Elsewhere");
  });
});

describe("API tokens", () => {
  const token = (id: string, appId = 1) => ({
    id,
    appId,
    digest: `digest of ${id}`,
    hint: "abcd",
    createdAt: 5,
    creatorId: 1,
    usedAt: null,
    usedFrom: null,
    expiresAt: null,
    oldDigest: null,
    oldUntil: null,
  });

  storeTest("are found by digest and by app", async (store) => {
    await store.write(async (writer) => {
      for (const one of [token("a"), token("b"), token("c", 2)]) await writer.tokens.add(one);
    });
    const { tokens } = store.view;
    const found = await tokens.byDigests(["digest of c", "digest of a", "nothing"]);
    expect(found.map((one) => one.id).sort()).toEqual(["a", "c"]);
    expect(await tokens.byDigests([])).toEqual([]);
    expect(await tokens.byApp(1)).toEqual([token("a"), token("b")]);
    await store.write((writer) => writer.tokens.replaceDigest("a", "fresh", "wxyz", 99));
    expect(await tokens.byDigests(["digest of a"])).toEqual([]);
    expect(await tokens.byDigests(["fresh"])).toEqual([
      { ...token("a"), digest: "fresh", hint: "wxyz", oldDigest: "digest of a", oldUntil: 99 },
    ]);
    expect((await tokens.byOldDigests(["digest of a", "digest of b"])).map(({ id }) => id)).toEqual(["a"]);
    await store.write(async (writer) => {
      await writer.tokens.touch("b", 7, "10.0.0.1");
      await writer.tokens.setExpiry("b", 8);
    });
    const life = { usedAt: 7, usedFrom: "10.0.0.1", expiresAt: 8 };
    await store.write((writer) => writer.tokens.remove(["a", "c"]));
    expect(await tokens.byApp(1)).toEqual([{ ...token("b"), ...life }]);
    expect(await tokens.byApp(2)).toEqual([]);
  });
});

describe("files", () => {
  const file = (key: string, hash = key): StoredFile => ({
    key,
    name: `${key} 表.txt`,
    contentType: "text/plain",
    size: 5_000_000_000,
    hash,
    ownerId: 1,
    createdAt: 100,
    appId: null,
    recordId: null,
    fieldId: null,
  });

  storeTest("are temporary until they are attached, under a new key", async (store) => {
    await store.write(async (writer) => {
      for (const one of [file("a"), file("b"), file("c", "a")]) await writer.files.add(one);
    });
    const { files } = store.view;
    expect(await files.byKeys(["b", "nothing"])).toEqual([file("b")]);
    expect(await files.usesOf("a")).toBe(2);
    expect(await files.usesOf("nothing")).toBe(0);
    const place = { appId: 3, recordId: 4, fieldId: 5 };
    await store.write((writer) => writer.files.attach("a", { newKey: "a2", ...place }));
    expect(await files.byKeys(["a", "a2"])).toEqual([{ ...file("a"), key: "a2", ...place }]);
    expect((await files.temporaryBefore(101)).map((one) => one.key).sort()).toEqual(["b", "c"]);
    expect(await files.temporaryBefore(100)).toEqual([]);
    await store.write((writer) => writer.files.remove(["b", "nothing"]));
    expect(await files.byKeys(["b"])).toEqual([]);
  });

  storeTest("go with records, fields and apps, and say which contents they had", async (store) => {
    await store.write(async (writer) => {
      const add = async (
        key: string,
        hash: string,
        appId: number,
        recordId: number | null,
        fieldId: number,
      ) => {
        await writer.files.add({ ...file(key, hash), appId, recordId, fieldId });
      };
      await add("a", "h1", 1, 1, 5);
      await add("b", "h1", 1, 1, 6);
      await add("c", "h2", 1, 2, 5);
      await add("d", "h3", 1, null, 6);
      await add("e", "h4", 2, 1, 5);
    });
    const { write } = store;
    expect(await write((writer) => writer.files.removeByRecords(1, [1, 9]))).toEqual(["h1"]);
    expect(await write((writer) => writer.files.removeByField(1, 5))).toEqual(["h2"]);
    expect(await write((writer) => writer.files.removeByApp(1))).toEqual(["h3"]);
    expect((await store.view.files.byKeys(["a", "b", "c", "d", "e"])).map((one) => one.key)).toEqual(["e"]);
  });
});

describe("values of the domain", () => {
  storeTest("are set and set again", async (store) => {
    expect(await store.view.values.get("color")).toBeUndefined();
    await store.write((writer) => writer.values.set("color", '"red"'));
    await store.write((writer) => writer.values.set("color", '"青"'));
    expect(await store.view.values.get("color")).toBe('"青"');
  });
});
