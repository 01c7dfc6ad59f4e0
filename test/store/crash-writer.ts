import { openSqlite } from "../../src/store/sqlite/open.ts";
import { addApp, order, orders } from "./orders.ts";

/**
 * The program that crash.test.ts kills: writes as fast as it can from eight sides, and says each id only after the
 * store has said that it is safe. Every unit writes two records, so half a unit would be seen.
 */
const [folder = ""] = process.argv.slice(2);
const store = await openSqlite({ folder });
if (!(await store.view.apps.get(1))) {
  await store.write(async (writer) => {
    await addApp(writer, "Orders");
    await writer.records.createTable(orders);
  });
}

async function writeForEver() {
  for (;;) {
    const ids = await store.write(async (writer) => {
      const ids = await writer.records.reserveIds(orders, 2);
      await writer.records.insert(
        orders,
        ids.map((id) => order(id, { title: `order ${id}` })),
      );
      return ids;
    });
    console.log(ids.join(" "));
  }
}
await Promise.all(Array.from({ length: 8 }, writeForEver));
