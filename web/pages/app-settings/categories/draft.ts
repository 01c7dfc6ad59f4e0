import { flat, type ServerCategories } from "../../../parts/categories.ts";

/** The tree of categories while it is edited: rows from top to bottom, each as deep as it stands. */
export interface Row {
  readonly key: string;
  /** the name by which the server knows it; absent: not saved yet */
  readonly saved?: string;
  readonly name: string;
  /** 0 on top */
  readonly depth: number;
}
export interface Draft {
  readonly enabled: boolean;
  readonly rows: readonly Row[];
}
export const deepest = 4;

export const fromServer = ({ enabled, categories }: ServerCategories): Draft => ({
  enabled,
  rows: flat(categories).map(({ name, depth }) => ({ key: `s ${name}`, saved: name, name, depth })),
});

interface Sent {
  readonly name: string;
  readonly index: number;
  readonly children: Record<string, Sent>;
}
/** The whole tree as the API takes it: what is not in it is deleted. */
export function toServer({ enabled, rows }: Draft) {
  const categories: Record<string, Sent> = {};
  const under: Record<string, Sent>[] = [categories];
  for (const { saved, name, depth } of rows) {
    const level = under[depth] ?? categories;
    const sent: Sent = { name: name.trim(), index: Object.keys(level).length, children: {} };
    level[saved ?? sent.name] = sent;
    under[depth + 1] = sent.children;
  }
  return { enabled, categories };
}

let made = 0;
export const newRow = (name: string): Row => ({ key: `n${++made}`, name, depth: 0 });

/** Behind the last row that stands under this one. */
function end(rows: readonly Row[], at: number): number {
  const depth = rows[at]?.depth ?? 0;
  const next = rows.findIndex((row, index) => index > at && row.depth <= depth);
  return next < 0 ? rows.length : next;
}

export const without = (rows: readonly Row[], at: number) => rows.toSpliced(at, end(rows, at) - at);

/** The neighbour of the same depth before or behind it. */
function neighbour(rows: readonly Row[], at: number, step: -1 | 1): number | undefined {
  const depth = rows[at]?.depth ?? 0;
  if (step === 1) {
    const next = end(rows, at);
    return rows[next]?.depth === depth ? next : undefined;
  }
  for (let index = at - 1; index >= 0; index--) {
    const other = rows[index]?.depth ?? 0;
    if (other < depth) return undefined;
    if (other === depth) return index;
  }
  return undefined;
}

/** Changes places with its neighbour, with all that stands under both; undefined: there is none. */
export function moved(rows: readonly Row[], at: number, step: -1 | 1): readonly Row[] | undefined {
  const other = neighbour(rows, at, step);
  if (other === undefined) return undefined;
  const [first, second] = [Math.min(at, other), Math.max(at, other)];
  const behind = end(rows, second);
  return [
    ...rows.slice(0, first),
    ...rows.slice(second, behind),
    ...rows.slice(first, second),
    ...rows.slice(behind),
  ];
}

/** One level deeper or higher, with all that stands under it; undefined: it cannot. */
export function shifted(rows: readonly Row[], at: number, step: -1 | 1): readonly Row[] | undefined {
  const depth = rows[at]?.depth ?? 0;
  const behind = end(rows, at);
  const lowest = Math.max(...rows.slice(at, behind).map((row) => row.depth));
  if (step === -1 ? depth === 0 : neighbour(rows, at, -1) === undefined || lowest >= deepest)
    return undefined;
  return rows.map((row, index) =>
    index >= at && index < behind ? { ...row, depth: row.depth + step } : row,
  );
}

export function problemOf(row: Row, rows: readonly Row[]) {
  const name = row.name.trim();
  if (name === "") return "categories.nameMissing";
  const others = rows.filter((other) => other !== row);
  if (others.some((other) => other.name.trim() === name)) return "categories.nameTwice";
  // The API knows each by the name it had: a new one cannot have it before the other's new name is saved.
  const taken = row.saved === undefined && others.some(({ saved }) => saved === name);
  return taken ? "categories.nameTaken" : undefined;
}
