import { problem } from "../errors/problem.ts";
import {
  addDays,
  type DateUnit,
  daysInMonth,
  firstOfMonth,
  firstOfYear,
  moveDate,
  weekday,
} from "../time.ts";

/** Whole days, from the first to the last. */
export interface Days {
  readonly first: string;
  readonly last: string;
}

/**
 * The functions of the query language. Those of dates stand for a period, worked out from today in the caller's time
 * zone; the others are read in check.ts. The examples hold on Wednesday, 31 January 2024: the
 * tests run them and the manual shows them.
 */
export interface QueryFunction {
  /** how the manual writes its arguments */
  readonly takes: "" | "n, UNIT" | "DAY" | "n or LAST";
  readonly gives: "minute" | "days" | "user" | "organization";
  readonly says: string;
  readonly days?: (today: string, given: readonly string[]) => Days;
  readonly examples?: Readonly<Record<string, string>>;
}

export const functions = {
  NOW: { takes: "", gives: "minute", says: "The current minute." },
  TODAY: {
    takes: "",
    gives: "days",
    says: "Today.",
    days: (today) => oneDay(today),
    examples: { "TODAY()": "2024-01-31" },
  },
  YESTERDAY: {
    takes: "",
    gives: "days",
    says: "The day before today.",
    days: (today) => oneDay(addDays(today, -1)),
    examples: { "YESTERDAY()": "2024-01-30" },
  },
  TOMORROW: {
    takes: "",
    gives: "days",
    says: "The day after today.",
    days: (today) => oneDay(addDays(today, 1)),
    examples: { "TOMORROW()": "2024-02-01" },
  },
  FROM_TODAY: {
    takes: "n, UNIT",
    gives: "days",
    says: "The day that is n DAYS, WEEKS, MONTHS or YEARS after today, before it if n is negative. A month that lacks the day gives its last day.",
    days: fromToday,
    examples: {
      "FROM_TODAY(-5, DAYS)": "2024-01-26",
      "FROM_TODAY(2, WEEKS)": "2024-02-14",
      "FROM_TODAY(1, MONTHS)": "2024-02-29",
      "FROM_TODAY(-1, YEARS)": "2023-01-31",
    },
  },
  THIS_WEEK: {
    takes: "DAY",
    gives: "days",
    says: "This week, from Sunday to Saturday, or its SUNDAY, MONDAY … SATURDAY.",
    days: (today, given) => week(today, given),
    examples: { "THIS_WEEK()": "2024-01-28 to 2024-02-03", "THIS_WEEK(MONDAY)": "2024-01-29" },
  },
  LAST_WEEK: {
    takes: "DAY",
    gives: "days",
    says: "The week before, or a day of it.",
    days: (today, given) => week(addDays(today, -7), given),
    examples: { "LAST_WEEK()": "2024-01-21 to 2024-01-27", "LAST_WEEK(SATURDAY)": "2024-01-27" },
  },
  NEXT_WEEK: {
    takes: "DAY",
    gives: "days",
    says: "The week after, or a day of it.",
    days: (today, given) => week(addDays(today, 7), given),
    examples: { "NEXT_WEEK()": "2024-02-04 to 2024-02-10", "NEXT_WEEK(SUNDAY)": "2024-02-04" },
  },
  THIS_MONTH: {
    takes: "n or LAST",
    gives: "days",
    says: "This month, its day 1 to 31, or its LAST day. A day that the month lacks is the first day of the next month.",
    days: (today, given) => month(firstOfMonth(today), given),
    examples: {
      "THIS_MONTH()": "2024-01-01 to 2024-01-31",
      "THIS_MONTH(15)": "2024-01-15",
      "THIS_MONTH(LAST)": "2024-01-31",
    },
  },
  LAST_MONTH: {
    takes: "n or LAST",
    gives: "days",
    says: "The month before, or a day of it.",
    days: (today, given) => month(moveDate(firstOfMonth(today), -1, "MONTHS"), given),
    examples: { "LAST_MONTH()": "2023-12-01 to 2023-12-31", "LAST_MONTH(1)": "2023-12-01" },
  },
  NEXT_MONTH: {
    takes: "n or LAST",
    gives: "days",
    says: "The month after, or a day of it.",
    days: (today, given) => month(moveDate(firstOfMonth(today), 1, "MONTHS"), given),
    examples: {
      "NEXT_MONTH()": "2024-02-01 to 2024-02-29",
      "NEXT_MONTH(LAST)": "2024-02-29",
      "NEXT_MONTH(30)": "2024-03-01",
    },
  },
  THIS_YEAR: {
    takes: "",
    gives: "days",
    says: "This calendar year.",
    days: (today) => year(today, 0),
    examples: { "THIS_YEAR()": "2024-01-01 to 2024-12-31" },
  },
  LAST_YEAR: {
    takes: "",
    gives: "days",
    says: "The calendar year before.",
    days: (today) => year(today, -1),
    examples: { "LAST_YEAR()": "2023-01-01 to 2023-12-31" },
  },
  NEXT_YEAR: {
    takes: "",
    gives: "days",
    says: "The calendar year after.",
    days: (today) => year(today, 1),
    examples: { "NEXT_YEAR()": "2025-01-01 to 2025-12-31" },
  },
  LOGINUSER: { takes: "", gives: "user", says: "Who asks; only between the parentheses of in and not in." },
  PRIMARY_ORGANIZATION: {
    takes: "",
    gives: "organization",
    says: "The preferred department of who asks; only between the parentheses of in and not in.",
  },
} as const satisfies Readonly<Record<string, QueryFunction>>;

