import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company } from "../../company.ts";
import type { Person } from "../../person.ts";
import { done, engines } from "../form-app.ts";
import { add, requestsApp, setFieldRules, setRecordRules } from "./ruled-app.ts";

/**
 * Whatever the rules and whoever asks: the list holds exactly the records for which the decision about the single one
 * says yes, and both are what the plain reading of kintone's documentation below says.
 */

// ------------------------------------------------------------------------------------------ records

interface Request {
  readonly title: string;
  readonly qty: number | null;
  readonly kind: "open" | "secret" | null;
  readonly person: readonly string[];
  readonly by: string;
}
const requests: readonly Request[] = [
  { title: "a", qty: 1, kind: "open", person: ["ben"], by: "aiko" },
  { title: "b", qty: 5, kind: "secret", person: ["ben", "chie"], by: "ben" },
  { title: "c", qty: 9, kind: null, person: [], by: "chie" },
  { title: "d", qty: null, kind: "open", person: ["aiko"], by: "ben" },
  { title: "e", qty: 5, kind: "secret", person: ["chie"], by: "aiko" },
  { title: "f", qty: null, kind: null, person: [], by: "aiko" },
];

// ------------------------------------------------------------------------------------------ rules

interface Condition {
  readonly text: string;
  readonly holds: (request: Request, actor: string) => boolean;
}
const simple: fc.Arbitrary<Condition> = fc.oneof(
  fc.integer({ min: 0, max: 10 }).map((n) => ({
    text: `qty > ${n}`,
    holds: ({ qty }: Request) => qty !== null && qty > n,
  })),
  fc.integer({ min: 0, max: 10 }).map((n) => ({
    text: `qty <= ${n}`,
    holds: ({ qty }: Request) => qty === null || qty <= n,
  })),
  fc.constantFrom("open", "secret").map((kind) => ({
    text: `kind in ("${kind}")`,
    holds: (one: Request) => one.kind === kind,
  })),
  fc.constantFrom("open", "secret").map((kind) => ({
    text: `kind not in ("${kind}")`,
    holds: (one: Request) => one.kind !== kind,
  })),
  fc.constantFrom("aiko", "ben", "chie").map((code) => ({
    text: `person in ("${code}")`,
    holds: ({ person }: Request) => person.includes(code),
  })),
  fc.constant({
    text: "person in (LOGINUSER())",
    holds: ({ person }: Request, actor: string) => person.includes(actor),
  }),
  fc.constantFrom("a", "c", "e").map((title) => ({
    text: `title != "${title}"`,
    holds: (one: Request) => one.title !== title,
  })),
);
const condition: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ text: "", holds: () => true }) },
  { weight: 4, arbitrary: simple },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom("and", "or"), fc.array(simple, { minLength: 2, maxLength: 3 }))
      .map(([word, parts]) => ({
        text: parts.map(({ text }) => text).join(` ${word} `),
        holds: (request: Request, actor: string) =>
          word === "and"
            ? parts.every((part) => part.holds(request, actor))
            : parts.some((part) => part.holds(request, actor)),
      })),
  },
);

const entities = [
  { type: "USER", code: "aiko" },
  { type: "USER", code: "ben" },
  { type: "USER", code: "chie" },
  { type: "GROUP", code: "everyone" },
  { type: "GROUP", code: "Administrators" },
  { type: "FIELD_ENTITY", code: "person" },
  { type: "FIELD_ENTITY", code: "Created_by" },
] as const;
type Entity = (typeof entities)[number];
const isAbout = ({ type, code }: Entity, actor: string, request: Request): boolean => {
  if (type === "USER") return code === actor;
  if (code === "everyone") return true;
  if (code === "Administrators") return actor === "admin";
  return code === "person" ? request.person.includes(actor) : request.by === actor;
};
const rowsOf = <Rights>(rights: fc.Arbitrary<Rights>) =>
  fc
    .uniqueArray(fc.constantFrom(...entities), { maxLength: 4 })
    .chain((chosen) => fc.tuple(...chosen.map((entity) => rights.map((given) => ({ entity, ...given })))));

const recordRule = fc.record({
  condition,
  rows: rowsOf(
    fc.constantFrom(
      { viewable: false, editable: false, deletable: false },
      { viewable: true, editable: false, deletable: false },
      { viewable: true, editable: true, deletable: false },
      { viewable: true, editable: false, deletable: true },
      { viewable: true, editable: true, deletable: true },
    ),
  ),
});
const fieldRule = fc.record({
  code: fc.constantFrom("salary", "day", "kind", "title"),
  rows: rowsOf(fc.constantFrom("WRITE", "READ", "NONE").map((accessibility) => ({ accessibility }))),
});
type Row<Rights> = { readonly entity: Entity } & Rights;

