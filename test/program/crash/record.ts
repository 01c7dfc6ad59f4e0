import { deploy, draftApp, ok } from "../../api/app-maker.ts";
import type { Person } from "../../person.ts";

/**
 * A record of this app is made of one number, its stamp: title, quantity, what is calculated of them, and one to three
 * rows. Half of an update would show, since two stamps would be in one record.
 */
export async function makeApp(person: Person): Promise<string> {
  const named = (type: string, code: string, more = {}) => ({ [code]: { type, code, label: code, ...more } });
  const app = await draftApp(person, {
    ...named("SINGLE_LINE_TEXT", "title"),
    ...named("SINGLE_LINE_TEXT", "pair"),
    ...named("NUMBER", "qty"),
    ...named("FILE", "papers"),
    ...named("CALC", "twice", { expression: "qty * 2" }),
    ...named("CALC", "sum", { expression: "SUM(part)" }),
    ...named("SUBTABLE", "lines", {
      fields: { ...named("SINGLE_LINE_TEXT", "note"), ...named("NUMBER", "part") },
    }),
  });
  const state = (index: number) => ({ index, assignee: { type: "ONE", entities: [] } });
  await ok(
    person.put("/k/v1/preview/app/status.json", {
      app,
      enable: true,
      states: { A: state(0), B: state(1) },
      actions: [
        { name: "Go", from: "A", to: "B" },
        { name: "Back", from: "B", to: "A" },
      ],
    }),
  );
  await deploy(person, app);
  return app;
}

const title = (stamp: number) => `t${stamp}`;
const rows = (stamp: number) => (stamp % 3) + 1;

/** What one sends for a stamp. */
export const valuesOf = (stamp: number) => ({
  title: { value: title(stamp) },
  qty: { value: stamp },
  lines: {
    value: Array.from({ length: rows(stamp) }, () => ({
      value: { note: { value: title(stamp) }, part: { value: stamp } },
    })),
  },
});

/** What is known of a record. */
export interface Known {
  readonly stamp: number;
  readonly status: "A" | "B";
  readonly revision: number;
  readonly comments: number;
  /** the number in the one file that it has */
  readonly paper?: number;
}

type Cell = { value: string };
interface Row {
  readonly value: { readonly note: Cell; readonly part: Cell };
}
export interface Shown {
  readonly $id: Cell;
  readonly $revision: Cell;
  readonly Status: Cell;
  readonly title: Cell;
  readonly pair: Cell;
  readonly qty: Cell;
  readonly twice: Cell;
  readonly sum: Cell;
  readonly lines: { readonly value: readonly Row[] };
  readonly papers: { readonly value: readonly { fileKey: string; name: string }[] };
}

/** The stamp of a record, if it is whole. */
export function stampOf(record: Shown): number | undefined {
  const stamp = Number(record.qty.value);
  const told = [record.title.value, record.twice.value, record.sum.value];
  const whole = [title(stamp), String(2 * stamp), String(rows(stamp) * stamp)];
  const lines = record.lines.value.map(({ value }) => `${value.note.value} ${value.part.value}`);
  const due = Array.from({ length: rows(stamp) }, () => `${title(stamp)} ${stamp}`);
  return String([...told, ...lines]) === String([...whole, ...due]) ? stamp : undefined;
}

/** Conditions by which a record is found if its typed columns and its rows say what it shows, and only then. */
export function asStored(record: Shown): { right: string; wrong: string } {
  const [id, stamp] = [record.$id.value, Number(record.qty.value)];
  const right = `title = "${title(stamp)}" and qty = ${stamp} and twice = ${2 * stamp} and Status = "${record.Status.value}"`;
  return {
    right: `($id = ${id} and ${right} and note in ("${title(stamp)}"))`,
    wrong: `($id = ${id} and (part < ${stamp} or part > ${stamp} or note not in ("${title(stamp)}")))`,
  };
}
