import type { DomainCount, Estimate, Estimated, NoEstimate, OnScale, ValueAlone } from "../estimates/estimate.ts";
import type { Figure } from "../figures/figure.ts";
import { decimalsForSignificant, formatFixed } from "../number/decimal.ts";
import { isNoError } from "../number/no-error.ts";
import { type Counted, type Finding, hidden, type ShownMean, type ShownNumber, type ValueFinding } from "./finding.ts";
import { protectCount, type Rules, roundedCount, zerosAreSmall } from "./rules.ts";

/** Denominators nearer to zero than this many standard errors make a ratio unreliable. */
const leastDenominator = 4;

/**
 * What a figure counts: where schools are the unit, thresholds of pupils count schools. With `areas`, pupils are counted in
 * the areas of a published table, which does not show their schools, so that no threshold of schools applies.
 */
export type Units = Counted["units"] | "areas";

/** The reason is the same for every rule that can be broken, so that it reveals nothing about the count. */
export function hiddenBecause(rules: Rules, units: Units = "pupils"): string {
  const { pupilsBelow, schoolsBelow, dominance } = rules.hide;
  if (units === "areas") return pupilsBelow > 1 ? `comes from fewer than ${pupilsBelow} pupils` : "has no pupils";
  const parts = [
    ...(pupilsBelow > 1 ? [`fewer than ${pupilsBelow} ${units}`] : []),
    ...(units === "schools" && pupilsBelow > schoolsBelow
      ? []
      : [
          schoolsBelow === 2 ? `one school, or one with nearly all the ${units}` : `fewer than ${schoolsBelow} schools`,
        ]),
    ...(dominance === null ? [] : ["a few schools with nearly all the pupils"]),
  ].filter((part) => units === "pupils" || !part.startsWith("a few"));
  return `comes from ${parts.join(", or ")}`;
}

/** Whether a mean or percentile comes from too few pupils or schools to be shown. */
export function isTooSmall(domain: Pick<DomainCount, "pupils" | "schools" | "largestShares">, rules: Rules): boolean {
  const { pupilsBelow, schoolsBelow, dominance } = rules.hide;
  if (domain.pupils < pupilsBelow || domain.schools < schoolsBelow) return true;
  return dominance !== null && (domain.largestShares[dominance.largest - 1] ?? 1) > dominance.share;
}

/** Shares are of whole pupils: a few who reached a threshold, or a few who did not, are a small count too. */
function hasSmallShare({ mean, pupils }: DomainCount, rules: Rules): boolean {
  const reached = Math.round(mean * pupils);
  return zerosAreSmall(rules) && Math.min(reached, pupils - reached) < rules.hide.pupilsBelow;
}

/** Whether a mean hides the figures that contain it. */
export function hidesMean(domain: DomainCount, rules: Rules, isShare: boolean, units: Units = "pupils"): boolean {
  const { mixed } = domain;
  if (units === "areas") return domain.pupils < rules.hide.pupilsBelow;
  return (
    isTooSmall(domain, rules) ||
    (mixed !== undefined && isTooSmall(mixed, rules)) ||
    (isShare && hasSmallShare(domain, rules))
  );
}

/** Whether a figure compared with something has no error: every school then has the same mean, which is not chance. */
function hasNoSpread({ gradient, inScales }: Estimate): boolean {
  const itself = [...gradient.values()].every((slope) => slope === 0);
  return !itself && inScales.some(({ value, fixedSe }) => isNoError(fixedSe, value));
}

/** Intervals of shares that none or all reached: they have a width where no school differs from another. */
const knownWithoutSpread: ReadonlySet<string> = new Set(["Wilson", "Newcombe"]);

/** Why a figure has no error, where it has none: a mean of all ranks is 50, and groups without overlap are 50 apart. */
function exactBecause({ figure, inScales }: Estimate): readonly string[] {
  if (figure.of.key === figure.against?.key) return ["zero by definition: a group compared with itself"];
  return inScales[0]?.se === 0 ? ["the same whatever schools are drawn: no error"] : [];
}

/** The most decimals: more would reveal more than a figure should. */
const mostDecimals = 6;

/** Decimals with which a number of this standard error is shown. */
export function decimalsOf(se: number, rules: Rules): number {
  return se > 0 ? Math.min(mostDecimals, decimalsForSignificant(se, rules.significantDigitsOfError)) : 2;
}

function rounded(number: OnScale, rules: Rules): ShownNumber {
  const decimals = decimalsOf(number.se, rules);
  const to = (value: number) => Number(formatFixed(value, decimals));
  const none = number.unit === "ratio" ? 1 : 0;
  const off = (end: number): "above" | "below" | undefined =>
    to(end) !== none || end === none ? undefined : end > none ? "above" : "below";
  const [lower, upper] = [off(number.interval.lower), off(number.interval.upper)];
  const justOff = { ...(lower === undefined ? {} : { lower }), ...(upper === undefined ? {} : { upper }) } as const;
  return {
    ...(lower === undefined && upper === undefined ? {} : { justOff }),
    scale: number.scale,
    unit: number.unit,
    value: to(number.value),
    se: to(number.se),
    fixedSe: to(number.fixedSe),
    correctedSe: to(number.correctedSe),
    lower: to(number.interval.lower),
    upper: to(number.interval.upper),
    rounding: to(number.rounding),
    decimals,
  };
}

