import type { ShownTest } from "../../release/families.ts";
import { numberColumn, textColumn, wholeColumn } from "./column.ts";
import { inItsUnit, like, limited } from "./finding-columns.ts";

type Tested = ShownTest | null;

const inDecimals = (one: (test: ShownTest) => number | null) => (test: Tested) => {
  const value = test === null ? null : one(test);
  return test === null || value === null ? null : like(test, value);
};

/** What is known of a test; blank where there is none. */
export const testColumns = {
  unit: textColumn(
    "unit",
    "unit",
    "The unit of the difference and what goes with it",
    (test: Tested) => test?.unit ?? null,
  ),
  estimate: numberColumn(
    "estimate",
    "estimate",
    inItsUnit,
    "The difference that is tested",
    inDecimals(({ value }) => value),
  ),
  se: numberColumn(
    "se",
    "error",
    inItsUnit,
    "Its standard error, corrected for leverage as the interval is",
    inDecimals(({ se }) => se),
  ),
  t: numberColumn(
    "t",
    "test",
    null,
    "The difference, less the largest possible effect of rounding, divided by its standard error",
    (test: Tested) => (test === null ? null : { value: test.t, decimals: 3 }),
  ),
  df: numberColumn("df", "test", null, "Degrees of freedom; blank where there is no limit", (test: Tested) =>
    limited(test?.degreesOfFreedom ?? null),
  ),
  p: numberColumn("p", "p", null, "The two-sided p value of the difference", (test: Tested) => test?.p ?? null),
  method: textColumn("method", "method", "How the p value is adjusted", (test: Tested) => test?.method ?? null),
  family: textColumn(
    "family",
    "method",
    "The family that the p value is adjusted in: all comparisons, all levels, all changes over the years, or one picture",
    (test: Tested) => test?.family ?? null,
  ),
  counted: wholeColumn(
    "counted",
    "setting",
    "tests",
    "Hypotheses of that family that are tested",
    (test: Tested) => test?.counted ?? null,
  ),
  adjusted: numberColumn("p_adjusted", "p", null, "The p value, adjusted", (test: Tested) => test?.adjusted ?? null),
  smallest: numberColumn(
    "smallest_shown",
    "test",
    inItsUnit,
    "The smallest true difference that would have been found with a chance of 80%, two-sided at 5% after adjustment",
    inDecimals(({ smallest }) => smallest),
  ),
  margin: numberColumn(
    "alike_within",
    "setting",
    inItsUnit,
    "The margin within which two figures count as alike; blank where there is none",
    (test: Tested) => test?.margin ?? null,
  ),
  alike: numberColumn(
    "p_alike",
    "p",
    null,
    "The adjusted p value of two one-sided tests against the margin: small where the two are alike",
    (test: Tested) => test?.alike ?? null,
  ),
  outcome: textColumn("outcome", "status", "differs, alike or unclear", (test: Tested) => test?.outcome ?? null),
} as const;
