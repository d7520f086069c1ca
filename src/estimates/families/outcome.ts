import { studentTQuantile } from "../../number/student-t.ts";
import { oneSidedP } from "./p-value.ts";
import type { Tested } from "./tested.ts";

/** What a test says: there is a difference, there is none larger than a stated margin, or the data do not tell. */
export const outcomes = ["differs", "alike", "unclear"] as const;
export type Outcome = (typeof outcomes)[number];

/** The chance of a false "differs", and of a false "alike", in all tests of a report together. */
export const level = 0.05;

/** The chance with which a true difference of the smallest size that data can show is found. */
const power = 0.8;

/**
 * The smallest true difference that these data would have shown with a chance of 80%, two-sided at a level.
 *
 * (t(1 − miss / 2) + t(0.8)) × se, and the largest possible effect of rounding. The non-central t gives at 5% nearly the
 * same (within 1% from 5 degrees of freedom), at 0.1% up to 6% more with 7 degrees of freedom and 2% more with 20.
 *
 * @param miss how often the test may err: 0.05 divided by the number of tests that it is one of
 * @source Bloom (1995), Evaluation Review 19, 547-556: the minimum detectable effect
 * @example smallestShown({ value: 0, se: 1, degreesOfFreedom: Infinity, rounding: 0 }, 0.05) // 1.96 + 0.84 = 2.80
 */
export function smallestShown({ se, degreesOfFreedom, rounding }: Omit<Tested, "value">, miss: number): number {
  return (studentTQuantile(1 - miss / 2, degreesOfFreedom) + studentTQuantile(power, degreesOfFreedom)) * se + rounding;
}

/**
 * p value for "further apart than the margin, on one side or the other": small where the two are alike.
 *
 * The larger p value of two one-sided tests, against the margin above and below. Rounding counts against "alike".
 *
 * @param margin above 0, in the unit of the value
 * @throws RangeError for a margin that is not above 0
 * @source Schuirmann (1987), Journal of Pharmacokinetics and Biopharmaceutics 15, 657-680 (two one-sided tests)
 * @example alikeP({ value: 0, se: 1, degreesOfFreedom: Infinity, rounding: 0 }, 2) // 0.0228, as pnorm(-2)
 */
export function alikeP({ value, se, degreesOfFreedom, rounding }: Tested, margin: number): number {
  if (!(margin > 0)) throw new RangeError(`not a margin: ${margin}`);
  const below = oneSidedP({ value: value + rounding, se, degreesOfFreedom }, "below", margin);
  const above = oneSidedP({ value: value - rounding, se, degreesOfFreedom }, "above", -margin);
  return Math.max(below, above);
}

/**
 * The outcome of a test: a difference comes before "alike", so that a small one that is clear is a difference.
 *
 * @param adjusted p value for "no difference"
 * @param alike adjusted p value for "further apart than the margin"; null where there is no margin
 * @example outcomeOf(0.3, 0.01) // "alike"
 */
export function outcomeOf(adjusted: number, alike: number | null): Outcome {
  if (adjusted <= level) return "differs";
  return alike !== null && alike <= level ? "alike" : "unclear";
}
