import { randomUUID } from "node:crypto";
import { connect, type Socket } from "node:net";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Concurrency } from "../../src/http/concurrency.ts";
import { shareOf, sharesIn, silence } from "../../src/http/shares.ts";
import type { Store } from "../../src/store/store.ts";
import { base64 } from "../person.ts";
import { freshPostgresDatabase } from "../postgres.ts";
import { dataFolder, startProgram } from "../program/start.ts";
import { storeTest } from "../store/engines.ts";

const limit = 6;
const admin = { TONARI_ADMIN_USER: "admin", TONARI_ADMIN_PASSWORD: "correct horse 1" };
const password = base64("admin:correct horse 1");

/** A call that runs until it is told to end: it waits for its body. */
class Held {
  readonly #socket: Socket;
  #said = "";
  readonly answered: Promise<number>;
  constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.#socket = connect(Number(port), hostname);
    const lines = [
      "POST /k/v1/apps.json HTTP/1.1",
      "Host: localhost",
      `X-Cybozu-Authorization: ${password}`,
      "X-HTTP-Method-Override: GET",
      "Content-Type: application/json",
      "Content-Length: 2",
      "Connection: close",
    ];
    this.#socket.write(`${lines.join("\r\n")}\r\n\r\n`);
    this.#socket.on("data", (piece) => {
      this.#said += piece;
    });
    this.answered = new Promise((resolve) => {
      this.#socket.on("close", () => resolve(this.status));
      this.#socket.on("error", () => resolve(0));
    });
  }
  get status(): number {
    return Number(this.#said.split(" ")[1] ?? 0);
  }
  get running(): number {
    return Number(/^x-concurrencylimit-running: (\d+)/im.exec(this.#said)?.[1]);
  }
  end(): void {
    this.#socket.write("{}");
  }
}

/** Two processes of one domain: where each answers. */
const places: [string, () => Promise<string[]>][] = [
  [
    "two programs on one PostgreSQL",
    async () => {
      const flags = [
        "serve",
        "--port",
        "0",
        "--concurrency",
        String(limit),
        "--database-url",
        await freshPostgresDatabase(),
      ];
      const one = await startProgram([...flags, "--data", await dataFolder()], admin);
      const other = await startProgram([...flags, "--data", await dataFolder()], admin);
      return [one.url, other.url];
    },
  ],
  [
    "two workers on one SQLite",
    async () => {
      const flags = ["serve", "--port", "0", "--workers", "2", "--concurrency", String(limit)];
      const { url } = await startProgram([...flags, "--data", await dataFolder()], admin);
      return [url, url];
    },
  ],
];

describe.each(places)("%s", (_, start) => {
  test("run no more calls at once than one would, and whoever needs them gets them", async () => {
    const [one = "", other = ""] = await start();
    const hold = (...urls: string[]) => urls.map((url) => new Held(url));
    const all = hold(...Array.from({ length: 20 }, (_, n) => (n % 2 ? one : other)));
    const refused = () => all.filter(({ status }) => status === 429);
    await expect.poll(() => refused().length, { timeout: 10_000 }).toBeGreaterThanOrEqual(20 - limit);
    for (const late of refused()) expect(late.running).toBeGreaterThan(0);
    for (const held of all) held.end();
    const answers = await Promise.all(all.map(({ answered }) => answered));
    const admitted = answers.filter((status) => status === 200).length;
    expect(admitted).toBeLessThanOrEqual(limit);
    // What was asked for ahead by one may be lacking to the other for a second.
    expect(admitted).toBeGreaterThanOrEqual(limit - 1);
    expect(new Set(answers)).toEqual(new Set([200, 429]));

    // A second later the whole limit is there again for one of them alone.
    await expect
      .poll(
        async () => {
          const many = hold(...Array.from({ length: limit }, () => one));
          for (const held of many) held.end();
          return Promise.all(many.map(({ answered }) => answered));
        },
        { timeout: 15_000, interval: 300 },
      )
      .toEqual(Array.from({ length: limit }, () => 200));
  });
});

describe("shares", () => {
  storeTest("never add up to more than the limit, whoever asks, gives back, or dies", async (store) => {
    const run = async (steps: readonly [number, number, number][], max: number) => {
      let now = 1_000_000;
      const domain = { store, now: () => now } as Parameters<typeof sharesIn>[0];
      const names = ["a", "b", "c"].map((name) => `${name}-${randomUUID()}`);
      const members = names.map((name) => ({ shares: sharesIn(domain, max, name), share: 0, running: 0 }));
      for (const [who, demand, time] of steps) {
        const member = members[who];
        if (!member) continue;
        now += time;
        member.running = Math.min(demand, member.share);
        const { share } = await member.shares.settle({
          demand,
          held: member.running,
          running: member.running,
        });
        member.share = share;
        const rows = await rowsOf(store, names, now);
        expect(rows.reduce((sum, row) => sum + row.share, 0)).toBeLessThanOrEqual(max);
        expect(share).toBeLessThanOrEqual(max);
      }
      for (const { shares } of members) await shares.end();
    };
    const step = fc.tuple(fc.nat(2), fc.nat(30), fc.nat(silence / 10));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.integer({ min: 1, max: 20 }), run),
      { numRuns: 30 },
    );
  });

  const rowsOf = async (store: Store, names: readonly string[], now: number) =>
    (await store.write(({ slots }) => slots.hold())).filter(
      ({ process, seenAt }) => names.includes(process) && seenAt > now - silence,
    );

  storeTest("of a process that died are free after a while, and of one that ended at once", async (store) => {
    let now = 1_000_000;
    const domain = { store, now: () => now } as Parameters<typeof sharesIn>[0];
    const [dead, living, ended] = [sharesIn(domain, 10), sharesIn(domain, 10), sharesIn(domain, 10)];
    await dead.settle({ demand: 10, held: 0, running: 10 });
    const ask = () => living.settle({ demand: 10, held: 0, running: 0 });
    expect(await ask()).toEqual({ share: 0, elsewhere: 10 });
    now += silence;
    expect(await ask()).toEqual({ share: 10, elsewhere: 0 });
    await living.end();
    expect(await ended.settle({ demand: 10, held: 0, running: 0 })).toEqual({ share: 10, elsewhere: 0 });
    await ended.end();
  });

  test("are equal parts while somebody goes short, and all of it for who is alone", () => {
    const other = { process: "b", share: 50, running: 50, hungry: true, seenAt: 0 };
    expect(shareOf(100, { limit: 100, others: [] })).toBe(100);
    expect(shareOf(100, { limit: 100, others: [{ ...other, share: 0 }] })).toBe(50);
    expect(shareOf(10, { limit: 100, others: [other] })).toBe(10);
    expect(shareOf(10, { limit: 100, others: [{ ...other, hungry: false }] })).toBe(14);
    expect(shareOf(0, { limit: 100, others: [] })).toBe(0);
  });
});

