import type { Domain } from "../figures/domain.ts";
import type { Figure, Formula } from "../figures/figure.ts";
import { isOneMean } from "../figures/formula.ts";
import { isOfMeansAlone, isOfMembership, setAgainst } from "../figures/reading.ts";
import { partOfDoubles } from "../number/no-error.ts";
import { studentTQuantile } from "../number/student-t.ts";
import { clusteredShareInterval } from "./clustered-share.ts";
import type { Leverage, SeKind, Weighted } from "./covariance.ts";
import { covarianceOfParts } from "./covariance-of-parts.ts";
import { degreesOfFreedom, type Sort } from "./degrees-of-freedom.ts";
import type { DomainMean } from "./domain-mean.ts";
import type { MeansOfDomains } from "./domain-means.ts";
import type { DomainCount, Estimate, Estimated, NoEstimate, OnScale } from "./estimate.ts";
import { type Differentiated, evaluate } from "./evaluate.ts";
import { fewSchools } from "./few-schools.ts";
import { fiellerInterval, leastRatio } from "./fieller.ts";
import type { Interval } from "./interval.ts";
import type { Scale } from "./scale.ts";
import { mostByCounts, steepnessOfParts } from "./steepness-of-parts.ts";

/** Coverage of every interval. */
const coverage = 0.95;

/**
 * Effective schools of a mean below which there is no interval. Where one school has nearly all the pupils of a mean, it
 * lies near the mean whatever it is like, so that hardly anything is known of the error.
 */
const fewestSchools = 1.5;

/** How the error of a share is made where the source shows no schools: each pupil belongs to the group or not. */
const pupilsAlone = "pupils as independent";

interface Means {
  readonly domains: readonly Domain[];
  readonly found: ReadonlyMap<string, DomainMean>;
  readonly all: MeansOfDomains;
}

