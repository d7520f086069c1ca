import { type Domain, domainOf } from "../../src/figures/domain.ts";
import type { AnyFigure, Figure } from "../../src/figures/figure.ts";
import { mean } from "../../src/figures/formula.ts";
import type { Counted, Finding, HiddenFinding, ShownFinding, ShownNumber } from "../../src/release/finding.ts";

export const townArea = { key: "town", scheme: "area", code: "town", name: "Town", within: null };

/** A figure of pupils in a town in 2015, unless told otherwise. */
export function figureOf(changed: Partial<Figure> = {}): Figure {
  const of: Domain = changed.of ?? domainOf("group", townArea, 2015);
  return {
    id: [
      ...(changed.base === undefined || changed.base === "gap" ? [] : [changed.base]),
      of.population,
      of.area.key,
      of.year,
    ].join("/"),
    role: "asked",
    under: null,
    measure: "progress",
    statistic: "gap",
    base: "gap",
    of,
    against: null,
    with: null,
    formula: mean(of),
    unit: "outcome",
    crosses: [],
    ...changed,
  };
}

/** A finding that is shown: a value with its interval, an error of a quarter of that, and what marks it. */
export function shownFinding(
  figure: AnyFigure,
  [value, lower, upper]: readonly [number, number, number],
  changed: {
    readonly number?: Partial<ShownNumber>;
    readonly marks?: readonly string[];
    readonly counted?: Counted;
  } = {},
): ShownFinding {
  const se = (upper - lower) / 4;
  const marks = changed.marks ?? [];
  const number = {
    scale: "",
    unit: "months",
    value,
    se,
    fixedSe: se,
    correctedSe: se,
    lower,
    upper,
    rounding: 0,
    decimals: 2,
  };
  return {
    kind: "figure",
    figure,
    status: marks.length > 0 ? "unreliable" : "published",
    numbers: [{ ...number, ...changed.number }],
    seKind: "full",
    degreesOfFreedom: 1000,
    intervalMethod: "leverage-corrected t",
    counted: changed.counted ?? { units: "pupils", n: 100, schools: 20 },
    rests: [],
    resampled: null,
    marks,
    note: marks.join("; "),
  };
}

/** A finding without a number. */
export function hiddenFinding(figure: AnyFigure, status: HiddenFinding["status"], reason: string): Finding {
  return { kind: "hidden", figure, status, reason };
}
