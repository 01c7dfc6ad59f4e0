/** The encodings a CSV file is offered to be read in, by the names browsers know. */
export const encodings = [
  { value: "utf-8", label: "UTF-8" },
  { value: "shift_jis", label: "Shift_JIS" },
  { value: "utf-16le", label: "UTF-16 LE" },
  { value: "utf-16be", label: "UTF-16 BE" },
  { value: "euc-jp", label: "EUC-JP" },
  { value: "gb18030", label: "GB18030 (GBK)" },
  { value: "big5", label: "Big5" },
  { value: "windows-1252", label: "Windows-1252" },
] as const;
export type Encoding = (typeof encodings)[number]["value"];

export const delimiters = [",", "\t", ";", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

export function guessEncoding(bytes: Uint8Array, language = "en"): Encoding {
  const mark = byteOrderMark(bytes);
  if (mark !== undefined) return mark;
  const zeros = zeroBytes(bytes);
  if (zeros !== undefined) return zeros;
  // Nearly every text that is not UTF-8 breaks its rules somewhere, so UTF-8 is asked first.
  if (decodes(bytes, "utf-8")) return "utf-8";
  if (language === "zh") return decodes(bytes, "gb18030") ? "gb18030" : "windows-1252";
  if (looksLikeEucJp(bytes)) return "euc-jp";
  return decodes(bytes, "shift_jis") ? "shift_jis" : "windows-1252";
}

/** Its bytes are mostly Shift_JIS too, as half-width katakana; but Japanese text has kana, and those stand elsewhere. */
const looksLikeEucJp = (bytes: Uint8Array): boolean =>
  decodes(bytes, "euc-jp") && /[\u3041-\u3096\u30A1-\u30FA]/.test(decode(bytes, "euc-jp"));

function byteOrderMark([a, b, c]: Uint8Array): Encoding | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  return undefined;
}

/** Commas and line ends are two bytes in UTF-16, one of them zero; no other encoding has zero bytes. */
function zeroBytes(bytes: Uint8Array): Encoding | undefined {
  const start = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  for (let index = 0; index < start.length; index++) {
    if (start[index] !== 0) continue;
    if (index % 2 === 0) even++;
    else odd++;
  }
  if (even + odd < start.length / 20 || even + odd === 0) return undefined;
  return odd > even ? "utf-16le" : "utf-16be";
}

function decodes(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The text without its byte order mark. Bytes that make no sense become "\uFFFD". */
export const decode = (bytes: Uint8Array, encoding: Encoding): string =>
  new TextDecoder(encoding).decode(bytes);

/** The sign that cuts the first lines into the same number of parts, more than one. */
export function guessDelimiter(text: string): Delimiter {
  const lines = firstLines(text, 20);
  let best: { delimiter: Delimiter; score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of delimiters) {
    const counts = lines.map((line) => parts(line, delimiter));
    const most = counts[0] ?? 1;
    const same = counts.filter((count) => count === most).length / Math.max(1, counts.length);
    const score = most > 1 ? same * 100 + Math.min(most, 50) : 0;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Lines, where a line end inside quotes is none. */
function firstLines(text: string, wanted: number): string[] {
  const lines: string[] = [];
  let quoted = false;
  let start = 0;
  for (let index = 0; index < text.length && lines.length < wanted; index++) {
    if (text[index] === '"') quoted = !quoted;
    else if (text[index] === "\n" && !quoted) {
      if (text.slice(start, index).trim() !== "") lines.push(text.slice(start, index));
      start = index + 1;
    }
  }
  if (lines.length < wanted && text.slice(start).trim() !== "") lines.push(text.slice(start));
  return lines;
}

function parts(line: string, delimiter: string): number {
  let quoted = false;
  let count = 1;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === delimiter && !quoted) count++;
  }
  return count;
}

/** The first row names the columns when it differs in kind from the rows below it, or when no row tells. */
export function guessHeader(rows: readonly (readonly string[])[]): boolean {
  const [first = [], ...body] = rows;
  if (body.length === 0) return true;
  const below = body.slice(0, 50);
  const measured = first.map(
    (_, column) => below.every((row) => isMeasure(row[column] ?? "")) && filled(below, column),
  );
  if (first.some((name, column) => measured[column] && name !== "" && !isMeasure(name))) return true;
  return !first.some((name, column) => measured[column] && name !== "") && !repeats(first);
}

const isMeasure = (text: string) =>
  text === "" || /^[+-]?[$¥€£]?[\d.,]+%?$/.test(text) || /^\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}/.test(text);
const filled = (rows: readonly (readonly string[])[], column: number) =>
  rows.some((row) => (row[column] ?? "") !== "");
const repeats = (names: readonly string[]) => {
  const named = names.filter((name) => name !== "");
  return new Set(named).size < named.length;
};
