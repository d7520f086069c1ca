import { spreadBetween, weightedMean } from "./spread.ts";

/** An area's estimate with its error variance. */
export interface AreaEstimate {
  readonly value: number;
  readonly variance: number;
}

/** An area's estimate shrunk towards the mean of areas. */
export interface Shrunken {
  readonly value: number;
  /** How much of the area's own estimate is kept: tau^2 / (tau^2 + own variance), from 0 to 1. */
  readonly lambda: number;
  /** Root of the mean squared error of `value`, including the uncertainty of the mean and of tau^2. */
  readonly sd: number;
}

export interface EmpiricalBayes {
  /** The mean that areas are shrunk towards, weighted by 1 / (tau^2 + own variance). */
  readonly mean: number;
  readonly seOfMean: number;
  /** Variance of true values between areas. */
  readonly tauSquared: number;
  /** In the order of the areas. */
  readonly areas: readonly Shrunken[];
}

/**
 * Empirical-Bayes estimates of many small areas: each is shrunk towards their mean, the more the less certain it is.
 *
 * With d the area's own variance, without what all areas share, and lambda = tau^2 / (tau^2 + d):
 *
 *   value = lambda x estimate + (1 - lambda) x mean
 *   sd^2  = lambda d + (1 - lambda)^2 / W + 2 d^2 (2 k / W^2) / (tau^2 + d)^3 + shared,   W = sum of 1 / (tau^2 + d)
 *
 * The four parts: the area itself, the mean, tau^2, and what moves all areas alike. The third takes the variance of the
 * estimated tau^2 as 2 k / W^2, and leaves out a correction that would make sd smaller; so sd stays above 0 where tau^2
 * is 0.
 *
 * Gaps to one comparator are correlated through it. `shared` handles that exactly: an error common to all areas moves
 * all values and their mean alike, shrinks no area towards the mean, and stays in each sd. Further correlation, such as
 * that of an area with a comparator that contains it, or of areas that share schools, is ignored. Variances are taken
 * as known; those of areas with few schools are themselves uncertain.
 *
 * Show it next to the raw estimate. It is not for ranking either: shrunken values spread less than the true ones.
 *
 * @param areas all areas of one kind, not a selection of striking ones, in an order that does not depend on the
 *   input, such as by id: the last digits of sums of doubles depend on it
 * @param shared variance of the error that all areas have in common, such as that of the mean of a national
 *   comparator; 0 for none, or if each area has its own comparator
 * @throws RangeError when there are fewer than three areas, or a variance is not above `shared`
 * @source Fay and Herriot (1979), Journal of the American Statistical Association 74, 269-277; error: Prasad and Rao
 *   (1990), the same, 85, 163-171, with the variance of tau^2 of Datta, Rao and Smith (2005), Biometrika 92, 183-196
 * @example empiricalBayes([0, 2, 4] with variance 1, 0) // mean 2, tauSquared 3, lambda 0.75: values 0.5, 2, 3.5
 */
export function empiricalBayes(areas: readonly AreaEstimate[], shared: number): EmpiricalBayes {
  if (!(shared >= 0)) throw new RangeError(`shared variance below 0: ${shared}`);
  const values = areas.map(({ value }) => value);
  const own = areas.map(({ variance }) => variance - shared);
  const tauSquared = spreadBetween(values, own);
  const mean = weightedMean(values, own, tauSquared);
  const weights = own.reduce((sum, variance) => sum + 1 / (tauSquared + variance), 0);
  const varianceOfSpread = (2 * areas.length) / weights ** 2;
  return {
    mean,
    seOfMean: Math.sqrt(1 / weights + shared),
    tauSquared,
    areas: areas.map(({ value }, index) => {
      const variance = own[index] ?? Number.NaN;
      const lambda = tauSquared / (tauSquared + variance);
      const ofSpread = (2 * variance ** 2 * varianceOfSpread) / (tauSquared + variance) ** 3;
      return {
        value: mean + lambda * (value - mean),
        lambda,
        sd: Math.sqrt(lambda * variance + (1 - lambda) ** 2 / weights + ofSpread + shared),
      };
    }),
  };
}
