import { type Domain, domainOf, schoolMeanOf } from "../../../src/figures/domain.ts";
import type { Formula } from "../../../src/figures/figure.ts";
import { mean, minus } from "../../../src/figures/formula.ts";
import { areaName } from "./draw-nation.ts";

/** A figure of the trial: what it is, of how many schools, and its formula in an area of the nation. */
export interface TrialFigure {
  readonly statistic: string;
  /** `20` for a nation of 20, `10 of 20` for an area of 10 in it, `10 and 6 of 20` for a difference of two. */
  readonly where: string;
  readonly formula: Formula;
  /** The same formula in the whole nation: what is true of it; null where nothing is true but 0. */
  readonly truth: Formula | null;
}

const now = 2016;
const place = (name: string) => ({ key: name, scheme: "area", code: name, name, within: null });
const units = (population: string, area: string, year: number): Domain => domainOf(population, place(area), year);

type InArea = (area: string) => Formula;
const level =
  (population: string): InArea =>
  (area) =>
    mean(units(population, area, now));
const gapIn = (area: string, year: number) =>
  minus(mean(units("others", area, year)), mean(units("disadvantaged", area, year)));

function schoolMeans(area: string): { readonly ofOthers: Formula; readonly ofGroup: Formula } {
  const [others, group] = [units("others", area, now), units("disadvantaged", area, now)];
  return { ofOthers: mean(schoolMeanOf(others, group)), ofGroup: mean(schoolMeanOf(group, others)) };
}

const gaps: Readonly<Record<string, InArea>> = {
  gap: (area) => minus(mean(units("others", "nation", now)), mean(units("disadvantaged", area, now))),
  "in-area gap": (area) => gapIn(area, now),
};

const statistics: Readonly<Record<string, InArea>> = {
  ...gaps,
  change: (area) => minus(gapIn(area, now), gapIn(area, now - 1)),
  "mean of the group": level("disadvantaged"),
  "mean of the comparison": level("others"),
  "between schools": (area) => minus(schoolMeans(area).ofOthers, schoolMeans(area).ofGroup),
  "within schools": (area) => minus(gapIn(area, now), minus(schoolMeans(area).ofOthers, schoolMeans(area).ofGroup)),
};

/** Figures of a nation and of the first area of each size, and differences of the first areas of each two sizes. */
export function figuresOf(areas: readonly number[]): readonly TrialFigure[] {
  const schools = areas.reduce((sum, one) => sum + one, 0);
  const firsts = [...new Set(areas)].map((size) => ({ size, at: areas.indexOf(size) }));
  const single = Object.entries(statistics).flatMap(([statistic, formula]) => {
    const truth = formula("nation");
    return [
      { statistic, where: `${schools}`, formula: truth, truth },
      ...firsts.map(({ size, at }) => ({
        statistic,
        where: `${size} of ${schools}`,
        formula: formula(areaName(at)),
        truth,
      })),
    ];
  });
  const pairs = new Map<string, readonly [number, number]>();
  for (const [second, other] of areas.entries())
    for (let first = 0; first < second; first++) {
      const sizes = `${areas[first]} and ${other} of ${schools}`;
      if (!pairs.has(sizes)) pairs.set(sizes, [first, second]);
    }
  const differences = [...pairs].flatMap(([where, [first, second]]) =>
    Object.entries(gaps).map(([statistic, formula]) => ({
      statistic: `difference of ${statistic}s`,
      where,
      formula: minus(formula(areaName(first)), formula(areaName(second))),
      truth: null,
    })),
  );
  return [...single, ...differences];
}