test("a process alone counts exactly, and asks nobody", () => {
  const alone = new Concurrency(2);
  expect([alone.enter(), alone.enter(), alone.enter()]).toEqual([true, true, false]);
  expect(alone.running).toBe(3);
  alone.leave(false);
  alone.leave(true);
  expect([alone.enter(), alone.enter()]).toEqual([true, false]);
});

test("a burst that comes while one asks gets what is free, in few questions", async () => {
  let asked = 0;
  const shares = {
    settle: async ({ demand }: { demand: number }) => {
      asked += 1;
      await new Promise((resolve) => setImmediate(resolve));
      return { share: shareOf(demand, { limit: 50, others: [] }), elsewhere: 0 };
    },
    end: async () => undefined,
  };
  const concurrency = new Concurrency(50, shares);
  const burst = await Promise.all(Array.from({ length: 80 }, () => concurrency.enter()));
  expect(burst.filter((admitted) => admitted)).toHaveLength(50);
  expect(asked).toBeLessThanOrEqual(3);
  const before = asked;
  for (const admitted of burst) concurrency.leave(admitted);
  for (let n = 0; n < 1000; n += 1) {
    expect(concurrency.enter()).toBe(true);
    concurrency.leave(true);
  }
  expect(asked).toBe(before);
  await concurrency.beat();
  await concurrency.beat();
  await concurrency.beat();
  // Idle, it holds nothing, and is quiet.
  const quiet = asked;
  await concurrency.beat();
  expect(asked).toBe(quiet);
});
