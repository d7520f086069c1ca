import type { Domain } from "../figures/domain.ts";
import type { Figure, Formula } from "../figures/figure.ts";
import { isOneMean } from "../figures/formula.ts";
import { isOfMeansAlone, isOfMembership, setAgainst } from "../figures/reading.ts";
import { partOfDoubles } from "../number/no-error.ts";
import { studentTQuantile } from "../number/student-t.ts";
import { clusteredShareInterval } from "./clustered-share.ts";
import type { Leverage, SeKind, Weighted } from "./covariance.ts";
import { covarianceOfParts } from "./covariance-of-parts.ts";
import type { DomainMean } from "./domain-mean.ts";
import type { MeansOfDomains } from "./domain-means.ts";
import type { DomainCount, Estimate, Estimated, NoEstimate, OnScale } from "./estimate.ts";
import { type Differentiated, evaluate } from "./evaluate.ts";
import { fiellerInterval, leastRatio } from "./fieller.ts";
import type { Interval } from "./interval.ts";
import type { Scale } from "./scale.ts";
import { steepnessOfParts } from "./steepness-of-parts.ts";

/** Coverage of every interval. */
const coverage = 0.95;

/**
 * Degrees of freedom below which there is no interval. Where one school has nearly all the pupils of a mean, t grows
 * without limit: 165 at 0.5, 10^12 at 0.1, and beyond the largest double near 0.
 */
const leastFreedom = 0.5;

/** How the error of a share is made where the source shows no schools: each pupil belongs to the group or not. */
const pupilsAlone = "pupils as independent";

interface Means {
  readonly domains: readonly Domain[];
  readonly found: ReadonlyMap<string, DomainMean>;
  readonly all: MeansOfDomains;
}

function parts({ gradient }: Differentiated, { found }: Means): readonly Weighted[] {
  return [...gradient].flatMap(([key, weight]) => {
    const domain = found.get(key);
    return domain === undefined || weight === 0 ? [] : [{ domain, weight }];
  });
}

function variance(of: Differentiated, means: Means, kind: SeKind, leverage: Leverage): number {
  const own = parts(of, means);
  const { schoolsOfDesign, influences } = means.all;
  return covarianceOfParts(own, own, schoolsOfDesign, kind, leverage, influences);
}

/**
 * Whether the full error is none compared with the fixed one: the value is the same for any schools drawn, such as the
 * mean rank of all ranked pupils.
 */
function errors(of: Differentiated, means: Means): { readonly se: number; readonly fixedSe: number } {
  const fixedSe = Math.sqrt(variance(of, means, "fixed", "plain"));
  const se = Math.sqrt(variance(of, means, means.all.seKind, "plain"));
  return { se: se <= partOfDoubles * fixedSe ? 0 : se, fixedSe };
}

/** The most that rounding can move a value: every printed mean half a digit off, all in the worst direction. */
function roundingOf(of: Differentiated, means: Means): number {
  return means.all.halfDigit === 0 ? 0 : means.all.halfDigit * steepnessOfParts(parts(of, means));
}

function freedom(of: Differentiated, means: Means): number {
  return Math.min(...parts(of, means).map(({ domain }) => domain.effectiveSchools - 1));
}

/**
 * Whether a side of a ratio lies clearly above zero, as its own interval says. Where zero is only a point of a scale, as
 * with gaps and progress scores, a ratio means something on that side alone: of two means below zero the lower one is
 * the larger multiple. A share is never below zero.
 */
function isClearlyAbove(value: number, variance: number, t: number): boolean {
  return value > 0 && value > t * Math.sqrt(variance);
}

const widened = ({ lower, upper }: Interval, by: number): Interval => ({ lower: lower - by, upper: upper + by });

/** Two shares differ by at most 1, so the interval of a gap between them ends there. */
function withinShares(figure: Figure, scales: readonly Scale[], interval: Interval): Interval {
  const ofTwoMeans = figure.with === null || (isOfMeansAlone(figure) && figure.statistic === "difference");
  if (scales[0]?.input !== "share" || figure.unit !== "outcome" || !ofTwoMeans) return interval;
  return { lower: Math.max(-1, interval.lower), upper: Math.min(1, interval.upper) };
}

