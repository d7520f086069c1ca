/**
 * Which of two fractions is larger, exactly: the sign of a / b - c / d.
 *
 * Decides ties between ranks, so that they never depend on the last bit of a quotient.
 * Cross products below 2^53 are exact as doubles; larger ones are compared as big integers.
 *
 * @param a numerator of the first, whole
 * @param b denominator of the first, whole, positive
 * @param c numerator of the second, whole
 * @param d denominator of the second, whole, positive
 * @returns -1, 0 or 1, as a sort expects
 * @throws RangeError when a number is not whole or a denominator not positive
 * @example compareFractions(1, 3, 2, 6) // 0
 */
export function compareFractions(a: number, b: number, c: number, d: number): -1 | 0 | 1 {
  if (!Number.isInteger(a)) throw new RangeError(`numerator not whole: ${a}`);
  if (!Number.isInteger(c)) throw new RangeError(`numerator not whole: ${c}`);
  if (!(Number.isInteger(b) && b > 0)) throw new RangeError(`denominator not whole and positive: ${b}`);
  if (!(Number.isInteger(d) && d > 0)) throw new RangeError(`denominator not whole and positive: ${d}`);
  const left = a * d;
  const right = c * b;
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return sign(left, right);
  return sign(BigInt(a) * BigInt(d), BigInt(c) * BigInt(b));
}

function sign<T extends number | bigint>(left: T, right: T): -1 | 0 | 1 {
  return left < right ? -1 : left > right ? 1 : 0;
}
