import { describe, expect } from "vitest";
import type { Store } from "../../src/store/store.ts";
import { storeTest } from "./engines.ts";
import { found, order, orders, query, withOrders } from "./orders.ts";

const nameOf = async (store: Store) => (await store.view.users.byId(1))?.name;
const rename = (store: Store, name: string) => store.write(({ users }) => users.change(1, { name }, 1));

describe("an answer that was given before is given again only while it is true", () => {
  storeTest("a row, changed by this process", async (store) => {
    const before = await nameOf(store);
    expect(await nameOf(store)).toBe(before);
    await rename(store, "Somebody else");
    expect(await nameOf(store)).toBe("Somebody else");
  });

  storeTest("a row, changed by another process", async (store, another) => {
    const other = await another();
    await nameOf(store);
    await rename(other, "Somebody else");
    // What comes after the other one's answer comes in a later turn.
    await new Promise(setImmediate);
    expect(await nameOf(store)).toBe("Somebody else");
  });

  storeTest(
    "the moment, which is another one after a commit of whichever process",
    async (store, another) => {
      const other = await another();
      const moment = store.unchanged();
      await nameOf(store);
      expect(store.unchanged()).toBe(moment);
      for (const process of [store, other]) {
        const before = store.unchanged();
        await rename(process, "Somebody else");
        await new Promise(setImmediate);
        // PostgreSQL cannot tell, and never says that nothing has changed.
        if (before) expect(store.unchanged()).not.toBe(before);
      }
    },
  );

  storeTest("a row, whose change failed", async (store) => {
    const before = await nameOf(store);
    const failing = store.write(async ({ users }) => {
      await users.change(1, { name: "Nobody" }, 1);
      throw new Error("not that");
    });
    await expect(failing).rejects.toThrow("not that");
    expect(await nameOf(store)).toBe(before);
  });

  storeTest("a page, which gains a record while it is read", async (store) => {
    await withOrders(store, {}, {});
    for (let id = 3; id < 40; id++) {
      // only what is asked for again is kept
      await found(store, query());
      const reading = found(store, query());
      await store.write(({ records }) => records.insert(orders, [order(id)]));
      expect([id - 1, id]).toContain((await reading).length);
      expect(await found(store, query())).toHaveLength(id);
    }
  });

  storeTest("a list of rows that somebody sorts or cuts is theirs alone", async (store) => {
    const first = await store.view.users.byCodes(["Administrator"]);
    first.pop();
    expect(await store.view.users.byCodes(["Administrator"])).toHaveLength(1);
  });
});
