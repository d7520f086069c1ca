import type { Domain, Formula } from "../../figures/figure.ts";
import { quantile } from "../../number/quantile.ts";
import type { Interval } from "../interval.ts";

/**
 * The value of a formula in every replicate.
 *
 * @param meansOf means of a domain, one per replicate
 * @returns one value per replicate; not finite where a domain was not drawn or the formula divides by zero
 * @example replicateValues(minus(mean(a), mean(b)), replicates, means.of)[0] // the gap in the first replicate
 */
export function replicateValues(
  formula: Formula,
  replicates: number,
  meansOf: (domain: Domain) => Float64Array,
): Float64Array {
  const evaluate = (node: Formula): Float64Array => {
    switch (node.op) {
      case "mean":
        return meansOf(node.domain);
      case "constant":
        return new Float64Array(replicates).fill(node.value);
      case "negate":
        return evaluate(node.of).map((value) => -value);
      case "log":
        return evaluate(node.of).map((value) => Math.log(value));
    }
    const [left, right] = [evaluate(node.left), evaluate(node.right)];
    switch (node.op) {
      case "plus":
        return left.map((value, at) => value + (right[at] ?? Number.NaN));
      case "minus":
        return left.map((value, at) => value - (right[at] ?? Number.NaN));
      case "times":
        return left.map((value, at) => value * (right[at] ?? Number.NaN));
      case "over":
        return left.map((value, at) => value / (right[at] ?? Number.NaN));
    }
  };
  return evaluate(formula);
}

/** What replicates show about a value. */
export interface BootstrapError {
  /** Standard deviation of the replicates, dividing by their number less 1. */
  readonly se: number;
  /** From the 2.5th to the 97.5th percentile of the replicates. */
  readonly interval: Interval;
  /** Replicates that have a value; in the others no pupil of a domain was drawn. */
  readonly used: number;
}

/**
 * Standard error and 95% percentile interval of bootstrap replicates.
 *
 * @param values one per replicate; those that are not finite are left out and counted
 * @returns null with fewer than two values
 * @source Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapters 6 and 13
 * @example bootstrapError(Float64Array.of(1, 2, 3, 4))?.se // 1.2909944487358056
 */
export function bootstrapError(values: Float64Array): BootstrapError | null {
  const sorted = values.filter(Number.isFinite).sort();
  if (sorted.length < 2) return null;
  const { mean, squares } = spread(sorted);
  const interval = { lower: quantile(sorted, 0.025), upper: quantile(sorted, 0.975) };
  return Number.isFinite(mean) ? { se: Math.sqrt(squares / (sorted.length - 1)), interval, used: sorted.length } : null;
}

/**
 * Delete-one-school jackknife standard error: (K - 1) / K times the sum of squares around the mean of the replicates.
 *
 * @param values one per school left out, all finite
 * @throws RangeError when leaving out a school leaves no value
 * @source Wolter (2007), Introduction to Variance Estimation, chapter 4; R survey, `svrepdesign(type = "JK1")`
 * @example jackknifeError(Float64Array.of(1, 2, 3)) // sqrt(2/3 x 2) = 1.1547005383792515
 */
export function jackknifeError(values: Float64Array): number {
  const wrong = values.find((value) => !Number.isFinite(value));
  if (wrong !== undefined) throw new RangeError(`a school without which there is no value: ${wrong}`);
  return Math.sqrt(((values.length - 1) / values.length) * spread(values).squares);
}

function spread(values: Float64Array): { readonly mean: number; readonly squares: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, squares: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) };
}
