import { type Decimal, readLooseDecimal, round } from "../decimal.ts";
import { type NumberReader, type NumberWriter, noResult, tooManyDigits } from "./value.ts";

/** The app's setting; the same as fields/field.ts calls NumberPrecision. */
export interface Precision {
  readonly digits: number;
  readonly decimalPlaces: number;
  readonly roundingMode: Rounding;
}
type Rounding = "HALF_EVEN" | "UP" | "DOWN";
/** HALF_UP: halves away from zero, for the functions whose rounding the app's setting does not decide. */
type AnyRounding = Rounding | "HALF_UP";

/**
 * The arithmetic of one app. kintone rounds every literal and every result to the app's decimal places, so each number
 * is a whole multiple of one smallest step: a bigint that counts the steps is exact, and cannot be NaN or Infinity.
 */
export class Numbers implements NumberReader, NumberWriter {
  readonly places: number;
  readonly #mode: Rounding;
  /** steps in 1 */
  readonly #one: bigint;
  readonly #bound: bigint;

  constructor({ digits, decimalPlaces, roundingMode }: Precision) {
    this.places = decimalPlaces;
    this.#mode = roundingMode;
    this.#one = 10n ** BigInt(decimalPlaces);
    this.#bound = 10n ** BigInt(Math.max(digits, decimalPlaces));
  }

  /** A stored value: it may be older than the app's precision, so it is rounded, but never refused. */
  read(text: string): bigint {
    const number = readLooseDecimal(text);
    return number ? this.#steps(round(number, this.places, this.#mode)) : 0n;
  }
  whole(number: number): bigint {
    return BigInt(number) * this.#one;
  }
  literal(text: string): bigint {
    return this.#kept(this.read(text));
  }

  #steps({ negative, digits, exponent }: Decimal): bigint {
    if (digits === "") return 0n;
    const size = BigInt(digits) * 10n ** BigInt(exponent - digits.length + this.places);
    return negative ? -size : size;
  }

  #kept(number: bigint): bigint {
    if (number >= this.#bound || number <= -this.#bound) throw tooManyDigits;
    return number;
  }

  add(a: bigint, b: bigint): bigint {
    return this.#kept(a + b);
  }
  subtract(a: bigint, b: bigint): bigint {
    return this.#kept(a - b);
  }
  multiply(a: bigint, b: bigint): bigint {
    return this.#kept(divided(a * b, this.#one, this.#mode));
  }
  divide(a: bigint, b: bigint): bigint {
    if (b === 0n) throw noResult;
    return this.#kept(divided(a * this.#one, b, this.#mode));
  }

  /** Only the final result is rounded. The exponent is cut to a whole number, downwards. */
  power(base: bigint, exponent: bigint): bigint {
    const times = floored(exponent, this.#one);
    if (times > 100n || times < -100n) throw noResult;
    if (times >= 0n) return this.#kept(divided(base ** times * this.#one, this.#one ** times, this.#mode));
    if (base === 0n) throw noResult;
    return this.#kept(divided(this.#one ** -times * this.#one, base ** -times, this.#mode));
  }

  /** To so many decimals; fewer than none rounds digits before the point. */
  rounded(number: bigint, decimals: bigint, mode: AnyRounding): bigint {
    const cut = BigInt(this.places) - this.truncated(decimals);
    if (cut <= 0n) return number;
    // Beyond this every digit is cut off, and 10 ** cut would only cost time.
    const step = 10n ** (cut > 100n ? 100n : cut);
    return this.#kept(divided(number, step, mode) * step);
  }

  truncated(number: bigint): bigint {
    return number / this.#one;
  }

  /** Without needless zeros: "15", "-0.5", "0". */
  plain(number: bigint): string {
    const sign = number < 0n ? "-" : "";
    const digits = String(number < 0n ? -number : number).padStart(this.places + 1, "0");
    const point = digits.length - this.places;
    const fraction = digits.slice(point).replace(/0+$/, "");
    return sign + digits.slice(0, point) + (fraction === "" ? "" : `.${fraction}`);
  }
}

function divided(a: bigint, b: bigint, mode: AnyRounding): bigint {
  const quotient = a / b;
  const rest = a % b;
  if (rest === 0n || mode === "DOWN") return quotient;
  const away = quotient + (a < 0n === b < 0n ? 1n : -1n);
  if (mode === "UP") return away;
  const half = sizeOf(rest) * 2n - sizeOf(b);
  if (half === 0n) return mode === "HALF_UP" || quotient % 2n !== 0n ? away : quotient;
  return half > 0n ? away : quotient;
}

const sizeOf = (number: bigint) => (number < 0n ? -number : number);

function floored(a: bigint, b: bigint): bigint {
  return a < 0n && a % b !== 0n ? a / b - 1n : a / b;
}
