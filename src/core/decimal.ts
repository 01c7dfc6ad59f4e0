/**
 * Exact decimals, as NUMBER fields and queries need them: 30 digits are far beyond a double. A number is kept as its
 * significant digits and the place of the point, so 1e999999999 costs no more than 1.
 */
export interface Decimal {
  readonly negative: boolean;
  /** without zeros at either end; "" is zero */
  readonly digits: string;
  /** the value is 0.digits × 10^exponent */
  readonly exponent: number;
}

export type Rounding = "HALF_EVEN" | "UP" | "DOWN";

const zero: Decimal = { negative: false, digits: "", exponent: 0 };

const strict = /^([+-]?)([0-9]+)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?$/;
const loose = /^([+-]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?$/;

/** What a record may bring for a NUMBER: an integer part is needed ("5." is 5, ".5" is nothing), half-width only. */
export function readDecimal(text: string): Decimal | undefined {
  return read(strict, text);
}

/** What a query, and a record inside a table, may bring: also ".5" and full-width digits (signs, dots and e never). */
export function readLooseDecimal(text: string): Decimal | undefined {
  return read(loose, halfWidthDigits(text));
}

export function halfWidthDigits(text: string): string {
  return text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}

function read(form: RegExp, text: string): Decimal | undefined {
  const match = form.exec(text);
  if (!match) return undefined;
  const [, sign, whole = "", fraction = "", power = "0"] = match;
  if (whole === "" && fraction === "") return undefined;
  return normal(sign === "-", whole + fraction, whole.length + exponentOf(power));
}

// Far beyond every number of a user, far below where adding to it would lose a digit.
const largestExponent = 1e12;

const exponentOf = (text: string) => Math.max(-largestExponent, Math.min(largestExponent, Number(text)));

function normal(negative: boolean, digits: string, exponent: number): Decimal {
  let start = 0;
  while (digits[start] === "0") start++;
  let end = digits.length;
  while (end > start && digits[end - 1] === "0") end--;
  return start === end ? zero : { negative, digits: digits.slice(start, end), exponent: exponent - start };
}

const longestPlain = 1000;

/** Without exponent, plus sign and needless zeros: "15", "-0.5", "0". */
export function plain({ negative, digits, exponent }: Decimal): string {
  if (digits === "") return "0";
  const sign = negative ? "-" : "";
  // Nobody stores such a number. Writing it out could take gigabytes, so it keeps its exponent.
  if (Math.abs(exponent) > longestPlain) return `${sign}0.${digits}e${exponent}`;
  if (exponent <= 0) return `${sign}0.${"0".repeat(-exponent)}${digits}`;
  const whole = digits.slice(0, exponent).padEnd(exponent, "0");
  const fraction = digits.slice(exponent);
  return fraction === "" ? sign + whole : `${sign}${whole}.${fraction}`;
}

/** Below 0, 0 or above 0, like the compare function of a sort. */
export function compare(a: Decimal, b: Decimal): number {
  return signOf(a) - signOf(b) || compareSizes(a, b) * signOf(a);
}

const signOf = ({ negative, digits }: Decimal) => (digits === "" ? 0 : negative ? -1 : 1);

function compareSizes(a: Decimal, b: Decimal): number {
  if (a.exponent !== b.exponent) return a.exponent < b.exponent ? -1 : 1;
  // Digits after the point: the shorter one goes on with zeros, which is how strings compare.
  return a.digits === b.digits ? 0 : a.digits < b.digits ? -1 : 1;
}

/** compare() for numbers written plainly, as records hold them. */
export function comparePlain(a: string, b: string): number {
  return compare(readLooseDecimal(a) ?? zero, readLooseDecimal(b) ?? zero);
}

/** UP is away from zero, DOWN towards it, HALF_EVEN to the nearest and between two to the even one. */
export function round(value: Decimal, places: number, mode: Rounding): Decimal {
  const { negative, digits, exponent } = value;
  const kept = Math.max(0, exponent + places);
  if (digits.length <= kept) return value;
  // Everything is cut off and the first digit stands behind the place of the half.
  const tiny = exponent + places < 0;
  const up =
    mode === "UP" ||
    (mode === "HALF_EVEN" && !tiny && aboveHalf(digits.slice(kept), isOdd(digits[kept - 1] ?? "0")));
  if (!up) return normal(negative, digits.slice(0, kept), exponent);
  const raised = plusOne(digits.slice(0, kept));
  return normal(negative, raised, raised.length - places);
}

/** `cut` has no zero at its end, so a lone 5 is exactly the half. */
const aboveHalf = (cut: string, odd: boolean) => cut > "5" || (cut === "5" && odd);
const isOdd = (digit: string) => "13579".includes(digit);

function plusOne(digits: string): string {
  let nines = digits.length;
  while (nines > 0 && digits[nines - 1] === "9") nines--;
  const zeros = "0".repeat(digits.length - nines);
  if (nines === 0) return `1${zeros}`;
  return digits.slice(0, nines - 1) + String(Number(digits[nines - 1]) + 1) + zeros;
}

/** How many digits stand before the point; 0 for 0.5. */
export function integerDigits({ digits, exponent }: Decimal): number {
  return digits === "" ? 0 : Math.max(0, exponent);
}

/** How many digits stand behind the point. */
export function decimalPlaces({ digits, exponent }: Decimal): number {
  return Math.max(0, digits.length - exponent);
}

const reach = 50;

/**
 * For comparing with what is stored, which has at most 30 digits: a number that compares with each of those exactly
 * as the given one does, and is short.
 */
export function bounded(value: Decimal): Decimal {
  const { negative, digits, exponent } = value;
  if (digits === "") return zero;
  if (exponent > reach) return { negative, digits: "1", exponent: reach };
  if (exponent < -reach) return { negative, digits: "1", exponent: -reach };
  const kept = exponent + reach;
  return digits.length <= kept ? value : { negative, digits: `${digits.slice(0, kept)}1`, exponent };
}
