import {
  asksForOrder,
  type DateOrder,
  hasLeadingZero,
  isBlank,
  isEmptyWord,
  isLink,
  readDate,
  readDateTime,
  readList,
  readNumber,
  readTime,
} from "./cell.ts";
import { type Reading, readCell } from "./column.ts";

/**
 * Guesses from all cells of a column what kind of field it is. A guess is only made when every filled cell fits; what
 * remains is text, which fits always.
 */
export function guessColumn(
  cells: readonly string[],
  { commaDecimals = false, dayFirst = false } = {},
): Reading {
  const filled = cells.filter((cell) => !isBlank(cell));
  const values = withoutEmptyWords(filled);
  const text: Reading = {
    type: "SINGLE_LINE_TEXT",
    decimalSign: "point",
    dateOrder: dayFirst ? "dmy" : "mdy",
    separator: separatorIn(filled) ?? ",",
    protocol: filled.length > 0 && isLink(filled[0] ?? "", "MAIL") ? "MAIL" : "WEB",
  };
  if (filled.length === 0) return text;
  return (
    dateGuess(values, text) ??
    numberGuess(values, text, commaDecimals) ??
    linkGuess(filled, text) ??
    choiceGuess(filled, text) ??
    (filled.some((cell) => /\n/.test(cell) || cell.length > 120)
      ? { ...text, type: "MULTI_LINE_TEXT" }
      : text)
  );
}

/** "N/A" among numbers is no number and no reason to call them text, unless the column holds little else. */
function withoutEmptyWords(filled: readonly string[]): readonly string[] {
  const values = filled.filter((cell) => !isEmptyWord(cell));
  return values.length * 2 >= filled.length ? values : filled;
}

function dateGuess(values: readonly string[], text: Reading): Reading | undefined {
  if (values.length === 0) return undefined;
  const orders: DateOrder[] = text.dateOrder === "dmy" ? ["dmy", "mdy"] : ["mdy", "dmy"];
  for (const dateOrder of orders) {
    const reading: Reading = { ...text, type: "DATE", dateOrder };
    const isDate = (value: string) => readCell(value, reading, "UTC") !== undefined;
    // Eight digits alone may be a number that happens to be a day; a whole column of days of our time is none.
    if (values.every(isDate) && values.every(inOurTime)) return reading;
    if (values.every((value) => readDateTime(value, "UTC", dateOrder) !== undefined)) {
      return { ...reading, type: "DATETIME" };
    }
  }
  return values.every((value) => readTime(value) !== undefined) ? { ...text, type: "TIME" } : undefined;
}

function inOurTime(value: string): boolean {
  if (!/^\d{8}$/.test(value.trim())) return true;
  const date = readDate(value) ?? "";
  return date >= "1900" && date < "2101";
}

function numberGuess(values: readonly string[], text: Reading, commaDecimals: boolean): Reading | undefined {
  if (values.length === 0) return undefined;
  for (const decimalSign of commaDecimals ? (["comma", "point"] as const) : (["point", "comma"] as const)) {
    if (values.every((value) => fitsNumber(value, decimalSign)))
      return { ...text, type: "NUMBER", decimalSign };
  }
  return undefined;
}

/** kintone's NUMBER holds 30 digits, 10 of them behind the point. More than 15 before it is an identifier. */
function fitsNumber(value: string, sign: "point" | "comma"): boolean {
  if (hasLeadingZero(value)) return false;
  const cell = readNumber(value, sign);
  if (cell === undefined) return false;
  const [whole = "", fraction = ""] = cell.value.replace("-", "").split(".");
  return whole.length <= 15 && fraction.length <= 10;
}

function linkGuess(filled: readonly string[], text: Reading): Reading | undefined {
  for (const protocol of ["WEB", "MAIL"] as const) {
    if (filled.every((cell) => isLink(cell, protocol))) return { ...text, type: "LINK", protocol };
  }
  return undefined;
}

const separators = ["\n", ";", "；", "|", "、", "，", ",", "/"] as const;

function separatorIn(filled: readonly string[]): string | undefined {
  return separators.find((separator) => filled.some((cell) => cell.trim().includes(separator)));
}

/** Few different values that come again and again are choices; several of them in one cell are check boxes. */
function choiceGuess(filled: readonly string[], text: Reading): Reading | undefined {
  const wholes = filled.map((cell) => [cell.trim()]);
  for (const separator of separators) {
    const lists = filled.map((cell) => readList(cell, separator));
    const several = lists.filter((list) => list.length > 1).length;
    const enough = several >= 2 && several * 10 >= filled.length;
    // "Kyoto, Japan" and "Nara, Japan" are two places, not three choices.
    if (enough && areChoices(lists) && different(lists) < different(wholes)) {
      return { ...text, type: "CHECK_BOX", separator };
    }
  }
  return areChoices(wholes) ? { ...text, type: "DROP_DOWN" } : undefined;
}

const different = (lists: readonly (readonly string[])[]) => new Set(lists.flat()).size;

const mostChoices = 30;
const longestChoice = 40;

function areChoices(lists: readonly (readonly string[])[]): boolean {
  const options = new Set<string>();
  let used = 0;
  for (const list of lists) {
    for (const option of list) {
      if (option.length > longestChoice || option.includes("\n")) return false;
      options.add(option);
      used++;
    }
    if (options.size > mostChoices) return false;
  }
  // Each value at least twice on average, more often when there are many: names of people repeat a little, too.
  return used >= options.size * (options.size <= 8 ? 2 : 5) && lists.length >= 4;
}

/** Does the reading depend on whether the day or the month comes first? Then the person is asked. */
export const orderMatters = (cells: readonly string[]): boolean => cells.some(asksForOrder);
