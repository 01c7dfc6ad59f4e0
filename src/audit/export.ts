import { stringify } from "csv-stringify/sync";
import type { AuditEntry, AuditFilter, Reader } from "../store/store.ts";

const columns = [
  "time",
  "user",
  "method",
  "address",
  "kind",
  "action",
  "target",
  "result",
  "detail",
] as const;
const atOnce = 1000;

/** Everything that the filter finds, read in pieces: a year of it need not fit into memory. UTF-8 with a BOM, for Excel. */
export async function* exportAudit(store: Reader, filter: AuditFilter): AsyncIterable<Uint8Array> {
  yield Buffer.from(`\ufeff${csv([[...columns]])}`);
  for (let offset = 0; ; offset += atOnce) {
    const entries = await store.audit.find(filter, { offset, limit: atOnce });
    if (entries.length > 0) yield Buffer.from(csv(entries.map(cells)));
    if (entries.length < atOnce) return;
  }
}

function cells({ at, ...entry }: AuditEntry): string[] {
  const texts = { ...entry, time: new Date(at).toISOString() };
  return columns.map((column) => harmless(texts[column]));
}

/** A spreadsheet would work out what begins like a formula, and names are chosen by people. */
const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const csv = (rows: readonly (readonly string[])[]) =>
  stringify(
    rows.map((row) => [...row]),
    { quoted: true, quoted_empty: true, record_delimiter: "windows" },
  );
