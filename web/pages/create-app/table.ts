import { CsvError, parse } from "csv-parse/browser/esm/sync";
import { readNumber } from "./cell.ts";
import { type CellValue, type Reading, readCell } from "./column.ts";
import { guessColumn, orderMatters } from "./guess.ts";
import {
  type Delimiter,
  decode,
  type Encoding,
  guessDelimiter,
  guessEncoding,
  guessHeader,
} from "./text-file.ts";

/** The message of the one error that a file can cause; it comes from a worker, which can send no more than a text. */
export const openQuote = "open quote";

/** How the file is cut into cells; what is absent is guessed. */
export interface Cut {
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
  readonly header?: boolean;
}
export interface Reader {
  readonly language: string;
  readonly timeZone: string;
}
export interface ColumnView {
  readonly name: string;
  readonly reading: Reading;
  readonly samples: readonly string[];
  readonly empty: number;
}
/** What the page sees of a file: never all of its rows. */
export interface TableView {
  readonly cut: Required<Cut>;
  readonly columns: readonly ColumnView[];
  readonly rows: number;
  readonly preview: readonly (readonly string[])[];
  /** rows that have more cells than there are columns; what is too much is left out */
  readonly tooLong: number;
  /** bytes that are no text in this encoding */
  readonly unreadable: boolean;
}
/** What a reading makes of a column. */
export interface ColumnFacts {
  readonly misfits: number;
  readonly misfitExamples: readonly string[];
  /** for choices: every value, in the order of appearance */
  readonly options: readonly string[];
  /** for NUMBER */
  readonly wholeDigits: number;
  readonly decimalPlaces: number;
  readonly unit: string;
  readonly unitBefore: boolean;
  readonly grouped: boolean;
  /** for days and moments: the order of day and month changes their meaning */
  readonly orderMatters: boolean;
}

const shownRows = 20;
const longestSample = 200;
/** One more than kintone's limit, so that the page can tell that there are too many. */
export const mostOptions = 1001;

function cutText(text: string, delimiter: Delimiter): string[][] {
  try {
    return parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
  } catch (error) {
    if (error instanceof CsvError && error.code === "CSV_QUOTE_NOT_CLOSED") throw new Error(openQuote);
    throw error;
  }
}

/** A CSV file, cut into rows. Lives in the worker, so that the page stays quick with fifty thousand rows. */
export class Table {
  readonly #rows: readonly (readonly string[])[];
  readonly #names: readonly string[];
  readonly #cut: Required<Cut>;
  readonly #reader: Reader;
  readonly #unreadable: boolean;

  constructor(bytes: Uint8Array, cut: Cut, reader: Reader) {
    const encoding = cut.encoding ?? guessEncoding(bytes, reader.language);
    const text = decode(bytes, encoding);
    const delimiter = cut.delimiter ?? guessDelimiter(text);
    const rows = cutText(text, delimiter);
    const header = cut.header ?? guessHeader(rows);
    const width = header
      ? (rows[0]?.length ?? 0)
      : Math.max(0, ...rows.slice(0, 1000).map((row) => row.length));
    this.#names = Array.from({ length: width }, (_, column) =>
      header ? (rows[0]?.[column]?.trim() ?? "") : "",
    );
    this.#rows = header ? rows.slice(1) : rows;
    this.#cut = { encoding, delimiter, header };
    this.#reader = reader;
    this.#unreadable = text.includes("\uFFFD");
  }

  view(): TableView {
    const commaDecimals = this.#cut.delimiter === ";";
    return {
      cut: this.#cut,
      rows: this.#rows.length,
      columns: this.#names.map((name, column) => {
        const cells = this.#column(column);
        const filled = cells.filter((cell) => cell.trim() !== "");
        return {
          name,
          reading: guessColumn(cells, { commaDecimals, dayFirst: this.#reader.language !== "en" }),
          samples: [...new Set(filled.slice(0, 200))].slice(0, 3).map((cell) => cell.slice(0, longestSample)),
          empty: cells.length - filled.length,
        };
      }),
      preview: this.#rows.slice(0, shownRows).map((row) => row.map((cell) => cell.slice(0, longestSample))),
      tooLong: this.#rows.filter((row) => row.slice(this.#names.length).some((cell) => cell !== "")).length,
      unreadable: this.#unreadable,
    };
  }

  facts(column: number, reading: Reading): ColumnFacts {
    const { timeZone } = this.#reader;
    const options = new Set<string>();
    const misfits: string[] = [];
    const cells = this.#column(column);
    const numbers = new NumberFacts();
    for (const cell of cells) {
      const value = readCell(cell, reading, timeZone);
      if (value === undefined) misfits.push(cell);
      else if (reading.type === "NUMBER") numbers.see(cell, reading);
      else if (isChoice(reading) && options.size < mostOptions)
        for (const part of [value].flat()) options.add(part);
    }
    options.delete("");
    return {
      misfits: misfits.length,
      misfitExamples: [...new Set(misfits)].slice(0, 3).map((cell) => cell.slice(0, longestSample)),
      options: [...options],
      ...numbers.all,
      orderMatters: (reading.type === "DATE" || reading.type === "DATETIME") && orderMatters(cells),
    };
  }

  /** The values of some rows. A cell that does not fit is given as it is: the server refuses it and says why. */
  values(from: number, to: number, columns: readonly { index: number; reading: Reading }[]): CellValue[][] {
    const { timeZone } = this.#reader;
    return this.#rows.slice(from, to).map((row) =>
      columns.map(({ index, reading }) => {
        const cell = row[index] ?? "";
        return readCell(cell, reading, timeZone) ?? (isList(reading) ? [cell] : cell);
      }),
    );
  }

  get names(): readonly string[] {
    return this.#names;
  }

  row(index: number): readonly string[] {
    return this.#rows[index] ?? [];
  }

  #column(column: number): string[] {
    return this.#rows.map((row) => row[column] ?? "");
  }
}

const isList = ({ type }: Reading) => type === "CHECK_BOX" || type === "MULTI_SELECT";
const isChoice = (reading: Reading) => reading.type === "DROP_DOWN" || isList(reading);

/** Gathers how long the numbers of a column are and how they were written, so that the field can show them so. */
class NumberFacts {
  #whole = 0;
  #places = 0;
  #units = new Set<string>();
  #before = false;
  #grouped = false;

  see(cell: string, { decimalSign }: Reading): void {
    const number = readNumber(cell, decimalSign);
    if (number === undefined) return;
    const [whole = "", fraction = ""] = number.value.replace("-", "").split(".");
    this.#whole = Math.max(this.#whole, whole.length);
    this.#places = Math.max(this.#places, fraction.length);
    this.#units.add(number.unit);
    this.#before ||= number.unitBefore;
    this.#grouped ||= number.grouped;
  }

  get all() {
    const [unit = ""] = this.#units.size === 1 ? this.#units : [];
    return {
      wholeDigits: this.#whole,
      decimalPlaces: this.#places,
      unit,
      unitBefore: this.#before,
      grouped: this.#grouped,
    };
  }
}