export type FunctionName = keyof typeof functions;

export function isFunctionName(name: string): name is FunctionName {
  return Object.hasOwn(functions, name);
}

const argumentCounts = { "": [0, 0], "n, UNIT": [2, 2], DAY: [0, 1], "n or LAST": [0, 1] } as const;

/** The function of this name, if it takes as many arguments. */
export function functionCalled(name: FunctionName, given: readonly string[]): QueryFunction {
  const found: QueryFunction = functions[name];
  const [least, most] = argumentCounts[found.takes];
  if (given.length < least || given.length > most) throw wrongArguments();
  return found;
}

/** Wrong arguments are GAIA_IL08 in general; kintone has codes of their own for a unit and a day of the month. */
const wrongArguments = () => problem("GAIA_IL08");

const oneDay = (date: string): Days => ({ first: date, last: date });

const units: readonly string[] = ["DAYS", "WEEKS", "MONTHS", "YEARS"] satisfies DateUnit[];

function fromToday(today: string, given: readonly string[]): Days {
  const [n = "", unit = ""] = given;
  if (!isInteger(n)) throw wrongArguments();
  if (!units.includes(unit)) throw problem("GAIA_IQ25");
  return oneDay(moveDate(today, Number(n), unit as DateUnit));
}

const weekdays = ["SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"];

function week(date: string, given: readonly string[]): Days {
  const [name] = given;
  const sunday = addDays(date, -weekday(date));
  if (name === undefined) return { first: sunday, last: addDays(sunday, 6) };
  const index = weekdays.indexOf(name);
  if (index < 0) throw wrongArguments();
  return oneDay(addDays(sunday, index));
}

function month(first: string, given: readonly string[]): Days {
  const [day] = given;
  const length = daysInMonth(Number(first.slice(0, 4)), Number(first.slice(5, 7)));
  const last = addDays(first, length - 1);
  if (day === undefined) return { first, last };
  if (day === "LAST") return oneDay(last);
  if (!isInteger(day) || Number(day) < 1 || Number(day) > 31) throw problem("GAIA_IQ23", { value: day });
  return oneDay(addDays(first, Math.min(Number(day), length + 1) - 1));
}

function year(today: string, distance: number): Days {
  const first = moveDate(firstOfYear(today), distance, "YEARS");
  return { first, last: `${first.slice(0, 5)}12-31` };
}

const isInteger = (text: string) => /^[+-]?[0-9]+$/.test(text);
