/** From here on the series below are exact to the last digits of a double. */
const far = 12;

function refuse(x: number): void {
  if (!(x > 0 && x < Infinity)) throw new RangeError(`argument not above 0: ${x}`);
}

/**
 * The digamma function: derivative of the logarithm of the gamma function.
 *
 * @param x above 0
 * @throws RangeError for any other number
 * @source Abramowitz and Stegun (1964), 6.3.5 and 6.3.18
 * @example digamma(1) // -0.5772156649015329
 */
export function digamma(x: number): number {
  refuse(x);
  let [at, sum] = [x, 0];
  for (; at < far; at++) sum -= 1 / at;
  const y = 1 / (at * at);
  const series = y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - y / 132))));
  return sum + Math.log(at) - 1 / (2 * at) - series;
}

/**
 * The trigamma function: derivative of the digamma function. Falls from infinity at 0 to 0.
 *
 * @param x above 0
 * @throws RangeError for any other number
 * @source Abramowitz and Stegun (1964), 6.4.6 and 6.4.12
 * @example trigamma(1) // 1.6449340668482264, pi^2 / 6
 */
export function trigamma(x: number): number {
  refuse(x);
  let [at, sum] = [x, 0];
  for (; at < far; at++) sum += 1 / (at * at);
  const y = 1 / (at * at);
  const series = y * (1 / 6 - y * (1 / 30 - y * (1 / 42 - y * (1 / 30 - (y * 5) / 66))));
  return sum + 1 / at + y / 2 + series / at;
}

/**
 * The number whose trigamma is a given one, by halving.
 *
 * @param value above 0
 * @throws RangeError for any other number
 * @example inverseTrigamma(1.6449340668482264) // 1
 */
export function inverseTrigamma(value: number): number {
  refuse(value);
  // 1/x + 1/(2 x^2) < trigamma(x) < 1/x + 1/x^2
  let low = 1 / (2 * value);
  let high = 1 / value + 1 / Math.sqrt(value) + 1;
  while (trigamma(low) < value) low /= 2;
  while (trigamma(high) > value) high *= 2;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return middle;
    if (trigamma(middle) > value) low = middle;
    else high = middle;
  }
}