function parts({ gradient }: Differentiated, { domains, found }: Means): readonly Sort[] {
  return domains.flatMap(({ key, kind }) => {
    const [domain, weight] = [found.get(key), gradient.get(key)];
    return domain === undefined || weight === undefined || weight === 0 ? [] : [{ domain, weight, kind }];
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

/**
 * The most that rounding can move a value: every printed mean half a digit off, and every rounded number of pupils as far
 * off as it can be, all in the worst direction.
 */
function roundingOf(of: Differentiated, means: Means): Pick<OnScale, "rounding" | "roundingOfCounts"> {
  const { halfDigit } = means.all;
  const own = parts(of, means);
  const ofMeans = halfDigit === 0 ? 0 : halfDigit * steepnessOfParts(own);
  const roundingOfCounts = mostByCounts(own, halfDigit);
  return { rounding: ofMeans + roundingOfCounts, roundingOfCounts };
}

const noPupilsByRounding = "numbers of pupils are rounded so much that a mean in it may have no pupils";

/** Whether a mean of the figure comes from one school, or almost: what the others add says nothing of its own spread. */
function restsOnOneSchool(of: Differentiated, means: Means): boolean {
  return parts(of, means).some(({ domain }) => domain.effectiveSchools < fewestSchools);
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
    correctedSe: factor * plain.correctedSe,
    interval: { lower: factor * plain.interval.lower, upper: factor * plain.interval.upper },
    rounding: factor * plain.rounding,
    roundingOfCounts: factor * plain.roundingOfCounts,
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
  const nothing = { se: 0, fixedSe: 0, correctedSe: 0, interval: { lower: result.value, upper: result.value } };
  if (!Number.isFinite(rounding.rounding)) return { ...none, cause: "arithmetic", reason: noPupilsByRounding };
  const inScales = onScales(figure, scales, { scale: "", unit: "", value: result.value, ...nothing, ...rounding }).map(
    ({ scale, unit, value, rounding: most, roundingOfCounts }) => ({
      scale,
      unit,
      value,
      rounding: most,
      roundingOfCounts,
    }),
  );
  return { ...none, alone: { inScales, rests, decimals: published.decimals, counted: published.counted } };
}

/**
 * One figure with its error.
 *
 * The standard error is `full` where the pupils behind the scores are known, and allows for expectations, spread and
 * ranks having been estimated from them; `fixed` where scores were published. The fixed one is given as well and equals
 * R's survey package. The interval is wider where there are few schools: it uses leverage-corrected influences and t on
 * their degrees of freedom (`degreesOfFreedom`), and Fieller's method for ratios; and it is widened at both ends by the
 * largest possible effect of rounding of printed means and of numbers of pupils.
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
  if (restsOnOneSchool(result, means) || all.schoolsOfDesign < 2)
    return {
      kind: "none",
      figure,
      cause: "one school",
      rests: [],
      reason: "only one school, or almost: no interval can be given",
    };
  // Two sides are as clearly apart in their ratio as in their difference, so both have the same t.
  const ofSides = ratio === null || figure.unit === "years" ? null : ratio;
  const tested =
    ofSides === null ? result : evaluate({ op: "minus", left: ofSides.top, right: ofSides.bottom }, meanOf);
  const df = degreesOfFreedom(parts(tested, means), all.seKind);
  const { se, fixedSe } = errors(result, means);
  const correction = fewSchools({
    kinds: parts(result, means).map(({ kind }) => kind),
    isMean: figure.formula.op === "mean",
    se,
    fixedSe,
  });
  const enlarged = 1 + 1 / df;
  const squared = correction.isEnlarged ? enlarged * enlarged : 1;
  const corrected = se === 0 ? 0 : squared * variance(result, means, all.seKind, correction.leverage);
  const { rounding, roundingOfCounts } = roundingOf(result, means);
  if (!Number.isFinite(rounding))
    return { kind: "none", figure, cause: "arithmetic", rests: counts(means), reason: noPupilsByRounding };
  const t = studentTQuantile(0.5 + coverage / 2, df);
  const oneShare = isMeanAlone(figure) && scales[0]?.input === "share" && se > 0;
  const published = isOfMembership(figure) ? pupilsAlone : all.published?.from;
  const method = `${ratio === null ? (oneShare ? "Wilson + " : "") : "Fieller + "}${all.published === null ? correction.name : published}`;
  let interval: Interval;
  let denominatorInErrors: number | null = null;
  if (ratio === null) {
    const half = t * Math.sqrt(corrected);
    const { value } = result;
    const middle = correction.isTooSmall ? enlarged * value : value;
    interval = oneShare
      ? clusteredShareInterval(value, corrected, t)
      : withinShares(figure, scales, { lower: Math.min(value, middle - half), upper: Math.max(value, middle + half) });
  } else {
    const top = evaluate(ratio.top, meanOf);
    const bottom = evaluate(ratio.bottom, meanOf);
    const [ofTop, ofBottom] = [parts(top, means), parts(bottom, means)];
    const covarianceOf = (one: readonly Weighted[], other: readonly Weighted[]) =>
      covarianceOfParts(one, other, all.schoolsOfDesign, all.seKind, correction.leverage, all.influences);
    const varTop = covarianceOf(ofTop, ofTop);
    const varBottom = covarianceOf(ofBottom, ofBottom);
    const ofShares = scales[0]?.input === "share" && areSharesAlone(figure, ratio);
    // Two figures set against each other; the years that a gap takes to close may be few, so that its own side is near 0.
    const least = figure.with === null || figure.unit === "years" ? 0 : t;
    const isAbove = isClearlyAbove(top.value, varTop, least) && isClearlyAbove(bottom.value, varBottom, least);
    const covarianceOfBoth = covarianceOf(ofTop, ofBottom);
    const sides = { top: top.value, bottom: bottom.value, varTop, varBottom, covariance: covarianceOfBoth };
    // Printed means are off by at most half a digit: the bound is of the smallest gap and the quickest change.
    const off = {
      top: top.value - roundingOf(top, means).rounding,
      bottom: bottom.value + roundingOf(bottom, means).rounding,
    };
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
    intervalMethod: `${method}${rounding > roundingOfCounts ? " + rounding" : ""}${roundingOfCounts > 0 ? " + rounding of counts" : ""}`,
    gradient: result.gradient,
    inScales: onScales(figure, scales, {
      scale: "",
      unit: "",
      value: result.value,
      se,
      fixedSe,
      correctedSe: Math.sqrt(corrected),
      interval: widened(interval, rounding),
      rounding,
      roundingOfCounts,
    }),
    rests: counts(means),
    denominatorInErrors,
  };
  return estimate;
}