// ------------------------------------------------------------------------------------------ the plain reading

function firstOf<R>(rows: readonly Row<R>[], actor: string, request: Request): Row<R> | undefined {
  const last = (row: Row<R>) => Number(row.entity.code === "everyone");
  return [...rows].sort((a, b) => last(a) - last(b)).find(({ entity }) => isAbout(entity, actor, request));
}

type Rules = {
  readonly record: readonly RuleOf<typeof recordRule>[];
  readonly field: readonly RuleOf<typeof fieldRule>[];
};
type RuleOf<A> = A extends fc.Arbitrary<infer T> ? T : never;

function recordRights({ record }: Rules, actor: string, request: Request) {
  const rule = record.find(({ condition }) => condition.holds(request, actor));
  if (!rule) return { viewable: true, editable: true, deletable: true };
  const { viewable = false, editable = false, deletable = false } = firstOf(rule.rows, actor, request) ?? {};
  return { viewable, editable, deletable };
}

function fieldRights(rules: Rules, code: string, actor: string, request: Request) {
  const { viewable, editable } = recordRights(rules, actor, request);
  const rule = rules.field.find((one) => one.code === code);
  const access = rule ? (firstOf(rule.rows, actor, request)?.accessibility ?? "NONE") : "WRITE";
  return { viewable: viewable && access !== "NONE", editable: editable && access === "WRITE" };
}

// ------------------------------------------------------------------------------------------ the program

describe.each(engines)("generated permissions on %s", (engine) => {
  let people: Company;
  let everybody: Person[];
  let app: string;
  let ids: string[];
  beforeAll(async () => {
    people = await company({ engine });
    const { aiko, ben, chie, admin } = people;
    everybody = [aiko, ben, chie, admin];
    app = await requestsApp(people);
    ids = [];
    for (const { by, person, qty, kind, title } of requests) {
      const adding = everybody.find(({ code }) => code === by) ?? aiko;
      const values = { title, qty: qty ?? "", kind, person: person.map((code) => ({ code })), salary: 1 };
      ids.push(await add(adding, app, values));
    }
  });

  test("list, count, cursor, single record and evaluation say the same", async () => {
    const rules = fc.record({
      record: fc.array(recordRule, { maxLength: 4 }),
      field: fc.uniqueArray(fieldRule, { maxLength: 3, selector: ({ code }) => code }),
    });
    await fc.assert(
      fc.asyncProperty(rules, async (rules) => {
        const record = rules.record.map(({ condition, rows }) => ({
          filterCond: condition.text,
          entities: rows,
        }));
        const field = rules.field.map(({ code, rows }) => ({ code, entities: rows }));
        await setRecordRules(people.aiko, app, ...record);
        await setFieldRules(people.aiko, app, ...field);
        await Promise.all(everybody.map((actor) => agrees(rules, actor)));
      }),
      { numRuns: 20 },
    );
  });

  async function agrees(rules: Rules, actor: Person): Promise<void> {
    const at = (id: string) => requests[ids.indexOf(id)] as Request;
    const seen = ids.filter((id) => recordRights(rules, actor.code, at(id)).viewable);
    const fieldsOf = (id: string) =>
      ["title", "number", "qty", "salary", "kind", "person", "papers", "day"].map(
        (code) => [code, fieldRights(rules, code, actor.code, at(id))] as const,
      );

    const list = await done(
      actor.get("/k/v1/records.json", { app, query: "order by $id asc", totalCount: true }),
    );
    expect(list.records.map(({ $id }: { $id: { value: string } }) => $id.value)).toEqual(seen);
    expect(list.totalCount).toBe(String(seen.length));
    const cursor = await done(actor.post("/k/v1/records/cursor.json", { app, query: "order by $id asc" }));
    const { records } = await done(actor.get("/k/v1/records/cursor.json", { id: cursor.id }));
    expect(records).toEqual(list.records);

    const evaluated = await done(actor.get("/k/v1/records/acl/evaluate.json", { app, ids }));
    expect(evaluated.rights).toEqual(
      ids.map((id) => ({
        id,
        record: recordRights(rules, actor.code, at(id)),
        fields: Object.fromEntries(fieldsOf(id)),
      })),
    );
    for (const id of ids) {
      const one = await actor.get("/k/v1/record.json", { app, id });
      expect(one.status).toBe(seen.includes(id) ? 200 : 403);
      if (one.status !== 200) continue;
      const hidden = fieldsOf(id).flatMap(([code, { viewable }]) => (viewable ? [] : [code]));
      expect(fieldsOf(id).flatMap(([code]) => (code in one.body.record ? [] : [code]))).toEqual(hidden);
      expect(list.records.find(({ $id }: { $id: { value: string } }) => $id.value === id)).toEqual(
        one.body.record,
      );
    }
  }
});
