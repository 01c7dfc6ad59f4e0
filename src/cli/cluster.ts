import cluster, { type Worker } from "node:cluster";
import type { Log } from "../http/log.ts";

/** A worker that ended by itself is replaced, after a pause that keeps a broken installation from spinning. */
const pause = 1_000;

/** Starts the workers; each opens the same domain and answers on the same port. Resolves when all listen. */
export async function runWorkers(count: number, log: Log) {
  let stopping = false;
  const start = async () => {
    const worker = cluster.fork();
    const url = await ready(worker);
    log.info({ worker: worker.process.pid }, "a worker answers");
    return url;
  };
  const urls = await Promise.all(Array.from({ length: count }, start)).catch(async (error: unknown) => {
    await endAll();
    throw error;
  });

  cluster.on("exit", (worker, code, signal) => {
    if (stopping) return;
    log.warn({ worker: worker.process.pid, code, signal }, "a worker ended and is replaced");
    // One that ends before it is ready comes by here again.
    setTimeout(() => stopping || start().catch(() => undefined), pause);
  });
  return {
    url: urls[0] ?? "",
    async stop() {
      stopping = true;
      await endAll();
    },
  };
}

/** The url that the worker tells once it listens. */
function ready(worker: Worker): Promise<string> {
  return new Promise((resolve, reject) => {
    worker.once("message", (url: unknown) => resolve(String(url)));
    worker.once("exit", (code) => reject(new Error(`a worker ended before it was ready (${code})`)));
  });
}

async function endAll(): Promise<void> {
  await Promise.all(Object.values(cluster.workers ?? {}).map((worker) => worker && end(worker)));
}

function end(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    worker.once("exit", () => resolve());
    worker.process.kill("SIGTERM");
  });
}
