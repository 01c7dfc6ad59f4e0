import type { Reading } from "./column.ts";
import { type Cut, type Reader, Table } from "./table.ts";

/** What the page may ask. Every question is answered under its number. */
export type Question =
  | { readonly ask: "open"; readonly bytes: ArrayBuffer; readonly cut: Cut; readonly reader: Reader }
  | { readonly ask: "cut"; readonly cut: Cut }
  | { readonly ask: "facts"; readonly column: number; readonly reading: Reading }
  | {
      readonly ask: "values";
      readonly from: number;
      readonly to: number;
      readonly columns: readonly { index: number; reading: Reading }[];
    }
  | { readonly ask: "rows"; readonly indexes: readonly number[] };

let bytes = new Uint8Array();
let reader: Reader = { language: "en", timeZone: "UTC" };
let table: Table | undefined;

function answer(question: Question): unknown {
  if (question.ask === "open") {
    bytes = new Uint8Array(question.bytes);
    reader = question.reader;
  }
  if (question.ask === "open" || question.ask === "cut") {
    table = new Table(bytes, question.cut, reader);
    return table.view();
  }
  if (table === undefined) throw new Error("no file is open");
  const opened = table;
  if (question.ask === "facts") return opened.facts(question.column, question.reading);
  if (question.ask === "values") return opened.values(question.from, question.to, question.columns);
  return { names: opened.names, rows: question.indexes.map((index) => opened.row(index)) };
}

addEventListener("message", ({ data }: MessageEvent<{ number: number; question: Question }>) => {
  try {
    postMessage({ number: data.number, result: answer(data.question) });
  } catch (error) {
    postMessage({ number: data.number, error: error instanceof Error ? error.message : String(error) });
  }
});