function counts(means: Means): readonly DomainCount[] {
  return means.domains.map((domain) => {
    const found = means.found.get(domain.key);
    if (found === undefined) throw new Error(`no mean for ${domain.key}`);
    const { mean, pupils, schools, effectiveSchools, largestShares, mixed, areasThere } = found;
    const { key, population, area, year } = domain;
    return {
      key,
      population,
      areaKey: area.key,
      areaName: area.name,
      year,
      mean,
      se: means.all.errorOf(domain, found),
      pupils,
      schools,
      effectiveSchools,
      largestShares,
      ...(domain.kind === "share" ? { isShare: true } : {}),
      ...(mixed === undefined ? {} : { mixed }),
      ...(areasThere === undefined ? {} : { areasThere }),
    };
  });
}

/** Whether a figure is in the unit of the outcome, and so can be shown on scales. */
export function hasScales({ unit }: Figure): boolean {
  return unit === "outcome" || unit === "outcome a year";
}

/**
 * Whether what is divided, of shares, is never below zero: two shares as they are, or the change of one by itself. A
 * relative change set against another can be below zero, as a gap can.
 */
function areSharesAlone(figure: Figure, { top, bottom }: { readonly top: Formula; readonly bottom: Formula }): boolean {
  return figure.with === null ? setAgainst(figure) === null : isOneMean(top) && isOneMean(bottom);
}

/** Whether a figure is one mean as it is, and not a comparison of means. */
function isMeanAlone(figure: Figure): boolean {
  return figure.statistic === figure.base && isOfMeansAlone(figure);
}

function onScales(figure: Figure, scales: readonly Scale[], plain: OnScale): readonly OnScale[] {
  if (!hasScales(figure)) return [{ ...plain, scale: "", unit: figure.unit }];
  const perYear = figure.unit === "outcome a year" ? " a year" : "";
  const fitting = isOfMeansAlone(figure) ? scales.filter(({ forMeans }) => forMeans) : scales;
  return fitting.map(({ name, unit, unitOfMeans, factor }) => ({
    scale: name,
    unit: `${isMeanAlone(figure) ? (unitOfMeans ?? unit) : unit}${perYear}`,
    value: factor * plain.value,
    se: factor * plain.se,
    fixedSe: factor * plain.fixedSe,
    interval: { lower: factor * plain.interval.lower, upper: factor * plain.interval.upper },
    rounding: factor * plain.rounding,
  }));
}

/** A figure whose error is not known: its value without one; for a ratio no value. Null where the error is known. */
function withoutError(
  figure: Figure,
  scales: readonly Scale[],
  result: Differentiated,
  isRatio: boolean,
  means: Means,
): NoEstimate | null {
  const { published } = means.all;
  if (published === null || parts(result, means).every(({ domain }) => domain.known !== false)) return null;
  const rests = counts(means);
  const none: NoEstimate = { kind: "none", figure, cause: "no error", rests: [], reason: published.without };
  if (isRatio) return { ...none, reason: `a ratio needs the error of what it is divided by; ${published.without}` };
  const rounding = roundingOf(result, means);
  const nothing = { se: 0, fixedSe: 0, interval: { lower: result.value, upper: result.value } };
  const inScales = onScales(figure, scales, { scale: "", unit: "", value: result.value, ...nothing, rounding }).map(
    ({ scale, unit, value, rounding: most }) => ({ scale, unit, value, rounding: most }),
  );
  return { ...none, alone: { inScales, rests, decimals: published.decimals, counted: published.counted } };
}

/**
 * One figure with its error.
 *
 * The standard error is `full` where the pupils behind the scores are known, and allows for expectations, spread and
 * ranks having been estimated from them; `fixed` where scores were published. The fixed one is given as well and equals
 * R's survey package. The interval is wider where there are few schools: it uses leverage-corrected influences and t on
 * the degrees of freedom of the smallest domain, and Fieller's method for ratios; and it is widened at both ends by the
 * largest possible effect of rounding of printed means.
 *
 * @param ratioIn the ratio inside a formula, or null
 * @returns the reason if there is no estimate: a domain is empty, has one school, or a denominator is not clearly away from 0
 */
