// Measuring things beside each other: what else the machine does comes and goes, and hits all of a turn.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const load = fileURLToPath(new URL("load.mjs", import.meta.url));

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** One measurement by a process of its own: requests per second. `what` is what load.mjs takes. */
function perSecond(what) {
  const command = ["--max-old-space-size=6000", load, JSON.stringify(what)];
  return JSON.parse(execFileSync(process.execPath, command, { encoding: "utf8" })).perSecond;
}

// Where a load begins: with which id to ask, with which number to go on writing.
let from = 10_000_000;

/**
 * Measures each of `whats`, one after the other, `turns` times of `seconds`, and twice before that to make them warm.
 * Answers the median of each, and the median of its ratios to the first of the same turn. A turn asks on where the one
 * before it ended, so that nobody answers from memory; `step`: how far that is.
 */
export function inTurns(whats, { turns, seconds, warm = 2, step = 4_999 }) {
  const found = whats.map(() => []);
  for (let turn = -warm; turn < turns; turn++) {
    from += step;
    const order = [...whats.keys()];
    for (const each of turn % 2 ? order.toReversed() : order) {
      const measured = perSecond({ ...whats[each], seconds, from });
      if (turn >= 0) found[each].push(measured);
    }
  }
  return found.map((ours) => ({
    perSecond: median(ours),
    ratio: median(ours.map((one, turn) => one / found[0][turn])),
  }));
}
