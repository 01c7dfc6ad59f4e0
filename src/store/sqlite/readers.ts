import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Answer, Question } from "./reader.ts";

/** A second thread helps while the first works on something slow; more would only compete for the processor. */
const most = 2;

interface Waiting {
  resolve(found: unknown): void;
  reject(error: Error): void;
}
interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

/** The threads that read one file. None is started before the first question. */
export class Readers {
  readonly #file: string;
  readonly #threads = new Set<Thread>();
  #asked = 0;
  #closed = false;

  constructor(file: string) {
    this.#file = file;
  }

  ask<Found>(question: Question): Promise<Found> {
    if (this.#closed) return Promise.reject(new Error("the store is closed"));
    const thread = this.#idlest();
    return new Promise<Found>((resolve, reject) => {
      const id = ++this.#asked;
      // A thread with work keeps the program running, an idle one does not.
      if (!thread.waiting.size) thread.worker.ref();
      thread.waiting.set(id, { resolve: resolve as Waiting["resolve"], reject });
      thread.worker.postMessage({ id, ...question });
    });
  }

  async close() {
    this.#closed = true;
    await Promise.all([...this.#threads].map(({ worker }) => worker.terminate()));
  }

  #idlest(): Thread {
    const [idlest] = [...this.#threads].sort((one, other) => one.waiting.size - other.waiting.size);
    return !idlest || (idlest.waiting.size && this.#threads.size < most) ? this.#start() : idlest;
  }

  #start(): Thread {
    const worker = new Worker(readerScript(), { workerData: { file: this.#file } });
    worker.unref();
    const thread: Thread = { worker, waiting: new Map() };
    this.#threads.add(thread);
    worker.on("message", (answer: Answer) => {
      const waiting = thread.waiting.get(answer.id);
      thread.waiting.delete(answer.id);
      if (!thread.waiting.size) worker.unref();
      if ("error" in answer) waiting?.reject(new Error(answer.error));
      else waiting?.resolve(answer.found);
    });
    // What a broken thread was asked fails; the next question starts a new one.
    const end = (error: Error) => {
      this.#threads.delete(thread);
      for (const { reject } of thread.waiting.values()) reject(error);
      thread.waiting.clear();
    };
    worker.on("error", end);
    worker.on("exit", () => end(new Error("the reader thread ended")));
    return thread;
  }
}

/** A thread needs a file of its own, so it runs the built one even while the tests run the sources. */
function readerScript(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json")) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, "dist", "server", "reader.js");
}