export function estimateFigure(
  figure: Figure,
  domains: readonly Domain[],
  all: MeansOfDomains,
  scales: readonly Scale[],
  ratioIn: (formula: Formula) => { readonly top: Formula; readonly bottom: Formula; readonly shift: number } | null,
): Estimated {
  const found = new Map<string, DomainMean>();
  for (const domain of domains) {
    const mean = all.of(domain);
    if (mean === null) {
      return {
        kind: "none",
        figure,
        cause: "empty",
        rests: [],
        reason:
          all.published === null
            ? `nothing to compare: no pupils counted as ${domain.population} in ${domain.area.name}, ${domain.year}`
            : `the table has no value of ${domain.population} in ${domain.area.name}, ${domain.year}`,
      };
    }
    found.set(domain.key, mean);
  }
  const means: Means = { domains, found, all };
  const meanOf = (domain: Domain) => found.get(domain.key)?.mean ?? Number.NaN;
  const result = evaluate(figure.formula, meanOf);
  const ratio = ratioIn(figure.formula);
  if (!Number.isFinite(result.value))
    return { kind: "none", figure, cause: "arithmetic", rests: counts(means), reason: "the figure divides by zero" };
  const alone = withoutError(figure, scales, result, ratio !== null, means);
  if (alone !== null) return alone;
  const df = parts(result, means).length === 0 ? Number.POSITIVE_INFINITY : freedom(result, means);
  if (df < leastFreedom || all.schoolsOfDesign < 2)
    return {
      kind: "none",
      figure,
      cause: "one school",
      rests: [],
      reason: "only one school, or almost: no interval can be given",
    };
  const { se, fixedSe } = errors(result, means);
  const rounding = roundingOf(result, means);
  const t = studentTQuantile(0.5 + coverage / 2, df);
  const oneShare = isMeanAlone(figure) && scales[0]?.input === "share" && se > 0;
  const published = isOfMembership(figure) ? pupilsAlone : all.published?.from;
  const method = `${ratio === null ? (oneShare ? "Wilson + " : "") : "Fieller + "}${all.published === null ? "leverage-corrected t" : published}`;
  let interval: Interval;
  let denominatorInErrors: number | null = null;
  if (ratio === null) {
    const corrected = se === 0 ? 0 : variance(result, means, all.seKind, "corrected");
    const half = t * Math.sqrt(corrected);
    interval = oneShare
      ? clusteredShareInterval(result.value, corrected, t)
      : withinShares(figure, scales, { lower: result.value - half, upper: result.value + half });
  } else {
    const top = evaluate(ratio.top, meanOf);
    const bottom = evaluate(ratio.bottom, meanOf);
    const [ofTop, ofBottom] = [parts(top, means), parts(bottom, means)];
    const covarianceOf = (one: readonly Weighted[], other: readonly Weighted[]) =>
      covarianceOfParts(one, other, all.schoolsOfDesign, all.seKind, "corrected", all.influences);
    const varTop = covarianceOf(ofTop, ofTop);
    const varBottom = covarianceOf(ofBottom, ofBottom);
    const ofShares = scales[0]?.input === "share" && areSharesAlone(figure, ratio);
    // Two figures set against each other; the years that a gap takes to close may be few, so that its own side is near 0.
    const least = figure.with === null || figure.unit === "years" ? 0 : t;
    const isAbove = isClearlyAbove(top.value, varTop, least) && isClearlyAbove(bottom.value, varBottom, least);
    const covarianceOfBoth = covarianceOf(ofTop, ofBottom);
    const sides = { top: top.value, bottom: bottom.value, varTop, varBottom, covariance: covarianceOfBoth };
    // Printed means are off by at most half a digit: the bound is of the smallest gap and the quickest change.
    const off = { top: top.value - roundingOf(top, means), bottom: bottom.value + roundingOf(bottom, means) };
    const fewest = figure.unit === "years" ? leastRatio({ ...sides, ...off }, t) : null;
    const atLeast = fewest === null ? {} : { atLeast: fewest };
    if (!ofShares && !isAbove)
      return {
        kind: "none",
        figure,
        cause: "arithmetic",
        rests: counts(means),
        reason:
          "one of the two figures is not clearly above zero, so a ratio or per cent would mislead: see the difference",
        ...atLeast,
      };
    denominatorInErrors = Math.abs(bottom.value) / Math.sqrt(varBottom);
    const ends = fiellerInterval(sides, t);
    if (ends === null)
      return {
        kind: "none",
        figure,
        cause: "arithmetic",
        rests: counts(means),
        reason: "the gap it is divided by is not clearly different from zero",
        ...atLeast,
      };
    interval = { lower: ends.lower + ratio.shift, upper: ends.upper + ratio.shift };
  }
  const estimate: Estimate = {
    kind: "estimate",
    figure,
    seKind: all.seKind,
    degreesOfFreedom: df,
    intervalMethod: rounding > 0 ? `${method} + rounding` : method,
    gradient: result.gradient,
    inScales: onScales(figure, scales, {
      scale: "",
      unit: "",
      value: result.value,
      se,
      fixedSe,
      interval: widened(interval, rounding),
      rounding,
    }),
    rests: counts(means),
    denominatorInErrors,
  };
  return estimate;
}
