import { expect } from "vitest";
import { ok } from "../../api/app-maker.ts";
import type { Person } from "../../person.ts";
import type { Hand } from "./load.ts";
import { asStored, type Known, type Shown, stampOf } from "./record.ts";

/** After a life: what was acknowledged is there; what was not is there whole, or not at all. */
export async function checkTouched(person: Person, app: string, hand: Hand): Promise<void> {
  const ids = [...hand.touched];
  const found = new Map<string, Shown>();
  if (ids.length > 0) {
    for (const record of await list(person, app, `$id in (${ids.map((id) => `"${id}"`)})`)) {
      found.set(record.$id.value, record);
    }
  }
  await Promise.all(
    ids.map(async (id) => {
      const record = found.get(id);
      const before = hand.known.get(id);
      if (!before) throw new Error(`${id} was touched without being known`);
      const now = record && (await standingOf(person, app, record));
      const allowed = [before, hand.maybe.get(id)].filter((one) => one !== undefined);
      expect(allowed, `record ${id}`).toContainEqual(now);
      if (now) hand.known.set(id, now);
    }),
  );
  hand.touched.clear();
  hand.maybe.clear();
}

/** What a record is by everything that tells of it: itself, its files, its comments and its history. */
async function standingOf(person: Person, app: string, record: Shown): Promise<Known> {
  const id = record.$id.value;
  const stamp = stampOf(record);
  if (stamp === undefined) throw new Error(`half a record: ${JSON.stringify(record)}`);
  const [{ comments }, { versions }, paper] = await Promise.all([
    ok(person.get("/k/v1/record/comments.json", { app, record: id, order: "asc" })),
    ok(person.get(`/tonari/v1/apps/${app}/records/${id}/history`, { limit: 100 })),
    paperOf(person, record),
  ]);
  const texts = comments.map(({ text }: { text: string }) => text.trim());
  expect(texts).toEqual(texts.map((_: string, index: number) => `comment ${index + 1}`));
  expect(versions[0].revision).toBe(record.$revision.value);
  expect(versions.at(-1)).toMatchObject({ revision: "1", kind: "create" });
  const titles = versions.flatMap(({ changes }: { changes: { code: string; after: unknown }[] }) =>
    changes.filter(({ code }) => code === "title").map(({ after }) => after),
  );
  if (titles.length > 0) expect(titles[0]).toBe(record.title.value);
  return {
    stamp,
    status: record.Status.value as Known["status"],
    revision: Number(record.$revision.value),
    comments: comments.length,
    ...(paper !== undefined && { paper }),
  };
}

async function paperOf(person: Person, record: Shown): Promise<number | undefined> {
  const [file] = record.papers.value;
  if (!file) return undefined;
  const { status, body } = await person.get("/k/v1/file.json", { fileKey: file.fileKey });
  expect([status, `${body.slice("paper ".length)}.txt`]).toEqual([200, file.name]);
  return Number.parseInt(file.name, 10);
}

/** At the end: every record is whole, as it is shown, in its typed columns and in its rows; every pair is two. */
export async function checkAll(person: Person, app: string, hands: readonly Hand[]): Promise<void> {
  const records: Shown[] = [];
  for (;;) {
    const page = await list(
      person,
      app,
      `$id > ${records.at(-1)?.$id.value ?? 0} order by $id asc limit 500`,
    );
    records.push(...page);
    if (page.length < 500) break;
  }
  const { totalCount } = await ok(
    person.get("/k/v1/records.json", { app, totalCount: true, query: "limit 0" }),
  );
  expect(Number(totalCount)).toBe(records.length);
  expect(records.filter((record) => stampOf(record) === undefined)).toEqual([]);

  const there = new Set(records.map(({ $id }) => $id.value));
  expect(hands.flatMap(({ known }) => [...known.keys()]).filter((id) => !there.has(id))).toEqual([]);
  const pairs = new Map<string, number>();
  for (const { pair } of records) pairs.set(pair.value, (pairs.get(pair.value) ?? 0) + 1);
  expect([...pairs].filter(([, size]) => size !== 2)).toEqual([]);

  for (let at = 0; at < records.length; at += 40) {
    const some = records.slice(at, at + 40);
    const ids = async (which: "right" | "wrong") => {
      const query = `${some.map((record) => asStored(record)[which]).join(" or ")} order by $id asc limit 500`;
      return (await list(person, app, query)).map(({ $id }) => $id.value);
    };
    expect(await ids("right")).toEqual(some.map(({ $id }) => $id.value));
    expect(await ids("wrong")).toEqual([]);
  }
}

/** Long queries do not fit into an address. */
async function list(person: Person, app: string, query: string): Promise<Shown[]> {
  const method = { "X-HTTP-Method-Override": "GET" };
  return (await ok(person.post("/k/v1/records.json", { app, query: withLimit(query) }, method))).records;
}
const withLimit = (query: string) => (query.includes("limit ") ? query : `${query} limit 500`);