/** Where schools are the unit, their number is rounded as that of pupils is. */
function roundsSchools(rules: Rules, units: Units): boolean {
  return units === "schools" && zerosAreSmall(rules);
}

/** Degrees of freedom, which follow from the number of schools: rounded where that is. */
export function shownFreedom(degreesOfFreedom: number, rules: Rules, units: Units): number {
  const tells = roundsSchools(rules, units) && Number.isFinite(degreesOfFreedom);
  return tells ? roundedCount(degreesOfFreedom, rules) : degreesOfFreedom;
}

/** One mean with the decimals of its own error, the same in every figure that uses it. */
function shownMean(domain: DomainCount, rules: Rules, units: Units): ShownMean {
  const decimals = decimalsOf(domain.se, rules);
  const pupils = protectCount(domain.pupils, rules);
  if (pupils === null) throw new Error(`a small count got past the rules: ${domain.key}`);
  const { key, population, areaKey, areaName, year } = domain;
  const schools = roundsSchools(rules, units) ? roundedCount(domain.schools, rules) : domain.schools;
  const mean = Number(formatFixed(domain.mean, decimals));
  const counted: Counted =
    units === "areas"
      ? {
          units: "pupils",
          n: pupils,
          schools: null,
          areas: domain.schools,
          areasThere: domain.areasThere ?? domain.schools,
        }
      : { units, n: pupils, schools };
  return { domain: key, population, areaKey, areaName, year, mean, decimals, counted };
}

function marks(estimate: Estimate, rules: Rules, units: Units): readonly string[] {
  const fewest = Math.min(...estimate.rests.map(({ effectiveSchools }) => effectiveSchools));
  const smallest = Math.min(...estimate.rests.map(({ pupils }) => pupils));
  return [
    ...(units !== "areas" && fewest < rules.mark.schoolsBelow
      ? [`comes from the equivalent of fewer than ${rules.mark.schoolsBelow} schools`]
      : []),
    ...(smallest < rules.mark.pupilsBelow
      ? [`comes from fewer than ${rules.mark.pupilsBelow} ${units === "schools" ? units : "pupils"}`]
      : []),
    ...(estimate.denominatorInErrors !== null && estimate.denominatorInErrors < leastDenominator
      ? [
          `is divided by a ${units === "schools" ? "share" : "gap or slope"} less than ${leastDenominator} standard errors from zero`,
        ]
      : []),
  ];
}

/** In how many areas the pupils are counted, where the source shows areas, and which means lack some of their areas. */
function areasNotes(own: Pick<ShownMean, "domain" | "counted">, rests: ValueFinding["rests"]): readonly string[] {
  const { areas, areasThere } = own.counted;
  if (areas === undefined || areasThere === undefined) return [];
  const of = areas === areasThere ? `${areas}` : `${areas} of the ${areasThere}`;
  const others = rests.flatMap(({ domain, population, areaName, year, counted }) => {
    const there = counted?.areasThere ?? 0;
    if (domain === own.domain || counted?.areas === undefined || counted.areas === there) return [];
    return [`${population} in ${areaName}, ${year}, in ${counted.areas} of the ${there}`];
  });
  return [`counted in ${of} ${areasThere === 1 ? "area" : "areas"} of the table`, ...others];
}

/** How far rounding of printed means, and of numbers of pupils, can move a value; nothing where they were not rounded. */
function roundingNote(
  number: Pick<OnScale, "rounding" | "roundingOfCounts"> | undefined,
  decimals: number,
  inside: boolean,
): readonly string[] {
  if (number === undefined || number.rounding === 0) return [];
  const { rounding, roundingOfCounts } = number;
  const most = (value: number) => `at most ±${formatFixed(value, decimals)}`;
  const where = inside ? ", inside the interval" : "";
  const ofMeans = rounding - roundingOfCounts;
  return [
    ...(ofMeans > 0 ? [`rounding of printed means: ${most(ofMeans)}${where}`] : []),
    ...(roundingOfCounts > 0 ? [`rounding of numbers of pupils: ${most(roundingOfCounts)}${where}`] : []),
  ];
}

/** How much of its group an adjusted gap leaves out; where few are, whether there are any is not said. */
function leftOutNote({ leftOut }: Estimate, rules: Rules): readonly string[] {
  if (leftOut === undefined) return [];
  const why = "in cells with too few pupils of the group or of its comparators";
  const [left, of] = [protectCount(leftOut.pupils, rules), protectCount(leftOut.of, rules)];
  if (left === null || of === null) return [`few or none of the group are left out, ${why}`];
  if (left === 0) return zerosAreSmall(rules) ? [`few or none of the group are left out, ${why}`] : [];
  const percent = (100 * left) / of;
  return [`${percent < 1 ? "under 1" : Math.round(percent)}% of the group are left out, ${why}`];
}

