import { cholesky } from "../../number/cholesky.ts";
import { normalCumulative } from "../../number/normal.ts";
import { randomSource } from "../../number/random.ts";
import type { CovarianceMatrix } from "../covariance-matrix.ts";
import { sidakMiss } from "./sidak.ts";

/** What must hold jointly: the interval of each figure, or of each difference between two of them. */
export type Together = "each" | "pairs";

/** How random numbers are used: the same seed, stream and draws give the same result. */
export interface Draws {
  readonly draws: number;
  readonly seed: number;
  readonly stream: number;
}

/** Enough to give the joint coverage to 0.15 of a per cent (a standard error); two seconds for all pairs of 150 areas. */
export const usualDraws = 20_000;

/**
 * How often each of several intervals may miss so that all of them hold jointly: `sidakMiss`, less strict where
 * figures share schools or a comparator.
 *
 * Draws normal errors with the given covariances, takes the largest |error / se| of each draw, and gives the two-sided
 * normal probability beyond its quantile. The quantile is draw number ceil((draws + 1) (1 - miss)), which allows for
 * the randomness of the draws themselves. Never below `sidakMiss` and never above `miss`, between which the truth lies.
 * Use the result in the t with each figure's own degrees of freedom. For errors that are not normal that is an
 * approximation: exact for independent figures and for one figure.
 *
 * @param covariance of all figures that were looked at, in an order that does not depend on the input, such as by id
 * @param miss how often any of them may miss, 0.05 for 95% together
 * @returns a probability for each two-sided interval; `miss` where at most one figure or pair has an error
 * @throws RangeError when the matrix is not a covariance matrix, or `draws` is too small for `miss`
 * @source Hothorn, Bretz and Westfall (2008), Biometrical Journal 50, 346-363, section 3; bounds: Sidak (1967)
 * @example jointMiss([[1, 1], [1, 1]], "each", 0.05, { draws: 1000, seed: 1, stream: 0 }) // about 0.05, not 0.0253
 */
export function jointMiss(
  covariance: readonly ArrayLike<number>[] | CovarianceMatrix,
  together: Together,
  miss: number,
  { draws, seed, stream }: Draws,
): number {
  const contrasts = together === "each" ? eachOf(covariance) : pairsOf(covariance);
  const count = contrasts.scale.length;
  const least = sidakMiss(miss, Math.max(1, count));
  const place = Math.ceil((draws + 1) * (1 - miss));
  if (!(Number.isInteger(draws) && place <= draws)) throw new RangeError(`too few draws: ${draws}`);
  if (count <= 1) return miss;
  const largest = largestOfDraws(cholesky(covariance), contrasts, { draws, seed, stream }).sort();
  const beyond = 2 * normalCumulative(-(largest[place - 1] ?? Infinity));
  return Math.min(miss, Math.max(least, beyond));
}

/** Contrasts as positions of figures, second -1 for none, with 1 / standard error; those without an error are left out. */
interface Contrasts {
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly scale: Float64Array;
}

type Contrast = readonly [first: number, second: number, variance: number];

function contrastsOf(list: readonly Contrast[]): Contrasts {
  return {
    first: Int32Array.from(list, ([first]) => first),
    second: Int32Array.from(list, ([, second]) => second),
    scale: Float64Array.from(list, ([, , variance]) => 1 / Math.sqrt(variance)),
  };
}

function eachOf(covariance: readonly ArrayLike<number>[]): Contrasts {
  const list = covariance.map((row, index): Contrast => [index, -1, row[index] ?? 0]);
  return contrastsOf(list.filter(([, , variance]) => variance > 0));
}

function pairsOf(covariance: readonly ArrayLike<number>[]): Contrasts {
  const list: Contrast[] = [];
  for (let first = 0; first < covariance.length; first++)
    for (let second = 0; second < first; second++) {
      const variance = varianceOfDifference(covariance, first, second);
      if (variance > 0) list.push([first, second, variance]);
    }
  return contrastsOf(list);
}

/** Variance of the difference of two figures; 0 where it is no larger than the rounding error of what it comes from. */
export function varianceOfDifference(covariance: readonly ArrayLike<number>[], first: number, second: number): number {
  const own = (covariance[first]?.[first] ?? 0) + (covariance[second]?.[second] ?? 0);
  const variance = own - 2 * (covariance[Math.max(first, second)]?.[Math.min(first, second)] ?? 0);
  return variance > 1e-12 * own ? variance : 0;
}

function largestOfDraws(lower: readonly Float64Array[], contrasts: Contrasts, { draws, seed, stream }: Draws) {
  const { first, second, scale } = contrasts;
  const random = randomSource(seed, stream);
  const largest = new Float64Array(draws);
  const error = new Float64Array(lower.length);
  const normal = new Float64Array(lower.length);
  const entries = Float64Array.from(lower.flatMap((row) => [...row]));
  for (let draw = 0; draw < draws; draw++) {
    for (let at = 0; at < normal.length; at++) normal[at] = random.normal();
    for (let row = 0, next = 0; row < error.length; row++) {
      let sum = 0;
      for (let at = 0; at <= row; at++) sum += (entries[next++] as number) * (normal[at] as number);
      error[row] = sum;
    }
    let most = 0;
    for (let at = 0; at < scale.length; at++) {
      const other = second[at] as number;
      const apart = (error[first[at] as number] as number) - (other < 0 ? 0 : (error[other] as number));
      const size = Math.abs(apart) * (scale[at] as number);
      if (size > most) most = size;
    }
    largest[draw] = most;
  }
  return largest;
}
