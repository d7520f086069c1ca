/**
 * A printed decimal as a whole number of units of its last digit: "-0.45" with two decimals is -45.
 *
 * Spreadsheets store -0.07 as "-7.0000000000000007E-2": such noise, within 1e-9 of a whole number, is rounded away.
 * Digits that mean something are never dropped.
 *
 * @param text digits with an optional sign, point and exponent; no spaces, no thousands separators
 * @param decimals digits after the point that are kept, whole, 0 or more
 * @returns a safe integer, or null when the text is not a number, has more decimals or is too large
 * @throws RangeError when decimals is not a count
 * @example parseDecimal("1.50", 1) // 15
 */
export function parseDecimal(text: string, decimals: number): number | null {
  if (!(Number.isSafeInteger(decimals) && decimals >= 0)) throw new RangeError(`decimals not a count: ${decimals}`);
  const parts = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(text);
  if (parts === null) return null;
  const [, sign, beforePoint = "", afterPoint = "", exponent = "0"] = parts;
  const digits = beforePoint + afterPoint;
  if (digits === "") return null;
  const point = beforePoint.length + Number(exponent) + decimals;
  const kept = Math.max(point, 0);
  const floor = Number(`${digits.slice(0, kept) || "0"}e${Math.max(point - digits.length, 0)}`);
  const rest = Number(`0.${digits.slice(kept)}e${Math.min(point, 0)}`);
  if (rest > NOISE && rest < 1 - NOISE) return null;
  const size = rest > NOISE ? floor + 1 : floor;
  if (!Number.isSafeInteger(size)) return null;
  return sign === "-" && size > 0 ? -size : size;
}

/**
 * A number rounded to significant digits, halves away from zero.
 *
 * Decided on the shortest decimal that reads back as x: 0.145 is a half in decimal, whatever its binary digits.
 *
 * @param x finite
 * @param digits whole, 1 to 15
 * @throws RangeError when x is not finite or digits out of range
 * @example roundToSignificant(0.0145, 2) // 0.015
 */
export function roundToSignificant(x: number, digits: number): number {
  if (!Number.isFinite(x)) throw new RangeError(`not finite: ${x}`);
  if (!(Number.isInteger(digits) && digits >= 1 && digits <= 15))
    throw new RangeError(`digits outside 1 to 15: ${digits}`);
  if (x === 0) return 0;
  const [mantissa = "", exponent = ""] = Math.abs(x).toExponential().split("e");
  const all = mantissa.replace(".", "");
  if (all.length <= digits) return x;
  const kept = Number(all.slice(0, digits)) + (Number(all[digits]) >= 5 ? 1 : 0);
  return Math.sign(x) * Number(`${kept}e${Number(exponent) - digits + 1}`);
}

/**
 * How many decimals show x to the given number of significant digits, after rounding to them.
 *
 * @param x finite; 0 counts its zero before the point as one digit
 * @param digits whole, 1 to 15
 * @returns 0 to 12, even where x would need fewer or more
 * @throws RangeError when x is not finite or digits out of range
 * @example decimalsForSignificant(0.0996, 2) // 2, for 0.10
 */
export function decimalsForSignificant(x: number, digits: number): number {
  const [, exponent] = roundToSignificant(x, digits).toExponential().split("e");
  return Math.min(12, Math.max(0, digits - 1 - Number(exponent)));
}

/**
 * A number with fixed decimals, as `toFixed` but never "-0.00".
 *
 * @param x finite
 * @param decimals whole, 0 to 100
 * @throws RangeError when x is not finite or decimals out of range
 * @example formatFixed(-0.004, 2) // "0.00"
 */
export function formatFixed(x: number, decimals: number): string {
  if (!Number.isFinite(x)) throw new RangeError(`not finite: ${x}`);
  const text = x.toFixed(decimals);
  return /^-[0.]+$/.test(text) ? text.slice(1) : text;
}

const NOISE = 1e-9;
