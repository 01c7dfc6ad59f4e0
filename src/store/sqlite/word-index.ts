import { columnOf, recordsOf, searchOf, wordsIndexOf } from "../sql/app-table.ts";
import type { Dialect, Wanted } from "../sql/dialect.ts";
import { chain } from "../sql/text.ts";

/**
 * FTS5 over the search texts, where blanks separate the words and nothing is to be folded any more. It keeps no texts of
 * its own; triggers tell it what a text was and what it is, so that it cannot lag behind, whoever changes the texts.
 */
export const wordIndex: Dialect["wordIndex"] = {
  detach: (appId) => [
    ...events.map((event) => `drop trigger if exists ${wordsIndexOf(appId)}_${event}`),
    `drop table if exists ${wordsIndexOf(appId)}`,
  ],
  // Its columns cannot be altered: it is made anew from the texts.
  attach(appId, all) {
    const [index, texts] = [wordsIndexOf(appId), searchOf(appId)];
    const names = all.map(columnOf);
    const columns = names.join(", ");
    const told = (row: "old" | "new") => [`${row}.id`, ...names.map((name) => `${row}.${name}`)].join(", ");
    const forget = `insert into ${index} (${index}, rowid, ${columns}) values ('delete', ${told("old")});`;
    const learn = `insert into ${index} (rowid, ${columns}) values (${told("new")});`;
    const differs = chain(
      names.map((name) => `old.${name} is not new.${name}`),
      "or",
    );
    const trigger = (event: (typeof events)[number], does: string, when = "") =>
      `create trigger ${index}_${event} after ${event} on ${texts}${when} begin ${does} end`;
    return [
      `create virtual table ${index} using fts5(${columns}, content='${texts}', content_rowid='id', ` +
        `columnsize=0, tokenize="ascii tokenchars '_'")`,
      `insert into ${index} (${index}) values ('rebuild')`,
      trigger("insert", learn),
      trigger("update", `${forget} ${learn}`, ` when ${differs}`),
      trigger("delete", forget),
    ];
  },
  // Outermost, so that it is read in the order of ids until the page is full.
  begin(appId, wanted, add) {
    const index = wordsIndexOf(appId);
    return {
      from:
        `${index} x cross join ${searchOf(appId)} s on s.id = x.rowid ` +
        `cross join ${recordsOf(appId)} r on r.id = x.rowid`,
      where: `x.${index} match ${add(asked(wanted))}`,
      id: "x.rowid",
    };
  },
};
const events = ["insert", "update", "delete"] as const;

/** In the index's own language. Words hold no quotation marks: see core/search.ts. */
function asked(wanted: Wanted): string {
  if (wanted.is === "words") return `${columnOf(wanted.field)} : "${wanted.words.join(" ")}"`;
  return `(${wanted.parts.map(asked).join(wanted.is === "or" ? " OR " : " AND ")})`;
}
