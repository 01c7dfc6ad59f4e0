import { openSqlite } from "../../src/store/sqlite/open.ts";
import { addApp, order, ordersWithRows } from "./orders.ts";

/**
 * The program that crash.test.ts kills: writes as fast as it can from eight sides, and says each id only after the
 * store has said that it is safe. Every unit writes two records of two rows each, so half a unit would be seen.
 */
const [folder = ""] = process.argv.slice(2);
const store = await openSqlite({ folder });
if (!(await store.view.apps.get(1))) {
  await store.write(async (writer) => {
    await addApp(writer, "Orders");
    await writer.records.createTable(ordersWithRows.table);
  });
}

async function writeForEver() {
  for (;;) {
    const ids = await store.write(async (writer) => {
      const { table, rows } = ordersWithRows;
      const ids = await writer.records.reserveIds(table, 2);
      const [first = 0, second = 0, ...others] = await writer.records.reserveRowIds(table, 4);
      await writer.records.insert(
        table,
        ids.map((id, index) => ({
          ...order(id, { title: `order ${id}` }),
          rows: rows(...(index === 0 ? [first, second] : others)),
        })),
      );
      return ids;
    });
    console.log(ids.join(" "));
  }
}
await Promise.all(Array.from({ length: 8 }, writeForEver));
