import { expect, test } from "vitest";
import { ok } from "../api/app-maker.ts";
import { type Company, company } from "../company.ts";
import { base64, type Person } from "../person.ts";

/**
 * Does the time of a refusal tell whether somebody exists? A check of a password costs some 20 ms on purpose, and a
 * short cut shows as an answer that comes many times sooner. The machine may be busy: names take turns, medians are
 * compared, and only a difference that a skipped check would make fails.
 */
const rounds = 15;

type Entrance = (the: Company, login: string, password: string) => Promise<{ status: number }>;
const entrances: [string, Entrance][] = [
  ["sign-in", ({ anonymous }, login, password) => anonymous.post("/tonari/v1/session", { login, password })],
  [
    "the password header",
    ({ anonymous }, login, password) =>
      anonymous.get("/k/v1/apps.json", {}, { "X-Cybozu-Authorization": base64(`${login}:${password}`) }),
  ],
];

const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

test.each(entrances)("takes the same time for everybody by %s", async (name, enter) => {
  const the = await company();
  const set = (lockout: object) => ok(the.admin.put("/tonari/v1/security", { lockout }));
  const tag = name.replaceAll(/\W/g, "");
  const hire = (code: string): Promise<Person> => the.hire(`${code}-${tag}`, code);
  const known = await hire("known");
  const suspended = await hire("suspended");
  await ok(the.admin.put(`/tonari/v1/users/${suspended.id}`, { valid: false }));
  const locked = await hire("locked");
  await set({ failures: 1, minutes: 0 });
  for (const code of [locked.code, `lockednobody-${tag}`]) await enter(the, code, "wrong");
  await set({ failures: 1_000, minutes: 0 });

  const names = {
    known: known.code,
    unknown: `nobody-${tag}`,
    suspended: suspended.code,
    withoutPassword: "Administrator",
    locked: locked.code,
    lockedUnknown: `lockednobody-${tag}`,
  };
  type Who = keyof typeof names;
  const times = Object.fromEntries(Object.keys(names).map((who) => [who, [] as number[]])) as Record<
    Who,
    number[]
  >;
  for (let round = -2; round < rounds; round += 1) {
    for (const [who, code] of Object.entries(names) as [Who, string][]) {
      const began = performance.now();
      // Another guess each time: outcomes are remembered.
      const { status } = await enter(the, code, `${tag} ${round}`);
      const time = performance.now() - began;
      expect(status).toBe(401);
      // The first rounds warm up.
      if (round >= 0) times[who].push(time);
    }
  }
  const took = Object.fromEntries(Object.entries(times).map(([who, all]) => [who, median(all)])) as Record<
    Who,
    number
  >;
  const facts = JSON.stringify(took);
  // The check is there to be measured: a locked name is refused without it.
  expect(took.known, facts).toBeGreaterThan(2 * took.locked);
  const half = (took.known - took.locked) / 2;
  for (const who of ["unknown", "suspended", "withoutPassword"] as const)
    expect(Math.abs(took[who] - took.known), `${who}: ${facts}`).toBeLessThan(half);
  expect(Math.abs(took.lockedUnknown - took.locked), facts).toBeLessThan(half);
});
