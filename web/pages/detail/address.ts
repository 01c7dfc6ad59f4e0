/** The list that a record was opened from, so that its page can go on in it. kintone's names: `l.view`, `l.q`. */
export interface ListContext {
  readonly view?: string;
  /** condition and order; absent: those of the view */
  readonly query?: string;
  /** only records of this category; empty: of none */
  readonly category?: string;
  /** the record's place in that list, from 0 */
  readonly position?: number;
  /** how many records a page of the list has */
  readonly size?: number;
}

export interface RecordAddress {
  readonly record?: string;
  readonly mode?: "edit";
  readonly list: ListContext;
}

/** `#record=12&mode=edit&l.view=20&l.q=…&l.at=5` */
export function readRecordAddress(hash: string): RecordAddress {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const record = given.get("record") ?? "";
  return {
    record: /^\d{1,15}$/.test(record) ? record : undefined,
    mode: given.get("mode") === "edit" ? "edit" : undefined,
    list: {
      view: given.get("l.view") ?? undefined,
      query: given.get("l.q") ?? undefined,
      category: given.get("l.category") ?? undefined,
      position: count(given.get("l.at")),
      size: count(given.get("l.size")),
    },
  };
}

export function recordAddress(app: string, record: string, list: ListContext = {}, mode?: "edit"): string {
  const hash = new URLSearchParams({ record });
  if (mode) hash.set("mode", mode);
  if (list.view !== undefined) hash.set("l.view", list.view);
  if (list.query !== undefined) hash.set("l.q", list.query);
  if (list.category !== undefined) hash.set("l.category", list.category);
  if (list.position !== undefined) hash.set("l.at", String(list.position));
  if (list.size !== undefined) hash.set("l.size", String(list.size));
  return `/k/${app}/show#${hash}`;
}

const count = (text: string | null) => (text !== null && /^\d{1,6}$/.test(text) ? Number(text) : undefined);

/** Back to the list as it was, on the page where the record stands. */
export function listAddress(app: string, { view, query, category, position, size }: ListContext): string {
  const search = new URLSearchParams();
  if (view !== undefined) search.set("view", view);
  if (query !== undefined) search.set("query", query);
  if (category !== undefined) search.set("category", category);
  const page = position === undefined || !size ? 1 : Math.floor(position / size) + 1;
  if (page > 1) search.set("page", String(page));
  return `/k/${app}/${search.size > 0 ? `?${search}` : ""}`;
}
