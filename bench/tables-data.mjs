// Records with two tables of five rows each, the same for the product and the floor.
const items = ["pen", "ink", "cap", "box", "bag", "cup", "map", "jar"];

const tables = {
  lines: { item: "SINGLE_LINE_TEXT", count: "NUMBER", due: "DATE" },
  notes: { note: "SINGLE_LINE_TEXT", weight: "NUMBER" },
};
const field = (type, code, more) => ({ [code]: { type, code, label: code, ...more } });

/** kintone's `properties` for POST preview/app/form/fields.json */
export function properties() {
  const table = ([code, columns]) =>
    field("SUBTABLE", code, {
      fields: Object.assign({}, ...Object.entries(columns).map(([code, type]) => field(type, code))),
    });
  return Object.assign(field("SINGLE_LINE_TEXT", "title"), ...Object.entries(tables).map(table));
}

/** The rows of record n, always the same for the same n. */
export const lines = (n) =>
  Array.from({ length: 5 }, (_, i) => ({
    item: `${items[(n * 7919 + i) % items.length]} ${(n * 31 + i * 17) % 97}`,
    count: String((n * 104729 + i * 7) % 1000),
    due: new Date(Date.UTC(2024, 0, 1 + ((n + i * 40) % 700))).toISOString().slice(0, 10),
  }));
const notes = (n) =>
  Array.from({ length: 5 }, (_, i) => ({ note: `Note ${i} of record ${n}`, weight: String((n * i) % 100) }));

/** The record as a request carries it. */
export function record(n) {
  const rows = (all) => ({
    value: all.map((row) => ({
      value: Object.fromEntries(Object.entries(row).map(([code, value]) => [code, { value }])),
    })),
  });
  return { title: { value: `Order ${n}` }, lines: rows(lines(n)), notes: rows(notes(n)) };
}
