import { randomUUID } from "node:crypto";
import type { Decision } from "../../core/decisions/decision.ts";
import type { Domain } from "../../domain.ts";
import { decisionOf } from "./decide.ts";
import type { Exchange } from "./exchange.ts";

const successesKept = 200;
const refusalsKept = 1000;
const daysKept = 7;
const day = 24 * 60 * 60_000;
/** how long an exchange waits until it is masked and, if it was refused, stored */
const settleAfter = 1000;

/**
 * The log of exchanges: allowed ones in memory, refused ones in the store. A request pays for a line in a list; once a
 * second the list is masked, and what was refused is stored in one unit.
 */
export class Exchanges {
  readonly #domain: Pick<Domain, "store" | "now">;
  readonly #failed: (error: unknown) => void;
  #fresh: Exchange[] = [];
  #freshRefusals: { exchange: Exchange; id: string }[] = [];
  #allowed: Decision[] = [];
  #timer: NodeJS.Timeout | undefined;
  #storing: Promise<void> = Promise.resolve();

  constructor(domain: Pick<Domain, "store" | "now">, failed: (error: unknown) => void) {
    this.#domain = domain;
    this.#failed = failed;
  }

  allowed(exchange: Exchange): void {
    // Reading the log must not fill it.
    if (exchange.path.startsWith("/tonari/v1/log")) return;
    // Twice as many as are kept, then the older half goes: cheaper than taking one away for each.
    if (this.#fresh.length >= 2 * successesKept) this.#fresh = this.#fresh.slice(-successesKept);
    this.#fresh.push(exchange);
    this.#timer ??= setTimeout(() => void this.settle(), settleAfter).unref();
  }

  /** `id`: as it was answered */
  refused(exchange: Exchange, id: string): void {
    if (this.#freshRefusals.length >= 2 * refusalsKept)
      this.#freshRefusals = this.#freshRefusals.slice(-refusalsKept);
    this.#freshRefusals.push({ exchange, id });
    this.#timer ??= setTimeout(() => void this.settle(), settleAfter).unref();
  }

  /** Resolves when everything so far can be read. */
  settle(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const allowed = this.#fresh.slice(-successesKept);
    const refused = this.#freshRefusals.slice(-refusalsKept);
    this.#fresh = [];
    this.#freshRefusals = [];
    const decisions = allowed.map((exchange) => decisionOf(exchange, randomUUID()));
    this.#allowed = [...this.#allowed, ...decisions].slice(-successesKept);
    if (refused.length > 0) this.#storing = this.#storing.then(() => this.#store(refused));
    return this.#storing;
  }

  async #store(refused: readonly { exchange: Exchange; id: string }[]): Promise<void> {
    const rows = refused.map(({ exchange, id }) => {
      return { id, at: exchange.at, decision: JSON.stringify(decisionOf(exchange, id)) };
    });
    try {
      await this.#domain.store.write(async ({ refusals }) => {
        await refusals.add(rows);
        await refusals.trim(refusalsKept, this.#domain.now() - daysKept * day);
      });
    } catch (error) {
      // The log file has each of them too.
      this.#failed(error);
    }
  }

  async find(id: string): Promise<Decision | undefined> {
    await this.settle();
    const allowed = this.#allowed.find((decision) => decision.id === id);
    const stored = allowed ? undefined : await this.#domain.store.view.refusals.byId(id);
    return stored ? (JSON.parse(stored.decision) as Decision) : allowed;
  }

  /** The newest first. */
  async list(): Promise<Decision[]> {
    await this.settle();
    const stored = await this.#domain.store.view.refusals.newest(refusalsKept);
    const refused = stored.map(({ decision }) => JSON.parse(decision) as Decision);
    return [...this.#allowed, ...refused].sort((a, b) => b.at - a.at);
  }
}
