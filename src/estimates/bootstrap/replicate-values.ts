import type { Domain } from "../../figures/domain.ts";
import type { Formula } from "../../figures/figure.ts";
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
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  const squares = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const interval = { lower: quantile(sorted, 0.025), upper: quantile(sorted, 0.975) };
  return Number.isFinite(mean) ? { se: Math.sqrt(squares / (sorted.length - 1)), interval, used: sorted.length } : null;
}
