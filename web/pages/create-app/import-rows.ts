import { ApiError, api } from "../../parts/api.ts";
import type { CellValue } from "./column.ts";
import type { CsvFile } from "./csv-file.ts";
import type { PlannedColumn } from "./plan.ts";

export interface Refused {
  /** the row's place in the file's data, from 0 */
  readonly row: number;
  readonly messages: readonly string[];
}

/**
 * An exact account of every row, from which an import can go on wherever it stopped: each row of the file up to `taken`
 * is imported, refused, or waits in a group.
 */
export interface Progress {
  readonly taken: number;
  readonly imported: number;
  readonly refused: readonly Refused[];
  /** rows by their places, one group a request; of an import that failed the first one may have got through */
  readonly waiting: readonly (readonly number[])[];
  /** the id of the newest record that is known to be ours */
  readonly newest: number;
}
export const atBeginning: Progress = { taken: 0, imported: 0, refused: [], waiting: [], newest: 0 };

/** How many rows have their outcome. */
export const settled = ({ imported, refused }: Progress): number => imported + refused.length;

interface Import {
  readonly app: string;
  readonly csv: Pick<CsvFile, "values">;
  readonly rows: number;
  readonly columns: readonly PlannedColumn[];
  readonly start: Progress;
  readonly signal: AbortSignal;
  /** told before each request what is sent, and after it what became of it */
  readonly onProgress: (progress: Progress) => void;
}
type Sent = { [code: string]: { value: CellValue } };

/** kintone's limit for one request */
const perRequest = 100;

/**
 * Brings the rows in, in their order. A row that the server refuses is put aside; the others of its hundred go in.
 * Whoever stops it waits for the answer to the request that is under way: without it a row's outcome is not known.
 */
export async function importRows({
  app,
  csv,
  rows,
  columns,
  start,
  signal,
  onProgress,
}: Import): Promise<Progress> {
  const recordsOf = reader(csv, columns);
  let now = start;
  while (!signal.aborted && settled(now) < rows) {
    if (now.waiting.length === 0) {
      now = takeMore(now, rows);
      onProgress(now);
    }
    const [group = [], ...others] = now.waiting;
    const records = await recordsOf(group);
    const without = { ...now, waiting: others };
    now = { ...without, ...(await send(app, group, records, without)) };
    onProgress(now);
  }
  return now;
}

function takeMore(now: Progress, rows: number): Progress {
  const length = Math.min(perRequest, rows - now.taken);
  const group = Array.from({ length }, (_, offset) => now.taken + offset);
  return { ...now, taken: now.taken + length, waiting: [group] };
}

/** Reads the hundred that rows stand in, and, while the server saves those, the next. */
function reader({ values }: Import["csv"], columns: readonly PlannedColumn[]) {
  const readings = columns.map(({ index, reading }) => ({ index, reading }));
  const read = new Map<number, Promise<CellValue[][]>>();
  const hundred = (from: number) => {
    const known = read.get(from) ?? values(from, from + perRequest, readings);
    read.set(from, known);
    return known;
  };
  return async (rows: readonly number[]): Promise<Sent[]> => {
    const from = Math.floor((rows[0] ?? 0) / perRequest) * perRequest;
    const cells = await hundred(from);
    read.delete(from - perRequest);
    void hundred(from + perRequest);
    return rows.map((row) => recordOf(cells[row - from] ?? [], columns));
  };
}

function recordOf(cells: readonly CellValue[], columns: readonly PlannedColumn[]): Sent {
  return Object.fromEntries(columns.map(({ code }, index) => [code, { value: cells[index] ?? "" }]));
}

/** Saves a group; when rows of it are refused, says which, and what to try next. */
async function send(
  app: string,
  group: readonly number[],
  records: readonly Sent[],
  { imported, refused, waiting, newest }: Progress,
): Promise<Partial<Progress>> {
  try {
    const { ids } = await api.post<{ ids: string[] }>("/k/v1/records.json", { app, records });
    return { imported: imported + group.length, newest: Math.max(newest, ...ids.map(Number)) };
  } catch (error) {
    if (!(error instanceof ApiError) || !isAboutRows(error)) throw error;
    const named = namedRows(error);
    const bad = group.flatMap((row, index) => refusedRow(row, named.get(index)));
    if (bad.length > 0) {
      const rest = group.filter((_, index) => !named.has(index));
      return {
        refused: inOrder([...refused, ...bad]),
        waiting: rest.length > 0 ? [rest, ...waiting] : waiting,
      };
    }
    // The error does not say which row it is about: look in each half.
    const [only] = group;
    if (group.length === 1 && only !== undefined)
      return { refused: inOrder([...refused, { row: only, messages: [error.message] }]) };
    const middle = Math.ceil(group.length / 2);
    return { waiting: [group.slice(0, middle), group.slice(middle), ...waiting] };
  }
}

const refusedRow = (row: number, messages: readonly string[] | undefined): Refused[] =>
  messages === undefined ? [] : [{ row, messages }];
const inOrder = (refused: Refused[]): Refused[] => refused.sort((a, b) => a.row - b.row);

/** Rights, limits and a lost session concern every row; only a bad request can be about some of them. */
const isAboutRows = (error: ApiError): boolean => error.status === 400;

const recordPath = /^records\[(\d+)\](?:\.([^.[]+)|\[([^\]]+)\])?/;

/** "records[3].price.value": the row 3 of the request, and what is wrong with its price. */
function namedRows({ errors }: ApiError): Map<number, string[]> {
  const named = new Map<number, string[]>();
  for (const [path, { messages }] of Object.entries(errors)) {
    const match = recordPath.exec(path);
    if (match === null) continue;
    const field = match[2] ?? match[3];
    const row = Number(match[1]);
    const said = messages.map((message) => (field === undefined ? message : `${field}: ${message}`));
    named.set(row, [...(named.get(row) ?? []), ...said]);
  }
  return named;
}

/**
 * An import that failed may have lost the answer to a request that the server had done. A request is done as a whole or
 * not at all, so its rows are there if as many records are newer than the newest we know of.
 */
export async function askWhatGotThrough(app: string, known: Progress): Promise<Progress> {
  const [group, ...others] = known.waiting;
  if (group === undefined) return known;
  const { records, totalCount } = await api.get<{
    records: { $id: { value: string } }[];
    totalCount: string;
  }>("/k/v1/records.json", {
    app,
    query: `$id > ${known.newest} order by $id desc limit 1`,
    fields: ["$id"],
    totalCount: true,
  });
  if (Number(totalCount) < group.length) return known;
  const newest = Number(records[0]?.$id.value ?? known.newest);
  return { ...known, imported: known.imported + group.length, waiting: others, newest };
}
