import type { Estimated } from "../estimate.ts";

/**
 * Years until a gap closes, or the reason why there are none: "not closing" where the slope is clearly above 0, and
 * "unclear whether it is closing" where it is neither clearly below nor clearly above.
 *
 * The interval covers which schools were drawn. It takes for granted that the line was straight and goes on, which
 * nothing in the data can show: a way to say how slow a change is, not a forecast. The lower end is not below 0.
 *
 * @param years the gap of the last year divided by what it loses per year, with Fieller's interval
 * @param slope of the same years
 * @param gap of the last year
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
  if (ofSlope !== undefined && ofSlope.interval.lower > 0) return none("not closing: the gap grew from year to year");
  if (ofSlope === undefined || !(ofSlope.interval.upper < 0) || years.kind === "none")
    return none("unclear whether it is closing: the gap neither clearly fell nor clearly grew from year to year");
  return {
    ...years,
    inScales: years.inScales.map((number) => ({
      ...number,
      interval: { ...number.interval, lower: Math.max(0, number.interval.lower) },
    })),
  };
}
