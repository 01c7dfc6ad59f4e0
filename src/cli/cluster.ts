import cluster, { type Worker } from "node:cluster";

/** A worker that ended by itself is replaced, after a pause that keeps a broken installation from spinning. */
const pause = 1_000;

/** Starts the workers; each opens the same domain and answers on the same port. Resolves when all listen. */
export async function runWorkers(count: number, log: (message: string) => void) {
  let stopping = false;
  const start = () => cluster.fork();
  const workers = Array.from({ length: count }, start);
  const urls = await Promise.all(workers.map(ready));

  cluster.on("exit", (worker, code, signal) => {
    if (stopping) return;
    log(`worker ${worker.process.pid} ended (${signal ?? code}) and is replaced`);
    setTimeout(() => stopping || start(), pause);
  });
  return {
    url: urls[0] ?? "",
    async stop() {
      stopping = true;
      await Promise.all(Object.values(cluster.workers ?? {}).map((worker) => worker && end(worker)));
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

function end(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    worker.once("exit", () => resolve());
    worker.process.kill("SIGTERM");
  });
}
