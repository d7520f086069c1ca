import type { ExactFigure } from "../estimates/exact.ts";
import { formatFixed } from "../number/decimal.ts";
import { type Finding, hidden } from "./finding.ts";
import { hiddenBecause, type Units } from "./primary.ts";
import { protectCount, type Rules } from "./rules.ts";

/** Decimals of the bounds of a share, and of years. */
const decimalsOfUnit = { fraction: 3, years: 1 } as const;

/**
 * Protection of a number that describes the units themselves: a count is rounded or hidden, and anything else is hidden
 * where one of the counts behind it is small.
 *
 * @example // under srs-10: 1233 schools are shown as 1235, 7 are hidden, and so is a share with 7 schools behind it
 */
export function protectExact({ figure, value, rests }: ExactFigure, rules: Rules, units: Units): Finding {
  const counts = rests.map((rest) => protectCount(rest.units, rules));
  if (counts.some((count) => count === null)) return hidden(figure, "suppressed", hiddenBecause(rules, units));
  if (value === null) return hidden(figure, "not_available", `no ${units} to describe`);
  const { unit } = figure;
  if (figure.statistic === "count") {
    const shown = protectCount(value, rules);
    if (shown === null) return hidden(figure, "suppressed", hiddenBecause(rules, units));
    return { kind: "exact", figure, status: "published", value: shown, decimals: 0, unit: units };
  }
  const decimals = unit === "years" ? decimalsOfUnit.years : decimalsOfUnit.fraction;
  return {
    kind: "exact",
    figure,
    status: "published",
    value: Number(formatFixed(value, decimals)),
    decimals,
    unit: unit === "years" ? "years" : "share",
  };
}
