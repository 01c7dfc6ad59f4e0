/** kintone runs at most 100 API calls of a domain at once and tells every caller how many run. */
export class Concurrency {
  readonly limit: number;
  running = 0;

  constructor(limit = 100) {
    this.limit = limit;
  }

  /** false: one too many (it counts all the same until `leave`) */
  enter(): boolean {
    this.running += 1;
    return this.running <= this.limit;
  }

  leave(): void {
    this.running -= 1;
  }
}
