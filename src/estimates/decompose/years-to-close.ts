import type { CovarianceMatrix } from "../covariance-matrix.ts";
import { fiellerInterval } from "../fieller.ts";
import type { Interval } from "../interval.ts";
import { type BreakYear, checkBreakFree } from "./break-free.ts";
import { trendWeights } from "./trend-weights.ts";

/** The gap of one year. */
export interface YearGap {
  readonly year: number;
  readonly gap: number;
}

/** What a gap gains per year. */
export interface Slope {
  readonly value: number;
  readonly se: number;
  readonly interval: Interval;
}

/** Years after the last year until the gap is 0, or why there are none to give. */
export type YearsToClose =
  | { readonly kind: "closing"; readonly years: number; readonly interval: Interval; readonly slope: Slope }
  /** The slope is not clearly below 0. */
  | { readonly kind: "not closing"; readonly slope: Slope }
  /** The group is not behind in the last year. */
  | { readonly kind: "no gap"; readonly slope: Slope }
  | { readonly kind: "too few years" };

/** A line always fits two points exactly, so nothing would show whether the change is linear. */
const fewestYears = 3;

/**
 * Years until a gap closes if it goes on changing as in these years: gap of the last year / -(slope).
 *
 * The slope is from weighted least squares; its error allows for years sharing schools. The interval is Fieller's,
 * because the slope is uncertain too: it is long on its upper side. Given only where the slope's own interval lies below
 * 0, otherwise "not closing". The lower end is not below 0.
 *
 * The interval covers which schools were drawn. It assumes that the line was straight and goes on, which nothing in the
 * data can show: a way to say how slow a change is, not a forecast.
 *
 * @param gaps ascending by year
 * @param covariance of the gaps, in their order
 * @param breaks of the series: none may lie between the years (`breakFreeYears`)
 * @param t quantile of the wanted coverage, 1.959964 for 95% with many degrees of freedom
 * @throws RangeError when years do not ascend or lie on both sides of a break, or the covariances do not match the gaps
 * @source Fieller (1954), Journal of the Royal Statistical Society B 16, 175-185
 * @example gaps 12, 11, 10 in 2015 to 2017, variance 0.01 each, independent, t = 2: slope -1, 10 years,
 *   // from 8.6307 to 11.8183
 */
export function yearsToClose(
  gaps: readonly YearGap[],
  covariance: CovarianceMatrix,
  breaks: readonly BreakYear[],
  t: number,
): YearsToClose {
  if (covariance.length !== gaps.length)
    throw new RangeError(`covariances of ${covariance.length} years for: ${gaps.length}`);
  const years = gaps.map(({ year }) => year);
  for (const [index, year] of years.entries())
    if (index > 0 && !((years[index - 1] ?? 0) < year)) throw new RangeError(`years do not ascend at: ${year}`);
  if (!(t > 0)) throw new RangeError(`not a quantile: ${t}`);
  checkBreakFree(years, breaks);
  const last = gaps.at(-1);
  if (last === undefined || gaps.length < fewestYears) return { kind: "too few years" };

  const at = (row: number, column: number) => covariance[row]?.[column] ?? Number.NaN;
  const weights = trendWeights(
    years,
    years.map((_, index) => at(index, index)),
  );
  const sum = (term: (weight: number, index: number) => number) =>
    weights.reduce((total, weight, index) => total + term(weight, index), 0);
  const value = sum((weight, index) => weight * (gaps[index]?.gap ?? Number.NaN));
  const withSlope = (row: number) => sum((weight, column) => weight * at(row, column));
  const variance = Math.max(
    0,
    sum((weight, row) => weight * withSlope(row)),
  );
  const half = t * Math.sqrt(variance);
  const slope = { value, se: Math.sqrt(variance), interval: { lower: value - half, upper: value + half } };

  if (!(last.gap > 0)) return { kind: "no gap", slope };
  if (!(slope.interval.upper < 0)) return { kind: "not closing", slope };
  const final = gaps.length - 1;
  const ends = fiellerInterval(
    {
      top: last.gap,
      bottom: -value,
      varTop: at(final, final),
      varBottom: variance,
      covariance: -withSlope(final),
    },
    t,
  );
  if (ends === null) return { kind: "not closing", slope };
  return {
    kind: "closing",
    years: last.gap / -value,
    interval: { lower: Math.max(0, ends.lower), upper: ends.upper },
    slope,
  };
}
