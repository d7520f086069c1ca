import type { Formula } from "../figures/figure.ts";
import { combinedInfluence, type Leverage, type SeKind } from "./covariance.ts";
import type { DomainMean } from "./domain-mean.ts";
import { evaluate } from "./evaluate.ts";

/** A value with how much each school moves it. */
export interface Influenced {
  readonly value: number;
  readonly gradient: ReadonlyMap<string, number>;
  /** Dense, by school code: `covariance` of two of these is the covariance of their values. */
  readonly influence: Float64Array;
}

/**
 * Value, gradient and influence of a formula, given its domain means.
 *
 * @param means by key of the domain
 * @param size the number of influences of a mean: the schools of the whole design, or its published means
 * @param seKind `full` includes the first stage of means that have one
 * @throws RangeError when a mean is missing
 * @source chain rule; Taylor linearisation
 * @example influenceOfFormula(minus(mean(a), mean(b)), means, 2, "plain").value // mean of a - mean of b
 */
export function influenceOfFormula(
  formula: Formula,
  means: ReadonlyMap<string, DomainMean>,
  size: number,
  leverage: Leverage,
  seKind: SeKind = "full",
): Influenced {
  const meanOf = (key: string): DomainMean => {
    const domain = means.get(key);
    if (domain === undefined) throw new RangeError(`no mean for: ${key}`);
    return domain;
  };
  const { value, gradient } = evaluate(formula, ({ key }) => meanOf(key).mean);
  const parts = [...gradient].map(([key, weight]) => ({ domain: meanOf(key), weight }));
  return { value, gradient, influence: combinedInfluence(parts, size, seKind, leverage) };
}
