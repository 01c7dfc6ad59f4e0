import { expect } from "vitest";
import { checkAll, checkTouched } from "./check.ts";
import { type Life, live } from "./life.ts";
import { Hand } from "./load.ts";
import { makeApp } from "./record.ts";

const deaths = 50;
const handsAtOnce = 4;

/** Fifty short lives of the real program under load, each ended by kill -9 at a random moment. */
export async function dieOften(flags: readonly string[]): Promise<void> {
  let life: Life = await live(flags);
  const { session } = life.person;
  const app = await makeApp(life.person);
  let stamp = 0;
  const hands = Array.from({ length: handsAtOnce }, () => new Hand(app, () => ++stamp));

  for (let death = 0; death < deaths; death++) {
    const { person, kill } = life;
    // Counted in answers, not only in milliseconds: on a busy machine the first of them takes longer than a short life.
    const enough = acknowledged(hands) + Math.ceil(Math.random() * 25);
    const work = Promise.all(hands.map((hand) => hand.work(person)));
    while (acknowledged(hands) < enough && !hands.some(({ refused }) => refused)) await wait(1);
    await wait(Math.random() * 20);
    await kill();
    await work;
    expect(hands.map(({ refused }) => refused).filter(Boolean)).toEqual([]);
    life = await live(flags, session);
    for (const hand of hands) await checkTouched(life.person, app, hand);
  }

  await checkAll(life.person, app, hands);
  expect(acknowledged(hands)).toBeGreaterThan(deaths * handsAtOnce);
  await life.kill();
}

const acknowledged = (hands: readonly Hand[]) => hands.reduce((sum, hand) => sum + hand.acknowledged, 0);
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
