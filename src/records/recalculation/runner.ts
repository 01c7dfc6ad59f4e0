import { setImmediate } from "node:timers/promises";
import type { Domain } from "../../domain.ts";
import { UniqueConflict } from "../../store/store.ts";
import { step } from "./step.ts";

/** Few enough that a person who saves a record meanwhile does not notice. */
const recordsPerUnit = 50;
/** A process that has not touched its work for so long is gone, and another one goes on. */
const abandonedAfter = 10_000;

/** Works on whatever recalculation nobody else works on, unit by unit, so that everybody comes in between. */
export class Recalculations {
  readonly #domain: Domain;
  readonly #failed: (error: unknown) => void;
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(domain: Domain, failed: (error: unknown) => void) {
    this.#domain = domain;
    this.#failed = failed;
  }

  /** Looks for work; called every now and then. */
  look(): void {
    this.#running ??= this.#work()
      .catch(this.#failed)
      .finally(() => {
        this.#running = undefined;
      });
  }

  /** After the unit that runs. What is left, the next process finds. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #work(): Promise<void> {
    const now = this.#domain.now();
    for (const { appId, touchedAt } of await this.#domain.store.view.recalculations.running()) {
      if (touchedAt <= now - abandonedAfter) await this.#recalculate(appId);
    }
  }

  async #recalculate(appId: number): Promise<void> {
    let careful = 0;
    while (!this.#stopped) {
      const records = careful-- > 0 ? 1 : recordsPerUnit;
      try {
        if (!(await step(this.#domain, appId, { records }))) return;
      } catch (error) {
        if (!(error instanceof UniqueConflict)) throw error;
        // One of these records cannot have its new value: one by one, the others can.
        if (records > 1) careful = recordsPerUnit;
        else await step(this.#domain, appId, { records, skip: true });
      }
      await setImmediate();
    }
  }
}
