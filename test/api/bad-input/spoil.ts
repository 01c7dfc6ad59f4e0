import fc from "fast-check";

const sql = [
  "'; drop table users; --",
  '" or ""="',
  "1 or 1=1",
  "x') union select passwordHash from users --",
  "%' --",
  "$1",
  "\\'",
];
const texts = [
  "",
  " ",
  "null",
  "NaN",
  "-1",
  "0",
  "1e400",
  "1.5",
  "99999999999999999999",
  "１",
  "true",
  "\ud800",
  "\u0000",
  "a\u0000b",
  "👍🏽",
  "\u202e",
  "__proto__",
  "constructor",
  "toString",
  "../../etc/passwd",
  "<script>",
  "2026-02-30",
  "25:61",
];
const numbers = [-1, 0, -0, 0.5, 1e21, 1e308, -1e308, 2 ** 31, 2 ** 53, 2 ** 53 + 2, Number.MIN_VALUE];
const million = "x".repeat(1_000_000);

function nested(depth: number, close: (inner: unknown) => unknown): unknown {
  return depth === 0 ? 1 : close(nested(depth - 1, close));
}

/** Values that nobody expects, of every JSON type. */
export const nasty: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<unknown>(...sql, ...texts) },
  { weight: 4, arbitrary: fc.constantFrom<unknown>(...numbers, true, false, null) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(
      [],
      {},
      [null],
      [[]],
      [{}],
      { value: null },
      { value: {} },
      { value: [[]] },
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(
      { toString: 1, valueOf: 1 },
      { toString: { value: "x" } },
      { length: -1 },
      { constructor: { prototype: {} } },
      { code: {} },
      [{ code: 1 }],
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(million, [million], Array(2000).fill("x"), Array(2000).fill({})),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      nested(45, (a) => [a]),
      nested(45, (a) => ({ value: a })),
      nested(100, (a) => [a]),
    ),
  },
  { weight: 2, arbitrary: fc.anything({ maxDepth: 2, withNullPrototype: false }).map(asJson) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 20 }) },
);

function asJson(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, one) => (typeof one === "bigint" ? String(one) : one)) ?? "null",
  );
}

type Path = readonly (string | number)[];

/** Every place in a JSON value. */
function places(value: unknown, here: Path = []): Path[] {
  const inner = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return [
    here,
    ...inner.flatMap(([key, one]) => places(one, [...here, Array.isArray(value) ? Number(key) : key])),
  ];
}

type Change = (at: Path) => (value: Record<string, unknown>) => Record<string, unknown>;

const replace =
  (put: unknown): Change =>
  (at) =>
  (value) =>
    changed(value, at, () => put) as Record<string, unknown>;
const leaveOut: Change = (at) => (value) => changed(value, at, () => undefined) as Record<string, unknown>;
const rename =
  (name: string): Change =>
  (at) =>
  (value) =>
    changed(value, at.slice(0, -1), (parent) => ({ ...(parent as object), [name]: 1 })) as Record<
      string,
      unknown
    >;

function changed(value: unknown, [step, ...rest]: Path, change: (before: unknown) => unknown): unknown {
  if (step === undefined) return change(value);
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  copy[step] = changed(copy[step], rest, change);
  return copy;
}

/** A good request with one to three things wrong with it. */
export function spoiled(valid: Record<string, unknown>): fc.Arbitrary<Record<string, unknown>> {
  const at = fc.constantFrom(...places(valid).filter((path) => path.length > 0), [
    Object.keys(valid)[0] ?? "app",
  ]);
  const change = fc.oneof(
    { weight: 6, arbitrary: nasty.map(replace) },
    { weight: 1, arbitrary: fc.constant(leaveOut) },
    { weight: 1, arbitrary: fc.constantFrom(...sql, ...texts, "unknown").map(rename) },
  );
  const one = fc.tuple(change, at).map(([how, where]) => how(where));
  return fc.array(one, { minLength: 1, maxLength: 3 }).map((changes) =>
    changes.reduce((value, apply) => {
      try {
        return apply(value);
      } catch {
        // An earlier change took the place away.
        return value;
      }
    }, valid),
  );
}

/** Bodies that are no JSON object at all. */
export const brokenJson: fc.Arbitrary<string | Buffer> = fc.oneof(
  fc.constantFrom<string | Buffer>(
    "{",
    '{"app":1,}',
    "[]",
    "1",
    '"x"',
    "null",
    "{'a':1}",
    "\ufeff{}",
    '{"a":\u0000}',
    "nan",
    '{"a":1}{"b":2}',
  ),
  fc.constantFrom<string | Buffer>(
    "[".repeat(100_000),
    '{"a":'.repeat(100_000),
    Buffer.from([0xff, 0xfe, 0x7b, 0x7d]),
  ),
  fc.string({ unit: "binary", minLength: 1, maxLength: 50 }).filter((text) => !isObject(text)),
);

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
