import { afterAll } from "vitest";

/**
 * What the tests of one file share ends with them. Vitest runs this file again for each file of tests, while what else
 * they import stays loaded: loading it took a sixth of the time of all tests.
 */
const ending = Symbol.for("tonari.test.ending");
const kept = globalThis as { [ending]?: (() => Promise<unknown>)[] };

/** Runs when the tests of the present file are done. */
export function whenFileEnds(end: () => Promise<unknown>): void {
  kept[ending] ??= [];
  kept[ending].push(end);
}

afterAll(async () => {
  const ends = kept[ending] ?? [];
  kept[ending] = [];
  for (const end of ends) await end();
});
