import type { Estimated } from "../estimate.ts";

/** The fewest years that the data allow, in words and whole years; empty below one year. */
function fewestWords({ atLeast = 0 }: Extract<Estimated, { kind: "none" }>): string {
  const years = Math.floor(atLeast);
  if (years < 1) return "";
  return `; if it is, it takes at least ${years} ${years === 1 ? "year" : "years"} more`;
}

/**
 * Years until a gap closes, or the reason why there are none: it is not clear whether the gap is closing where the slope is
 * not clearly below 0, and it is "not closing" only where the slope is clearly above 0.
 *
 * The interval covers which schools were drawn. It takes for granted that the line was straight and goes on, which
 * nothing in the data can show: a way to say how slow a change is, not a forecast. The lower end is not below 0. Where the
 * slope is not clear, Fieller's set has a lower end all the same where the gap is clear: fewer years than that are ruled
 * out, whatever the slope.
 *
 * @param years the gap of the last year divided by what it loses per year, with Fieller's interval
 * @param slope of the same years
 * @param gap of the last year
 * @example // a gap of 12 (se 0.2) that falls by 0.1 (se 0.1) a year: "... it takes at least 39 years more"
 */
export function orNotClosing(years: Estimated, slope: Estimated, gap: Estimated): Estimated {
  if (slope.kind === "none" || gap.kind === "none") return years;
  const none = (reason: string): Estimated => {
    const { figure, rests } = years;
    return { kind: "none", figure, cause: "arithmetic", rests, reason };
  };
  const [ofSlope, ofGap] = [slope.inScales[0], gap.inScales[0]];
  if (ofGap === undefined || !(ofGap.value > 0))
    return none("no gap to close: the group was not behind in the last year");
  if (ofSlope !== undefined && ofSlope.interval.lower > 0)
    return none("not closing: the gap clearly grew from year to year");
  const unclear =
    "it is not clear whether the gap is closing: it neither clearly fell nor clearly grew from year to year";
  if (years.kind === "none") return none(`${unclear}${fewestWords(years)}`);
  if (ofSlope === undefined || !(ofSlope.interval.upper < 0)) return none(unclear);
  return {
    ...years,
    inScales: years.inScales.map((number) => ({
      ...number,
      interval: { ...number.interval, lower: Math.max(0, number.interval.lower) },
    })),
  };
}
