import { randomUUID } from "node:crypto";
import type { Domain } from "../domain.ts";
import type { Slots } from "../store/store.ts";
import type { Shares } from "./concurrency.ts";

/** After this long without a word a process is gone; it speaks every second while anything runs. */
export const silence = 5_000;

interface Pool {
  readonly limit: number;
  /** all that are there, but for the one who asks */
  readonly others: readonly Slots[];
}

/**
 * What one process gets: what it needs and some more, of what the others do not hold. While another goes short nobody
 * holds more than they need, nor more than an equal part.
 */
export function shareOf(demand: number, { limit, others }: Pool): number {
  const free = Math.max(0, limit - sum(others.map(({ share }) => share)));
  const active = others.filter(({ share, hungry }) => share > 0 || hungry).length;
  const short = others.some(({ hungry }) => hungry);
  const equal = Math.max(1, Math.floor(limit / (active + 1)));
  const spare = demand > 0 ? Math.ceil(limit / 25) : 0;
  return Math.min(free, limit, short ? Math.min(demand, equal) : demand + spare);
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/** The shares of a domain's processes, in its store. */
export function sharesIn({ store, now }: Domain, limit: number, process: string = randomUUID()): Shares {
  return {
    settle: ({ demand, held, running }) =>
      store.write(async ({ slots }) => {
        const all = await slots.hold();
        const seenAt = now();
        const others: Slots[] = [];
        for (const one of all) {
          if (one.process === process) continue;
          if (one.seenAt > seenAt - silence) others.push(one);
          else await slots.remove(one.process);
        }
        const share = shareOf(demand, { limit, others });
        // What may have begun meanwhile is held until the next time, also when the share has become smaller.
        await slots.set({ process, share: Math.max(share, held), running, hungry: share < demand, seenAt });
        return { share, elsewhere: sum(others.map(({ running }) => running)) };
      }),
    end: () => store.write(({ slots }) => slots.remove(process)),
  };
}
