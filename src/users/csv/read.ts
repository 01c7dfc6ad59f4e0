import { isUtf8 } from "node:buffer";
import { CsvError, parse } from "csv-parse/sync";
import iconv from "iconv-lite";
import { type Message, message, problem } from "../../core/errors/problem.ts";
import { mostRows } from "./kinds.ts";

/** The rows of a file in UTF-8 or, as spreadsheets in Japan write it, in Shift_JIS. */
export function readCsv(bytes: Buffer): string[][] {
  const text = decode(bytes);
  try {
    const rows: string[][] = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true });
    if (rows.length > mostRows) throw atRow(mostRows + 1, message("tooMany", { max: mostRows }));
    return rows;
  } catch (error) {
    if (error instanceof CsvError) throw atRow(Number(error.lines ?? 1), message("badCsv"));
    throw error;
  }
}

function decode(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  const text = iconv.decode(bytes, "Shift_JIS");
  if (text.includes("\ufffd")) throw atRow(1, message("badEncoding"));
  return text;
}

/** What is wrong with a line. The sentence is made when somebody asks how the import ended. */
export function atRow(row: number, reason: Message, column = "") {
  return problem("CB_VA01_ROW", { row, column, reason });
}
