import type { CellValue, Reading } from "./column.ts";
import type { ColumnFacts, Cut, Reader, TableView } from "./table.ts";
import type { Question } from "./worker.ts";

/** A CSV file that a worker has read: the page asks, the worker answers. */
export class CsvFile {
  readonly name: string;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  #number = 0;

  private constructor(name: string) {
    this.name = name;
    this.#worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    this.#worker.addEventListener("message", ({ data }) => {
      const asked = this.#waiting.get(data.number);
      this.#waiting.delete(data.number);
      if (data.error === undefined) asked?.resolve(data.result as never);
      else asked?.reject(new Error(data.error));
    });
    this.#worker.addEventListener("error", (event) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(event.message));
      this.#waiting.clear();
    });
  }

  static async open(file: File, reader: Reader): Promise<{ csv: CsvFile; view: TableView }> {
    const csv = new CsvFile(file.name);
    try {
      const bytes = await file.arrayBuffer();
      return { csv, view: await csv.#ask<TableView>({ ask: "open", bytes, cut: {}, reader }, [bytes]) };
    } catch (error) {
      csv.close();
      throw error;
    }
  }

  cut = (cut: Cut): Promise<TableView> => this.#ask({ ask: "cut", cut });
  facts = (column: number, reading: Reading): Promise<ColumnFacts> =>
    this.#ask({ ask: "facts", column, reading });
  values = (
    from: number,
    to: number,
    columns: readonly { index: number; reading: Reading }[],
  ): Promise<CellValue[][]> => this.#ask({ ask: "values", from, to, columns });
  rows = (indexes: readonly number[]): Promise<{ names: string[]; rows: string[][] }> =>
    this.#ask({ ask: "rows", indexes });

  close(): void {
    this.#worker.terminate();
  }

  #ask<T>(question: Question, moved: Transferable[] = []): Promise<T> {
    const number = this.#number++;
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      this.#worker.postMessage({ number, question }, moved);
    });
  }
}
