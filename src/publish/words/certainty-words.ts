import { studentTCumulative } from "../../number/student-t.ts";

/** How sure we can be of a direction, in words. */
export type Certainty = "clearly" | "probably" | "unclear" | "exactly";

/**
 * Words for how sure the direction of a value is.
 *
 * `clearly`: its 95% interval excludes 0. `probably`: it does not, but the t distribution puts at least 90% on this
 * side. `unclear`: neither. `exactly`: no difference and no error, by definition.
 *
 * Where the p value was adjusted for other comparisons, the same words need at most 5% and 20%, two-sided.
 *
 * @param adjustedP of a comparison among several; null for a figure by itself
 * @example certaintyOf({ value: 0.52, se: 0.01, lower: 0.49, upper: 0.55 }, 1000, 0) // "clearly"
 */
export function certaintyOf(
  {
    value,
    se,
    lower,
    upper,
  }: { readonly value: number; readonly se: number; readonly lower: number; readonly upper: number },
  degreesOfFreedom: number,
  noDifference: number,
  adjustedP: number | null = null,
): Certainty {
  const leavesOut = lower > noDifference || upper < noDifference;
  if (adjustedP !== null && se !== 0) {
    if (leavesOut && adjustedP <= 0.05) return "clearly";
    return adjustedP <= 0.2 ? "probably" : "unclear";
  }
  if (leavesOut) return "clearly";
  if (se === 0) return "exactly";
  const onThisSide = studentTCumulative(Math.abs(value - noDifference) / se, degreesOfFreedom);
  return onThisSide >= 0.9 ? "probably" : "unclear";
}
