/** What a process of several tells the others, and hears from them. */
export interface Shares {
  settle(asked: Asked): Promise<Settled>;
  /** holds nothing any more */
  end(): Promise<void>;
}
export interface Asked {
  /** what this process could run now */
  readonly demand: number;
  /** what it may run until it is answered, and what it runs */
  readonly held: number;
  readonly running: number;
}
export interface Settled {
  /** what this process may run from now on */
  readonly share: number;
  /** what the others run */
  readonly elsewhere: number;
}

/** Who heard a moment ago that there is no more need not ask again for each call. */
const patience = 25;

/**
 * kintone runs at most 100 API calls of a domain at once and tells every caller how many run. One process counts for
 * itself. Of several, each counts up to its share, and asks for more when that is not enough: a call pays for a look at
 * a number (decision 64).
 */
export class Concurrency {
  readonly limit: number;
  readonly #shares: Shares | undefined;
  #share: number;
  #elsewhere = 0;
  #running = 0;
  #admitted = 0;
  #peak = 0;
  #asking: Promise<void> | undefined;
  #settling: Promise<void> = Promise.resolve();
  #enoughUntil = 0;

  constructor(limit = 100, shares?: Shares) {
    this.limit = limit;
    this.#shares = shares;
    this.#share = shares ? 0 : limit;
  }

  /** In all processes, as far as is known; one that is refused counts all the same until it leaves. */
  get running(): number {
    return this.#running + this.#elsewhere;
  }

  /** May it run? Whoever entered leaves, with the answer. */
  enter(): boolean | Promise<boolean> {
    this.#running += 1;
    if (this.#admit()) return true;
    if (!this.#shares) return false;
    return this.#ask(this.#shares);
  }

  leave(admitted: boolean): void {
    this.#running -= 1;
    if (admitted) this.#admitted -= 1;
  }

  /** Gives back what was not needed lately, and hears from the others. Once a second; idle, it costs nothing. */
  async beat(): Promise<void> {
    const peak = Math.max(this.#peak, this.#admitted);
    this.#peak = this.#admitted;
    if (!this.#shares || (peak === 0 && this.#share === 0)) return;
    this.#share = Math.min(this.#share, peak);
    await this.#settle(this.#shares, () => peak);
  }

  async end(): Promise<void> {
    await this.#settling;
    await this.#shares?.end().catch(() => undefined);
  }

  #admit(): boolean {
    if (this.#admitted >= this.#share) return false;
    this.#admitted += 1;
    if (this.#admitted > this.#peak) this.#peak = this.#admitted;
    return true;
  }

  /** Those who come while one asks wait for it; the next asks for all of them. */
  async #ask(shares: Shares): Promise<boolean> {
    while (!this.#admit()) {
      if (performance.now() < this.#enoughUntil) return false;
      this.#asking ??= this.#more(shares);
      await this.#asking;
    }
    return true;
  }

  async #more(shares: Shares): Promise<void> {
    const before = this.#share;
    await this.#settle(shares, () => this.#running);
    if (this.#share <= before) this.#enoughUntil = performance.now() + patience;
    this.#asking = undefined;
  }

  /** One after the other: an older answer must not come behind a newer one. */
  #settle(shares: Shares, demand: () => number): Promise<void> {
    this.#settling = this.#settling.then(async () => {
      const running = this.#admitted;
      const held = Math.max(running, this.#share);
      try {
        const { share, elsewhere } = await shares.settle({ demand: demand(), held, running });
        this.#share = share;
        this.#elsewhere = elsewhere;
      } catch {
        // Whoever cannot ask goes on with what is held. What is wrong with the store, the requests themselves will say.
      }
    });
    return this.#settling;
  }
}
