import { useState } from "react";
import { Problem } from "../../../src/core/errors/problem.ts";
import { parseQuery } from "../../../src/core/query/parse.ts";
import { printQuery } from "../../../src/core/query/print.ts";
import { emptyRows, type FilterRows, fromRows, toRows } from "../../../src/core/query/rows.ts";
import type { QueryTree } from "../../../src/core/query/syntax.ts";
import { isComplete } from "./complete.ts";

/** A filter while it is made: as rows, or as text for what rows cannot say. Either side follows the other. */
export function useFilter(tree: QueryTree | undefined, text: string) {
  const begin = tree ? toRows(tree) : undefined;
  const [rows, setRows] = useState<FilterRows>(begin ?? emptyRows);
  const [written, setWritten] = useState(text);
  const [asText, setAsText] = useState(begin === undefined);

  const read = asText ? readQuery(written) : { tree: fromRows(rows) };
  const asRows = read.tree && toRows(read.tree);
  return {
    rows,
    setRows,
    asText,
    text: asText ? written : printQuery(fromRows(rows)),
    setText: setWritten,
    /** undefined: the text is no query */
    tree: read.tree,
    /** where the text stops being a query */
    problem: "problem" in read ? read.problem : undefined,
    complete: asText ? read.tree !== undefined : rows.rows.every(isComplete),
    /** the text can be shown as rows */
    canBeRows: asRows !== undefined,
    showText() {
      setWritten(printQuery(fromRows(rows)));
      setAsText(true);
    },
    showRows() {
      if (asRows) setRows(asRows);
      setAsText(false);
    },
    clear() {
      setRows(emptyRows);
      setWritten("");
    },
  };
}

function readQuery(text: string): { tree?: QueryTree; problem?: string } {
  try {
    return { tree: parseQuery(text) };
  } catch (error) {
    if (error instanceof Problem) return { problem: error.why ?? "" };
    throw error;
  }
}
