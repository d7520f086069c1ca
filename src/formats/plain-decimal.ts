/**
 * A number written out in full: the shortest digits that read back as the same double, without an exponent.
 *
 * @param text a number as programs store it
 * @returns the text as it is when it is not a finite number
 * @example plainDecimal("-7.0000000000000007E-2") // "-0.07"
 * @example plainDecimal("1E+21") // "1000000000000000000000"
 */
export function plainDecimal(text: string): string {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) return text;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits}${"0".repeat(point - digits.length)}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