function crossingNotes({ crosses }: Figure): readonly string[] {
  return crosses.map(({ year, why }) => `crosses a break in the series (${year}: ${why})`);
}

/** A value without an error: shown as it is, with the reason why it has no interval. */
function valueAlone({ figure, reason }: NoEstimate, alone: ValueAlone, rules: Rules, units: Units): Finding {
  const { decimals, counted } = alone;
  if (counted && alone.rests.some((domain) => hidesMean(domain, rules, false, units)))
    return hidden(figure, "suppressed", hiddenBecause(rules, units));
  const to = (value: number) => Number(formatFixed(value, decimals));
  const numbers = alone.inScales.map(({ scale, unit, value, rounding }) => ({
    scale,
    unit,
    value: to(value),
    rounding: Number(formatFixed(rounding, decimals + 1)),
    decimals,
  }));
  const rests = alone.rests.map((domain) => {
    const shown = shownMean(domain, rules, units);
    return { ...shown, mean: to(domain.mean), decimals, counted: counted ? shown.counted : null };
  });
  const own = rests.find(({ domain }) => domain === (figure.countedBy ?? figure.of).key);
  const rounding = roundingNote(alone.inScales[0], decimals + 1, false);
  const areas = own?.counted == null ? [] : areasNotes({ domain: own.domain, counted: own.counted }, rests);
  const note = [`no interval: ${reason}`, ...crossingNotes(figure), ...rounding, ...areas].join("; ");
  return { kind: "value", figure, status: "published", numbers, counted: own?.counted ?? null, rests, note };
}

/**
 * Primary protection of one figure: hidden, marked as unreliable, or shown with rounded numbers.
 *
 * A figure is hidden when any mean in its formula comes from too few pupils or schools, whatever else is wrong.
 *
 * @param units what the counts are of
 * @param isShare whether the means are shares of pupils, so that both those inside and those outside are counts
 */
export function protectFigure(estimated: Estimated, rules: Rules, isShare: boolean, units: Units = "pupils"): Finding {
  const { figure } = estimated;
  const hidesDomain = (domain: DomainCount) => hidesMean(domain, rules, isShare || domain.isShare === true, units);
  const broken = figure.crosses.filter(({ across }) => across === "hide");
  if (broken.length > 0) {
    const why = broken.map(({ year, why: reason }) => `${year}: ${reason}`).join("; ");
    return hidden(figure, "not_available", `crosses a break in the series (${why})`);
  }
  if (estimated.kind === "none" && estimated.alone !== undefined)
    return valueAlone(estimated, estimated.alone, rules, units);
  if (estimated.kind === "none") {
    const small =
      estimated.rests.some(hidesDomain) ||
      estimated.cause === "one school" ||
      (estimated.cause === "empty" && zerosAreSmall(rules));
    if (small) return hidden(figure, "suppressed", hiddenBecause(rules, units));
    return hidden(figure, "not_available", estimated.reason);
  }
  if (estimated.rests.some(hidesDomain)) {
    return hidden(figure, "suppressed", hiddenBecause(rules, units));
  }
  if (!knownWithoutSpread.has(estimated.intervalMethod) && hasNoSpread(estimated)) {
    return zerosAreSmall(rules)
      ? hidden(figure, "suppressed", hiddenBecause(rules, units))
      : hidden(figure, "not_available", "no school differs from the others in it: no error can be estimated");
  }
  const numbers = estimated.inScales.map((number) => rounded(number, rules));
  const rests = estimated.rests.map((domain) => shownMean(domain, rules, units));
  const domain = figure.countedBy ?? figure.of;
  const of = estimated.rests.findIndex(({ key }) => key === domain.key);
  const own = rests[of];
  if (own === undefined) throw new Error(`the figure does not use its own domain: ${figure.id}`);
  const marked = marks(estimated, rules, units);
  const [first] = numbers;
  const crossing = crossingNotes(figure);
  const exact = exactBecause(estimated);
  const rounding = roundingNote(estimated.inScales[0], first?.decimals ?? 0, true);
  return {
    kind: "figure",
    figure,
    status: marked.length > 0 ? "unreliable" : "published",
    numbers,
    seKind: estimated.seKind,
    degreesOfFreedom: shownFreedom(estimated.degreesOfFreedom, rules, units),
    intervalMethod: estimated.intervalMethod,
    counted: own.counted,
    rests,
    resampled: null,
    marks: marked,
    note: [
      ...marked,
      ...crossing,
      ...exact,
      ...rounding,
      ...leftOutNote(estimated, rules),
      ...areasNotes(own, rests),
    ].join("; "),
  };
}
