import { type Domain, domainOf } from "../../../src/figures/domain.ts";
import type { Figure, Formula } from "../../../src/figures/figure.ts";
import { mean, minus, over } from "../../../src/figures/formula.ts";
import { areas, type SizeClass, years } from "./law.ts";

export const statistics = ["gap", "in-area gap", "change", "ratio"] as const;
export type TrialStatistic = (typeof statistics)[number];

/** A figure of the trial and the class it counts in. */
export interface FigureOfTrial {
  readonly of: SizeClass;
  readonly statistic: TrialStatistic;
  readonly figure: Figure;
}

const [before, after] = years;

function domain(population: string, area: string, year: number): Domain {
  return domainOf(population, { key: area, scheme: "area", code: area, name: area, within: null }, year);
}

function gap(area: string, year: number, from = "nation"): Formula {
  return minus(mean(domain("others", from, year)), mean(domain("disadvantaged", area, year)));
}

function figureOf(area: string, formula: Formula, as: Pick<Figure, "statistic" | "base" | "unit">): Figure {
  return {
    id: `trial/${as.statistic}/${area}`,
    measure: "trial",
    ...as,
    of: domain("disadvantaged", area, after),
    against: null,
    with: null,
    formula,
    crosses: [],
    role: "asked",
    under: null,
  };
}

const ofGap = { statistic: "gap", base: "gap", unit: "outcome" } as const;
const ofChange = { statistic: "difference", base: "gap", unit: "outcome" } as const;
const ofRatio = { statistic: "ratio", base: "gap", unit: "ratio" } as const;

/**
 * Every figure of the trial: of each area its gap to the nation's others, the gap inside it, and the change of the gap
 * over the two years; of each pair of areas the ratio of their gaps, and of the nation that of its two years.
 */
export function figuresOfTrial(): readonly FigureOfTrial[] {
  const own = (of: SizeClass, area: string): readonly FigureOfTrial[] => [
    { of, statistic: "gap", figure: figureOf(area, gap(area, after), ofGap) },
    ...(area === "nation"
      ? []
      : [
          {
            of,
            statistic: "in-area gap" as const,
            figure: figureOf(area, gap(area, after, area), { ...ofGap, statistic: "in_area_gap", base: "in_area_gap" }),
          },
        ]),
    { of, statistic: "change", figure: figureOf(area, minus(gap(area, after), gap(area, before)), ofChange) },
  ];
  const found = [...own("3400", "nation")];
  found.push({
    of: "3400",
    statistic: "ratio",
    figure: figureOf("nation", over(gap("nation", after), gap("nation", before)), ofRatio),
  });
  for (const [index, { name, of }] of areas.entries()) {
    if (of === "rest") continue;
    found.push(...own(of, name));
    const second = areas[index + 1];
    if (Number(name.slice(-2)) % 2 === 1 && second?.of === of)
      found.push({
        of,
        statistic: "ratio",
        figure: figureOf(name, over(gap(name, after), gap(second.name, after)), ofRatio),
      });
  }
  return found;
}
