import { ColdspotError } from "../effects/coldspot-error.ts";
import type { Expectation } from "./expectation.ts";

/**
 * What pupils would be expected to reach if prior attainment had been measured without error.
 *
 * Errors in prior scores flatten the line of outcomes on prior attainment: with reliability r, the variance of true
 * scores over that of measured ones, the least-squares slope is r times the true one. So expectations get a line that is
 * steeper by 1/r. With means X_b and Y_b of the N_b expectation pupils of band b, X and Y of the year, and b the slope
 * `sum N_b (X_b - X) (Y_b - Y) / sum N_b (X_b - X)^2`:
 *
 * ```
 * expected of band b = Y_b + b (1/r - 1) (X_b - X)
 * ```
 *
 * In points a gap falls by exactly `b (1/r - 1)` times the difference between the two groups in mean prior attainment,
 * taking the mean of a band for its pupils. Errors are assumed to be classical: of mean zero in every group, independent
 * of true score and outcome.
 *
 * @param priors per band: sum of scaled prior attainment of its expectation pupils
 * @param start first band of each year, then the number of bands
 * @param reliability above 0 and up to 1; 1 changes nothing
 * @returns sums rounded to whole outcome steps, so that ties of residuals stay exact
 * @throws ColdspotError (3) when a year has pupils in one band only, which gives no slope
 * @source Fuller (1987), Measurement Error Models, section 1.1: the attenuated slope and its correction
 * @example // bands (2 pupils, prior 0, sum 20) and (2, prior 10, sum 40), r = 0.5: slope 1, sums 10 and 50
 */
export function steeperExpectation(
  expectation: Expectation,
  priors: Float64Array,
  start: Int32Array,
  reliability: number,
): Expectation {
  if (!(reliability > 0 && reliability <= 1)) throw new RangeError(`not a reliability: ${reliability}`);
  const { pupils, sum } = expectation;
  const steeper = sum.slice();
  const offset = new Float64Array(sum.length);
  for (let year = 0; year + 1 < start.length; year++) {
    const [from, to] = [start[year] as number, start[year + 1] as number];
    if (from === to) continue;
    const total = (of: Float64Array) => of.subarray(from, to).reduce((all, part) => all + part, 0);
    const everybody = total(pupils);
    const [meanPrior, mean] = [total(priors) / everybody, total(sum) / everybody];
    let together = 0;
    let squares = 0;
    for (let band = from; band < to; band++) {
      const count = pupils[band] as number;
      const off = (priors[band] as number) / count - meanPrior;
      offset[band] = off;
      together += count * off * ((sum[band] as number) / count - mean);
      squares += count * off * off;
    }
    if (!(squares > 0))
      throw new ColdspotError(`prior attainment in a single band cannot be corrected for its errors: ${reliability}`, {
        exitCode: 3,
        advice: "cut prior attainment into several bands, or take ks2_reliability out of the study",
      });
    const steeperBy = (together / squares) * (1 / reliability - 1);
    for (let band = from; band < to; band++) {
      const count = pupils[band] as number;
      steeper[band] = (sum[band] as number) + Math.round(steeperBy * ((priors[band] as number) - count * meanPrior));
    }
  }
  return { pupils, sum: steeper, steeper: { by: 1 / reliability - 1, measured: sum, offset } };
}
