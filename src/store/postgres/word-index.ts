import { columnOf, recordsOf, searchOf, wordsIndexOf } from "../sql/app-table.ts";
import type { Dialect, Wanted } from "../sql/dialect.ts";
import { chain } from "../sql/text.ts";

/** An index entry has its limits: longer words are left to the texts. */
const longest = 200;

/** Needs no extension: the words of a search text are a list of texts, which PostgreSQL can index by itself. */
const wordsIn = (column: string) =>
  `string_to_array(regexp_replace(${column}, '[^ ]{${longest + 1},}', '', 'g'), ' ')`;

/** One for each column, gone with it. */
export const wordIndex: Dialect["wordIndex"] = {
  detach: () => [],
  attach: (appId, _, fresh) =>
    fresh.map((field) => {
      const name = `${wordsIndexOf(appId)}_${field}`;
      return `create index ${name} on ${searchOf(appId)} using gin ((${wordsIn(columnOf(field))}))`;
    }),
  begin(appId, wanted, add) {
    const where = asked(wanted, add);
    const from = `${searchOf(appId)} s join ${recordsOf(appId)} r on r.id = s.id`;
    return where === undefined ? undefined : { from, where, id: "r.id" };
  },
};

/** All of the words, anywhere: the texts tell whether they stand together. undefined: any text may be meant. */
function asked(wanted: Wanted, add: (value: unknown) => string): string | undefined {
  if (wanted.is === "words") {
    const short = [...new Set(wanted.words)].filter((word) => word.length <= longest);
    return short.length ? `${wordsIn(`s.${columnOf(wanted.field)}`)} @> ${add(short)}::text[]` : undefined;
  }
  const parts = wanted.parts.map((part) => asked(part, add));
  const known = parts.filter((part) => part !== undefined);
  if (!known.length || (wanted.is === "or" && known.length < parts.length)) return undefined;
  return chain(known, wanted.is);
}
