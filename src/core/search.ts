/**
 * kintone's `like` is a word search, not a substring search. Measured there: letters, digits and `_` form one word
 * that matches only as a whole; blanks and other signs separate; Japanese matches any two or more characters in a
 * row, a single one never. Words here are: a run of ASCII word characters, or one character of any other script,
 * so both rules become "these words one after the other".
 */
const word = /[a-z0-9_]+|[^\p{Z}\p{P}\p{S}\p{C}a-z0-9_]/gu;

export function words(text: string): string[] {
  return text.normalize("NFKC").toLowerCase().match(word) ?? [];
}

/** The words to look for, or none when the keyword can never hit (a single non-ASCII character, only signs). */
export function searchWords(keyword: string): string[] {
  const found = words(keyword);
  const single = found.length === 1 ? found[0]! : undefined;
  return single !== undefined && !/^[a-z0-9_]/.test(single) ? [] : found;
}

/** Stored beside the record: a keyword hits when ` w1 w2 ` is a part of it. */
export function searchIndex(text: string): string {
  const found = words(text);
  return found.length ? ` ${found.join(" ")} ` : "";
}
