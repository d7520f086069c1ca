import { cholesky } from "../../number/cholesky.ts";
import { normalCumulative } from "../../number/normal.ts";
import { randomSource } from "../../number/random.ts";
import type { CovarianceMatrix } from "../covariance-matrix.ts";
import { sidakMiss } from "./sidak.ts";

/** What must hold jointly: the interval of each figure, or of each difference between two of them. */
export type Together = "each" | "pairs";

/** Ordered pairs: whether figure `one` is larger than `other`, at `[one][other]`, 1 for yes. */
export type LargerOfPairs = readonly Uint8Array[];

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
 * @param settled pairs of which it is known which is the larger, for a further step of a stepwise procedure: of these only
 *   errors in the other direction count. None by default
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
  settled: LargerOfPairs | null = null,
): number {
  const place = Math.ceil((draws + 1) * (1 - miss));
  if (!(Number.isInteger(draws) && place <= draws)) throw new RangeError(`too few draws: ${draws}`);
  const { count, errors } = largestErrors(covariance, together, { draws, seed, stream }, settled);
  const least = sidakMiss(miss, Math.max(1, count));
  if (count <= 1) return miss;
  const beyond = 2 * normalCumulative(-(errors[place - 1] ?? Infinity));
  return Math.min(miss, Math.max(least, beyond));
}

/** The largest |error / se| of each draw, in order of size, and how many figures or pairs have an error. */
export function largestErrors(
  covariance: readonly ArrayLike<number>[] | CovarianceMatrix,
  together: Together,
  draws: Draws,
  settled: LargerOfPairs | null = null,
): { readonly count: number; readonly errors: Float64Array } {
  const { count, largest } = together === "each" ? eachOf(covariance) : pairsOf(covariance, settled);
  if (count <= 1) return { count, errors: new Float64Array(0) };
  return {
    count,
    errors: largestOfDraws(cholesky(covariance), largest, { ...draws, mirrored: settled !== null }).sort(),
  };
}

/** What must hold jointly: how many figures or pairs have an error, and the largest |error / se| of these in a draw. */
interface Contrasts {
  readonly count: number;
  readonly largest: (errors: Float64Array) => number;
}

const oneOver = (variance: number): number => (variance > 0 ? 1 / Math.sqrt(variance) : 0);

function eachOf(covariance: readonly ArrayLike<number>[]): Contrasts {
  const scale = Float64Array.from(covariance, (row, index) => oneOver(row[index] ?? 0));
  const largest = (errors: Float64Array): number => {
    let most = 0;
    for (let at = 0; at < scale.length; at++) {
      const size = Math.abs(errors[at] as number) * (scale[at] as number);
      if (size > most) most = size;
    }
    return most;
  };
  return { count: scale.reduce((count, one) => count + (one > 0 ? 1 : 0), 0), largest };
}

/**
 * No pair of a figure can lie further apart than the figure from the smallest or the largest error of all, so most
 * figures need no look at their pairs.
 */
function pairsOf(covariance: readonly ArrayLike<number>[], settled: LargerOfPairs | null): Contrasts {
  const figures = covariance.length;
  /** Of the first error above the second, at `first x figures + second`: 0 where the first is known to be larger. */
  const scale = new Float64Array(figures * figures);
  const largestScale = new Float64Array(figures);
  let count = 0;
  for (let first = 0; first < figures; first++)
    for (let second = 0; second < first; second++) {
      const one = oneOver(varianceOfDifference(covariance, first, second));
      if (one === 0) continue;
      count += 1;
      for (const [at, to] of [
        [first, second],
        [second, first],
      ] as const) {
        scale[at * figures + to] = settled?.[at]?.[to] === 1 ? 0 : one;
        largestScale[at] = Math.max(largestScale[at] ?? 0, one);
      }
    }
  const largest = (errors: Float64Array): number => {
    let [low, high] = [Infinity, -Infinity];
    for (let at = 0; at < figures; at++) {
      const error = errors[at] as number;
      if (error < low) low = error;
      if (error > high) high = error;
    }
    let most = 0;
    const look = (first: number): void => {
      const error = errors[first] as number;
      if (Math.max(high - error, error - low) * (largestScale[first] as number) <= most) return;
      for (let second = 0, at = first * figures, back = first; second < figures; second++, at++, back += figures) {
        const above = error - (errors[second] as number);
        const size = above > 0 ? above * (scale[at] as number) : -above * (scale[back] as number);
        if (size > most) most = size;
      }
    };
    // With the outermost first, the others need a look less often.
    look(errors.indexOf(low));
    look(errors.indexOf(high));
    for (let first = 0; first < figures; first++) look(first);
    return most;
  };
  return { count, largest };
}

/** Variance of the difference of two figures; 0 where it is no larger than the rounding error of what it comes from. */
export function varianceOfDifference(covariance: readonly ArrayLike<number>[], first: number, second: number): number {
  const own = (covariance[first]?.[first] ?? 0) + (covariance[second]?.[second] ?? 0);
  const variance = own - 2 * (covariance[Math.max(first, second)]?.[Math.min(first, second)] ?? 0);
  return variance > 1e-12 * own ? variance : 0;
}

/** With `mirrored`, every second draw is the one before with the other sign, so that turning all values round changes nothing. */
function largestOfDraws(
  lower: readonly Float64Array[],
  largestOf: (errors: Float64Array) => number,
  { draws, seed, stream, mirrored }: Draws & { readonly mirrored: boolean },
): Float64Array {
  const random = randomSource(seed, stream);
  const largest = new Float64Array(draws);
  const error = new Float64Array(lower.length);
  const normal = new Float64Array(lower.length);
  const entries = Float64Array.from(lower.flatMap((row) => [...row]));
  for (let draw = 0; draw < draws; draw++) {
    if (mirrored && draw % 2 === 1) {
      for (let row = 0; row < error.length; row++) error[row] = -(error[row] as number);
      largest[draw] = largestOf(error);
      continue;
    }
    for (let at = 0; at < normal.length; at++) normal[at] = random.normal();
    for (let row = 0, next = 0; row < error.length; row++) {
      let sum = 0;
      for (let at = 0; at <= row; at++) sum += (entries[next++] as number) * (normal[at] as number);
      error[row] = sum;
    }
    largest[draw] = largestOf(error);
  }
  return largest;
}
