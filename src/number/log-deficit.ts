/**
 * `u - log(1 + u)`: how far the logarithm falls short of its tangent. Never negative.
 *
 * Near 0 it is about u^2 / 2, which the plain difference would lose, so a series in `u / (2 + u)` is used there.
 *
 * @param u above -1
 * @param onePlusU pass it when it is known more exactly than `1 + u` gives, for example when u is close to -1
 * @source log(1 + u) = 2 atanh(u / (2 + u)), Abramowitz and Stegun (1964), 4.1.27
 * @example logDeficit(0.001) // 4.9966691646...e-7
 */
export function logDeficit(u: number, onePlusU: number = 1 + u): number {
  if (Math.abs(u) > 0.5) return u - Math.log(onePlusU);
  const s = u / (2 + u);
  const square = s * s;
  let series = 0;
  for (let odd = 37; odd >= 3; odd -= 2) series = (series + 1 / odd) * square;
  return s * (u - 2 * series);
}
