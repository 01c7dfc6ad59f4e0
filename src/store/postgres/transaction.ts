import { setTimeout } from "node:timers/promises";
import type { Pool, PoolClient } from "pg";

/** SQLSTATE serialization_failure and deadlock_detected: the same work can succeed the next time. */
const again = new Set(["40001", "40P01"]);
const mostAttempts = 8;

/** Runs the work in a transaction, again from the start if another transaction stood in its way. */
export async function transaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(pool, work);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "";
      if (!again.has(code) || attempt === mostAttempts) throw error;
      await setTimeout(Math.random() * 10 * attempt);
    }
  }
}

async function once<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("begin");
    try {
      const result = await work(client);
      await client.query("commit");
      return result;
    } catch (error) {
      await client.query("rollback").catch((reason: Error) => {
        broken = reason;
      });
      throw error;
    }
  } finally {
    // A connection that could not even roll back is not used again.
    client.release(broken);
  }
}
