/**
 * A decimal as a text that compares, byte by byte, as the numbers do; equal numbers give equal keys, whatever their
 * spelling. SQLite's own numbers hold 15 digits, kintone's 30.
 *
 * Sign, then (for all but zero) the length of the exponent, the exponent, the digits without zeros at the end.
 * For negative numbers everything after the sign is mirrored, and `~` closes the digits, so that longer means less.
 */
export function decimalKey(plain: string): string {
  const [, minus, whole = "", fraction = "", power = "0"] = decimal.exec(plain) ?? notDecimal(plain);
  const digits = (whole + fraction).replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  if (!significant) return "0";
  const exponent = digits.length - fraction.length - 1 + Number(power);
  const key = exponentKey(exponent) + significant;
  return minus ? `-${mirror(key)}~` : `1${key}`;
}

const decimal = /^(-)?(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;
function notDecimal(text: string): never {
  throw new Error(`not a decimal: ${text.slice(0, 40)}`);
}

/** `a` to `m` for negative exponents and `n` to `z` for the others: the more digits, the further from the middle. */
function exponentKey(exponent: number): string {
  const digits = String(Math.abs(exponent));
  return exponent < 0
    ? String.fromCharCode(letter.m - digits.length + 1) + mirror(digits)
    : String.fromCharCode(letter.n + digits.length - 1) + digits;
}

const letter = { a: 97, m: 109, n: 110, z: 122 };

/** 0 ↔ 9 and a ↔ z: what came later comes earlier. */
function mirror(text: string): string {
  let mirrored = "";
  for (const character of text) {
    const code = character.charCodeAt(0);
    mirrored += String.fromCharCode(code >= letter.a ? letter.a + letter.z - code : 48 + 57 - code);
  }
  return mirrored;
}
