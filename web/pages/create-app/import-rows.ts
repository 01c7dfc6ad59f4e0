import { ApiError, api } from "../../parts/api.ts";
import type { CellValue } from "./column.ts";
import type { CsvFile } from "./csv-file.ts";
import type { PlannedColumn } from "./plan.ts";

export interface Refused {
  /** the row's place in the file's data, from 0 */
  readonly row: number;
  readonly messages: readonly string[];
}
export interface Progress {
  /** rows that were looked at */
  readonly done: number;
  readonly imported: number;
  readonly refused: readonly Refused[];
}
const nothing: Progress = { done: 0, imported: 0, refused: [] };

interface Import {
  readonly app: string;
  readonly csv: CsvFile;
  readonly rows: number;
  readonly columns: readonly PlannedColumn[];
  /** where to go on, after an import that stopped */
  readonly start?: Progress;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}
interface Row {
  readonly row: number;
  readonly record: Record<string, { value: CellValue }>;
}

/** kintone's limit for one request */
const perRequest = 100;

/** Brings the rows in, in their order. A row that the server refuses is put aside; the others of its hundred go in. */
export async function importRows({
  app,
  csv,
  rows,
  columns,
  start = nothing,
  signal,
  onProgress,
}: Import): Promise<Progress> {
  const readings = columns.map(({ index, reading }) => ({ index, reading }));
  const refused = [...start.refused];
  let imported = start.imported;
  let next = csv.values(start.done, start.done + perRequest, readings);
  for (let from = start.done; from < rows && !signal.aborted; from += perRequest) {
    const values = await next;
    // The worker reads the next hundred while the server saves these.
    next = csv.values(from + perRequest, from + 2 * perRequest, readings);
    const batch = values.map((cells, offset) => ({ row: from + offset, record: recordOf(cells, columns) }));
    const bad = await save(app, batch);
    refused.push(...bad);
    imported += batch.length - bad.length;
    onProgress({ done: from + batch.length, imported, refused: [...refused] });
  }
  return { done: imported + refused.length, imported, refused };
}

function recordOf(cells: readonly CellValue[], columns: readonly PlannedColumn[]): Row["record"] {
  return Object.fromEntries(columns.map(({ code }, index) => [code, { value: cells[index] ?? "" }]));
}

/** Saves what can be saved; gives back what cannot, with the reasons. */
async function save(app: string, batch: readonly Row[]): Promise<Refused[]> {
  if (batch.length === 0) return [];
  try {
    await api.post("/k/v1/records.json", { app, records: batch.map(({ record }) => record) });
    return [];
  } catch (error) {
    if (!(error instanceof ApiError) || !isAboutRows(error)) throw error;
    const named = namedRows(error);
    if (named.size === 0) return saveHalves(app, batch, error);
    const refused = batch.flatMap(({ row }, index) => {
      const messages = named.get(index);
      return messages === undefined ? [] : [{ row, messages }];
    });
    const rest = batch.filter((_, index) => !named.has(index));
    return [...refused, ...(await save(app, rest))].sort((a, b) => a.row - b.row);
  }
}

/** The error does not say which row it is about: look in each half. */
async function saveHalves(app: string, batch: readonly Row[], error: ApiError): Promise<Refused[]> {
  const [only] = batch;
  if (batch.length === 1 && only !== undefined) return [{ row: only.row, messages: [error.message] }];
  const middle = Math.ceil(batch.length / 2);
  const first = await save(app, batch.slice(0, middle));
  return [...first, ...(await save(app, batch.slice(middle)))];
}

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
 * Where to go on. The answer to the last request may have been lost after the server had saved it, and nobody else
 * writes into an app that is being made: what is there beyond our count is that request's rows.
 */
export async function whereItStopped(app: string, known: Progress): Promise<Progress> {
  const { totalCount } = await api.get<{ totalCount: string }>("/k/v1/records.json", {
    app,
    query: "limit 1",
    totalCount: true,
  });
  const landed = Math.max(0, Number(totalCount) - known.imported);
  return { ...known, done: known.done + landed, imported: known.imported + landed };
}
