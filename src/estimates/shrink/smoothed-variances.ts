import { digamma, inverseTrigamma, trigamma } from "../../number/polygamma.ts";

/** An area's error variance, estimated from its schools. */
export interface EstimatedVariance {
  readonly variance: number;
  /** Schools of equal size that would weigh the same; Infinity where the variance is known. */
  readonly effectiveSchools: number;
}

/** A variance with the degrees of freedom of the t that goes with it; Infinity where it is known. */
export interface SmoothedVariance {
  readonly variance: number;
  readonly degreesOfFreedom: number;
}

/** With fewer areas nothing can be learned about how variances differ. */
const fewestAreas = 3;

/** What areas have in common: the variance between schools, and how many degrees of freedom it is worth. */
interface Prior {
  readonly variance: number;
  readonly degreesOfFreedom: number;
}

/**
 * The prior of variances between schools: a scaled inverse chi-square, from the mean and the variance of their logarithms.
 * Where these differ no more than chance alone lets them, one variance holds for all and its weight is infinite.
 */
function priorOf(between: readonly number[], freedoms: readonly number[]): Prior {
  const count = between.length;
  const logs = between.map((variance, at) => {
    const half = (freedoms[at] ?? Number.NaN) / 2;
    return Math.log(variance) - digamma(half) + Math.log(half);
  });
  const mean = logs.reduce((sum, log) => sum + log, 0) / count;
  const spread = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (count - 1);
  const excess = spread - freedoms.reduce((sum, freedom) => sum + trigamma(freedom / 2), 0) / count;
  if (excess > 0) {
    const half = inverseTrigamma(excess);
    return { variance: Math.exp(mean + digamma(half) - Math.log(half)), degreesOfFreedom: 2 * half };
  }
  const all = freedoms.reduce((sum, freedom) => sum + freedom, 0);
  const pooled = between.reduce((sum, variance, at) => sum + variance * (freedoms[at] ?? 0), 0) / all;
  return { variance: pooled, degreesOfFreedom: Number.POSITIVE_INFINITY };
}

/**
 * Error variances of areas, each drawn towards what all areas have in common.
 *
 * An area's error variance is about the variance between its schools divided by their effective number K, and is estimated
 * with K - 1 degrees of freedom: with eight schools it may well be half of the truth, and an area that looks surer than
 * it is keeps too much of its own value. With s^2 = K x variance, its d = K - 1, and the prior s0^2 with d0:
 *
 *   smoothed = (d0 s0^2 + d s^2) / (d0 + d) / K,   degrees of freedom d0 + d, no more than all areas have together
 *
 * @param areas known variances (Infinity) are left as they are, and so are all where fewer than three are estimated
 * @returns in the order of the areas
 * @throws RangeError for a variance that is not above 0, or no more than one effective school
 * @source Smyth (2004), Statistical Applications in Genetics and Molecular Biology 3(1), article 3, section 6.2
 * @example three areas of 9 effective schools, variances 1, 2, 3: they differ by less than chance allows, so 2 each with 24
 *   // degrees of freedom
 */
export function smoothedVariances(areas: readonly EstimatedVariance[]): readonly SmoothedVariance[] {
  for (const { variance, effectiveSchools } of areas) {
    if (!(variance > 0)) throw new RangeError(`variance of an area not above 0: ${variance}`);
    if (!(effectiveSchools > 1)) throw new RangeError(`effective schools of an area not above 1: ${effectiveSchools}`);
  }
  const estimated = areas.filter(({ effectiveSchools }) => effectiveSchools < Infinity);
  const freedoms = estimated.map(({ effectiveSchools }) => effectiveSchools - 1);
  const all = freedoms.reduce((sum, freedom) => sum + freedom, 0);
  const prior =
    estimated.length < fewestAreas
      ? { variance: 0, degreesOfFreedom: 0 }
      : priorOf(
          estimated.map(({ variance, effectiveSchools }) => variance * effectiveSchools),
          freedoms,
        );
  return areas.map(({ variance, effectiveSchools }) => {
    const own = effectiveSchools - 1;
    if (own === Infinity) return { variance, degreesOfFreedom: own };
    if (prior.degreesOfFreedom === Infinity)
      return { variance: prior.variance / effectiveSchools, degreesOfFreedom: all };
    const together = prior.degreesOfFreedom + own;
    const between = (prior.degreesOfFreedom * prior.variance + own * variance * effectiveSchools) / together;
    return { variance: between / effectiveSchools, degreesOfFreedom: Math.min(together, all) };
  });
}
